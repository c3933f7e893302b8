#pragma once

namespace plateau::ui {

class MainWindow;
class Session;

/// Gives the window its pages: the one list of them.
void makePages(MainWindow& window, Session& session);

} // namespace plateau::ui
