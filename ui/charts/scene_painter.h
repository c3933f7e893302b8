#pragma once

#include "core/plot/scene.h"

class QPainter;

namespace plateau::ui {

/// Paints a scene of core/plot: the same picture as its SVG.
void paintScene(QPainter& painter, const plot::Scene& scene, const plot::Theme& theme);

} // namespace plateau::ui
