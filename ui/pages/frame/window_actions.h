#pragma once

#include "ui/theme/tokens.h"

#include <QActionGroup>
#include <QMenu>
#include <QObject>

class QMenuBar;
class QUndoStack;

namespace plateau::ui {

/// Every action of the menus, with its shortcut. The window connects them; texts follow the language.
class WindowActions : public QObject {
    Q_OBJECT
public:
    WindowActions(QUndoStack& undo, QObject* parent);

    QAction* newExperiment;
    QAction* openExperiment;
    QAction* addFile;
    QAction* example;
    QAction* closeExperiment;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* copyCommand;
    QList<QAction*> steps;
    QList<QAction*> themes;    ///< by ModeChoice
    QList<QAction*> languages; ///< zh_CN, en
    QAction* fullScreen;
    QAction* experimentsFolder;
    QAction* notify;
    QAction* environment;
    QAction* shortcuts;
    QAction* about;

    QMenu& file() { return *m_file; }
    QMenu& edit() { return *m_edit; }
    QMenu& view() { return *m_view; }
    QMenu& help() { return *m_help; }
    QMenu& recent() { return *m_recent; }
    /// All four as one menu, for the button of the rail.
    QMenu& all() { return *m_all; }
    QMenu& settings() { return *m_settings; }
    /// Every action with a shortcut, for the window itself: the menu bar is hidden most of the time.
    QList<QAction*> withShortcuts() const;
    void retranslate();

private:
    void makeActions(QUndoStack& undo);
    void makeMenus();
    void nameView();
    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_view;
    QMenu* m_help;
    QMenu* m_recent;
    QMenu* m_all;
    QMenu* m_settings;
};

} // namespace plateau::ui
