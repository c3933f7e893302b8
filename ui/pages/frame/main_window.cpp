#include "ui/pages/frame/main_window.h"

#include "ui/pages/frame/page_header.h"
#include "ui/pages/frame/rail.h"
#include "ui/pages/frame/welcome_page.h"
#include "ui/pages/frame/window_actions.h"
#include "ui/session/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focus_ring.h"

#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int collapseBelow = 1100;

} // namespace

MainWindow::MainWindow(Session& session, Language& language)
    : m_session(session),
      m_language(language),
      m_actions(new WindowActions(session.undoStack(), this)),
      m_rail(new Rail),
      m_header(new PageHeader),
      m_stack(new QStackedWidget),
      m_banners(new BannerArea),
      m_welcome(new WelcomePage(session)) {
    build();
    connectActions();
    connectRail();
    connectSession();
    m_welcome->retranslate();
    m_rail->retranslate();
    m_rail->setLanguage(language.code());
    showDevice();
    refreshCliBanner();
    refreshExperiments();
    refreshSteps();
    showStep(Step::Data);
    restoreState();
}

MainWindow::~MainWindow() {
    disconnect(&m_session, nullptr, this, nullptr);
}

void MainWindow::build() {
    setWindowTitle(QStringLiteral("Plateau"));
    setAcceptDrops(true);
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_header);
    m_banners->setContentsMargins(space::page, space::small, space::page, 0);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);
    row->addLayout(column, 1);
    setCentralWidget(middle);
    m_stack->addWidget(m_welcome);
    for (QMenu* menu : {&m_actions->file(), &m_actions->edit(), &m_actions->view(), &m_actions->help()}) {
        menuBar()->addMenu(menu);
    }
    menuBar()->hide();
    addActions(m_actions->withShortcuts());
    new FocusRing(this);
    setMinimumSize(900, 600);
}

void MainWindow::setPage(Step step, Page* page) {
    Page*& place = m_pages[static_cast<std::size_t>(step)];
    if (place != nullptr) {
        m_stack->removeWidget(place);
        delete place;
    }
    place = page;
    m_stack->addWidget(page);
    page->retranslate();
    connect(page, &Page::headerChanged, this, &MainWindow::refreshHeader);
    connect(page, &Page::statusChanged, this, &MainWindow::refreshSteps);
    connect(page, &Page::stepWanted, this, &MainWindow::showStep);
    refreshSteps();
    showStep(m_step);
}

Page* MainWindow::current() const {
    return qobject_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::showStep(Step step) {
    const bool nothingYet = m_session.folder().isEmpty() && m_session.draft().files.isEmpty();
    Page* wanted = page(step);
    if (step == Step::Data && (nothingYet || wanted == nullptr)) {
        wanted = m_welcome;
    }
    if (wanted == nullptr) {
        return;
    }
    const bool changed = m_stack->currentWidget() != wanted;
    m_step = step;
    m_stack->setCurrentWidget(wanted);
    m_rail->setCurrent(step);
    refreshHeader();
    refreshSteps();
    if (changed) {
        wanted->activated();
    }
}

void MainWindow::refreshHeader() {
    if (const Page* shown = current()) {
        m_header->show(shown->title(), shown->purpose(), shown->headerActions());
        m_actions->copyCommand->setEnabled(!shown->command().isEmpty());
        const QString name = m_session.snapshot() ? untrusted(m_session.snapshot()->plan.name) : QString();
        setWindowTitle(name.isEmpty() ? QStringLiteral("Plateau") : QStringLiteral("%1 – Plateau").arg(name));
    }
}

void MainWindow::refreshSteps() {
    for (int i = 0; i < stepCount; ++i) {
        const auto step = static_cast<Step>(i);
        const bool welcome = step == Step::Data && (current() == m_welcome || page(step) == nullptr);
        const Page* shown = welcome ? m_welcome : page(step);
        const StepStatus status = shown != nullptr ? shown->status() : StepStatus{};
        m_rail->setStep(step, status, shown != nullptr);
        m_actions->steps[i]->setEnabled(shown != nullptr);
    }
}

void MainWindow::refreshExperiments() {
    m_rail->setDrafts(m_session.drafts().list(),
                      m_session.folder().isEmpty() ? m_session.drafts().id() : QString());
    m_rail->setExperiments(m_session.experiments(), m_session.queue(), m_session.folder());
    QMenu& recent = m_actions->recent();
    recent.clear();
    for (const ExperimentEntry& entry : m_session.experiments().mid(0, 12)) {
        QString name = untrusted(entry.name);
        QAction* action = recent.addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, folder = entry.folder] { openPaths({folder}); });
    }
    recent.setEnabled(!recent.isEmpty());
}

