#pragma once

#include "ui/theme/tokens.h"

#include <QString>

namespace plateau::ui {

/// The one style sheet over Fusion. What it offers to widgets by dynamic properties:
///   QPushButton, QToolButton  kind = "filled" | "plain" | "danger" | "link" | "icon", compact = true (28 px)
///   QLabel                    tone = "secondary" | "accent" | "good" | "warn" | "bad" | "disabled"
///   QFrame                    surface = "card" | "selected" | "drop"
///   fields                    fault = true (red border)
QString styleSheet(const plot::Theme& tokens, Mode mode);

} // namespace plateau::ui
