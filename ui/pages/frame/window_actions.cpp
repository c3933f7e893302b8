#include "ui/pages/frame/window_actions.h"

#include "ui/pages/frame/rail.h"
#include "ui/widgets/button.h"

#include <QUndoStack>

namespace plateau::ui {

namespace {

template <typename Shortcut>
QAction* withKeys(QObject* parent, Shortcut keys) {
    QAction* action = makeAction(parent, "");
    action->setShortcut(QKeySequence(keys));
    return action;
}

} // namespace

WindowActions::WindowActions(QUndoStack& stack, QObject* parent)
    : QObject(parent),
      m_file(new QMenu),
      m_edit(new QMenu),
      m_view(new QMenu),
      m_help(new QMenu),
      m_recent(new QMenu),
      m_all(new QMenu),
      m_settings(new QMenu) {
    makeActions(stack);
    makeMenus();
    retranslate();
    for (QMenu* menu : {m_file, m_edit, m_view, m_help, m_recent, m_all, m_settings}) {
        menu->setToolTipsVisible(false);
        connect(this, &QObject::destroyed, menu, &QObject::deleteLater);
    }
}

void WindowActions::makeActions(QUndoStack& stack) {
    newExperiment = withKeys(this, QKeySequence::New);
    openExperiment = withKeys(this, QKeySequence::Open);
    addFile = withKeys(this, Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    example = makeAction(this, "");
    closeExperiment = withKeys(this, QKeySequence::Close);
    quit = withKeys(this, QKeySequence::Quit);
    undo = stack.createUndoAction(this);
    undo->setShortcut(QKeySequence::Undo);
    redo = stack.createRedoAction(this);
    redo->setShortcuts({QKeySequence::Redo, QKeySequence(Qt::CTRL | Qt::Key_Y)});
    copyCommand = withKeys(this, Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    for (int i = 0; i < stepCount; ++i) {
        steps << withKeys(this, QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + i)));
    }
    auto* themeGroup = new QActionGroup(this);
    for (int i = 0; i < 3; ++i) {
        themes << themeGroup->addAction(makeAction(this, ""));
        themes.back()->setCheckable(true);
    }
    auto* languageGroup = new QActionGroup(this);
    for (int i = 0; i < 2; ++i) {
        languages << languageGroup->addAction(makeAction(this, ""));
        languages.back()->setCheckable(true);
    }
    fullScreen = withKeys(this, Qt::Key_F11);
    fullScreen->setCheckable(true);
    experimentsFolder = makeAction(this, "");
    notify = makeAction(this, "");
    notify->setCheckable(true);
    environment = makeAction(this, "");
    shortcuts = withKeys(this, Qt::Key_F1);
    about = makeAction(this, "");
}

void WindowActions::makeMenus() {
    m_file->addActions({newExperiment, openExperiment});
    m_file->addMenu(m_recent);
    m_file->addActions({addFile, example});
    m_file->addSeparator();
    m_file->addActions({closeExperiment, quit});
    m_edit->addActions({undo, redo});
    m_edit->addSeparator();
    m_edit->addAction(copyCommand);
    m_view->addActions(steps);
    m_view->addSeparator();
    m_view->addActions(themes);
    m_view->addSeparator();
    m_view->addActions(languages);
    m_view->addSeparator();
    m_view->addAction(fullScreen);
    m_help->addActions({shortcuts, environment, about});
    for (QMenu* menu : {m_file, m_edit, m_view, m_help}) {
        m_all->addMenu(menu);
    }
    m_settings->addActions({experimentsFolder, notify, environment});
}

QList<QAction*> WindowActions::withShortcuts() const {
    return QList<QAction*>{newExperiment, openExperiment, addFile,     closeExperiment, quit,
                           undo,          redo,           copyCommand, fullScreen,      shortcuts} +
           steps;
}

void WindowActions::retranslate() {
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_recent->setTitle(tr("Open &recent"));
    setActionTexts(*newExperiment, tr("&New experiment"),
                   tr("Start a new experiment; the open one stays as it is"));
    setActionTexts(*openExperiment, tr("&Open experiment …"), tr("Open an experiment folder that exists"));
    setActionTexts(*addFile, tr("&Add a file …"), tr("Add a data file to the draft"));
    setActionTexts(*example, tr("Try the home-control &example"),
                   tr("Trains on the example that came with the set-up"));
    setActionTexts(*closeExperiment, tr("&Close experiment"), tr("Back to the start; a run goes on"));
    setActionTexts(*quit, tr("&Quit"), tr("Close the window"));
    setActionTexts(*copyCommand, tr("&Copy as command"),
                   tr("The command line that does what this page does"));
    setActionTexts(*experimentsFolder, tr("Experiments &folder …"), tr("Where new experiments are put"));
    setActionTexts(*notify, tr("&Notify when a run ends"),
                   tr("A message of the desktop when a run is through"));
    setActionTexts(*environment, tr("&Environment …"), tr("Program, device and models that were found"));
    setActionTexts(*shortcuts, tr("&Keyboard …"), tr("Every key that does something"));
    setActionTexts(*about, tr("&About Plateau"), tr("Version and licence"));
    nameView();
}

void WindowActions::nameView() {
    for (int i = 0; i < stepCount; ++i) {
        const QString name = stepName(static_cast<Step>(i));
        setActionTexts(*steps[i], name, tr("Go to %1").arg(name));
    }
    const QString names[] = {tr("Theme of the system"), tr("Light"), tr("Dark")};
    for (int i = 0; i < 3; ++i) {
        setActionTexts(*themes[i], names[i], names[i]);
    }
    setActionTexts(*languages[0], QStringLiteral("中文"), QStringLiteral("中文"));
    setActionTexts(*languages[1], QStringLiteral("English"), QStringLiteral("English"));
    setActionTexts(*fullScreen, tr("&Full screen"), tr("Use the whole screen"));
}

} // namespace plateau::ui