void MainWindow::openPaths(const QStringList& paths) {
    for (const QString& path : paths) {
        const QFileInfo info(path);
        const QString folder = info.fileName() == QLatin1String("experiment.json") ? info.path() : path;
        if (QFileInfo::exists(QDir(folder).filePath(QStringLiteral("experiment.json")))) {
            m_session.openExperiment(folder);
            return;
        }
    }
    Page* dataPage = page(Step::Data);
    if (dataPage != nullptr && dataPage->takeFiles(paths)) {
        showStep(Step::Data);
        return;
    }
    const QString named = paths.isEmpty() ? QString() : QFileInfo(paths.front()).fileName();
    BannerContent content;
    content.kind = BannerKind::Warn;
    content.what = tr("%1 is no experiment and no data file").arg(named);
    content.why =
        tr("Experiments are folders with an experiment.json; data are JSONL, JSON, CSV or TSV files.");
    m_banners->show(QStringLiteral("open"), content);
}

void MainWindow::chooseLanguage(const QString& code) {
    UserSettings settings = m_session.settings();
    settings.language = code;
    m_session.setSettings(settings);
    m_language.choose(code);
    m_rail->setLanguage(m_language.code());
}

void MainWindow::chooseTheme(ModeChoice choice) {
    const QString names[] = {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    UserSettings settings = m_session.settings();
    settings.theme = names[static_cast<int>(choice)];
    m_session.setSettings(settings);
    Theme::instance().choose(choice);
    m_actions->themes[static_cast<int>(choice)]->setChecked(true);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        m_rail->retranslate();
        m_rail->setLanguage(m_language.code());
        showDevice();
        refreshCliBanner();
        refreshExperiments();
        refreshSteps();
        refreshHeader();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    const bool narrow = width() < collapseBelow;
    if (narrow != m_rail->isCollapsed()) {
        m_rail->setCollapsed(narrow);
        refreshExperiments();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        openPaths(paths);
    }
}

bool MainWindow::event(QEvent* event) {
    // Alt alone shows and hides the menu bar.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        m_altAlone = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt;
    } else if (event->type() == QEvent::KeyRelease && std::exchange(m_altAlone, false)) {
        menuBar()->setVisible(!menuBar()->isVisible());
    }
    return QMainWindow::event(event);
}

void MainWindow::restoreState() {
    QSettings& store = m_session.store();
    if (!restoreGeometry(store.value(QStringLiteral("geometry")).toByteArray())) {
        // The frame that the desktop draws around the window takes its part of the screen.
        constexpr QSize frame(2, 40);
        const QRect free = screen()->availableGeometry();
        resize(QSize(1440, 900).boundedTo(free.size() - frame));
        move(free.topLeft());
    }
    const QString theme = m_session.settings().theme;
    const ModeChoice choice = theme == QLatin1String("dark")    ? ModeChoice::Dark
                              : theme == QLatin1String("light") ? ModeChoice::Light
                                                                : ModeChoice::System;
    m_actions->themes[static_cast<int>(choice)]->setChecked(true);
    m_actions->languages[m_language.code() == QLatin1String("en") ? 1 : 0]->setChecked(true);
    m_actions->notify->setChecked(m_session.settings().notify);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayClose()) {
        event->ignore();
        return;
    }
    m_session.store().setValue(QStringLiteral("geometry"), saveGeometry());
    event->accept();
}

} // namespace plateau::ui
