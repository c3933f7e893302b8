#pragma once

class QWidget;

namespace plateau::ui {

enum class CloseChoice { KeepRunning, Stop, Stay };

/// Asks what becomes of the run when the window closes. The first answer, "keep running", is the usual one.
CloseChoice askAboutRun(QWidget& window);

} // namespace plateau::ui
