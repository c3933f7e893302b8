#pragma once

#include "ui/session/cli_locator.h"

#include "core/base/json.h"

#include <QList>

#include <optional>

class QAction;
class QWidget;

namespace plateau::ui {

/// Small windows of the Help menu; they do not block. @param doctor what `plateau doctor --json` said
void showEnvironment(QWidget& window, const CliStatus& cli, const std::optional<Json>& doctor);
void showShortcuts(QWidget& window, const QList<QAction*>& actions);
void showAbout(QWidget& window, const CliStatus& cli);

} // namespace plateau::ui
