// How the window follows its session, and what its actions do.

#include "ui/pages/frame/close_dialog.h"
#include "ui/pages/frame/help_dialogs.h"
#include "ui/pages/frame/main_window.h"
#include "ui/pages/frame/rail.h"
#include "ui/pages/frame/welcome_page.h"
#include "ui/pages/frame/window_actions.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QUrl>

namespace plateau::ui {

namespace {

constexpr int doctorTimeoutMs = 120'000;

QString textOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? untrusted(found->get<std::string>()) : QString();
}

} // namespace

void MainWindow::connectActions() {
    WindowActions& to = *m_actions;
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(to.newExperiment, [this] { leaveExperiment(); });
    on(to.openExperiment, [this] { askForExperiment(); });
    on(to.addFile, [this] { askForFile(); });
    on(to.example, [this] { startExample(); });
    on(to.closeExperiment, [this] { leaveExperiment(); });
    on(to.quit, [this] { close(); });
    on(to.copyCommand, [this] {
        if (const Page* shown = current()) {
            QApplication::clipboard()->setText(shown->command());
        }
    });
    for (int i = 0; i < stepCount; ++i) {
        on(to.steps[i], [this, i] { showStep(static_cast<Step>(i)); });
    }
    for (int i = 0; i < 3; ++i) {
        on(to.themes[i], [this, i] { chooseTheme(static_cast<ModeChoice>(i)); });
    }
    on(to.languages[0], [this] { chooseLanguage(QStringLiteral("zh_CN")); });
    on(to.languages[1], [this] { chooseLanguage(QStringLiteral("en")); });
    on(to.fullScreen, [this](bool full) { full ? showFullScreen() : showNormal(); });
    on(to.experimentsFolder, [this] { askForFolder(); });
    on(to.notify, [this](bool wanted) {
        UserSettings settings = m_session.settings();
        settings.notify = wanted;
        m_session.setSettings(settings);
    });
    on(to.environment, [this] { showEnvironment(*this, m_session.cli().status(), m_doctor); });
    on(to.shortcuts, [this] { showShortcuts(*this, m_actions->withShortcuts()); });
    on(to.about, [this] { showAbout(*this, m_session.cli().status()); });
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::askForExperiment);
    connect(m_welcome, &WelcomePage::fileWanted, this, &MainWindow::askForFile);
    connect(m_welcome, &WelcomePage::exampleWanted, this, &MainWindow::startExample);
}

void MainWindow::connectRail() {
    connect(m_rail, &Rail::stepChosen, this, &MainWindow::showStep);
    connect(m_rail, &Rail::experimentChosen, this, [this](const QString& folder) { openPaths({folder}); });
    connect(m_rail, &Rail::experimentMenuWanted, this, &MainWindow::showExperimentMenu);
    connect(m_rail, &Rail::draftChosen, this, &MainWindow::openDraft);
    connect(m_rail, &Rail::draftMenuWanted, this, &MainWindow::showDraftMenu);
    connect(m_rail, &Rail::newWanted, this, &MainWindow::leaveExperiment);
    connect(m_rail, &Rail::menuWanted, this, [this] {
        const QWidget& button = m_rail->menuButton();
        m_actions->all().popup(button.mapToGlobal(QPoint(0, button.height())));
    });
    connect(m_rail, &Rail::settingsWanted, this, [this] {
        const QSize size = m_actions->settings().sizeHint();
        m_actions->settings().popup(m_rail->settingsButton().mapToGlobal(QPoint(0, -size.height())));
    });
    connect(m_rail, &Rail::languageChosen, this, &MainWindow::chooseLanguage);
    connect(m_rail, &Rail::themeWanted, this, [this] {
        chooseTheme(Theme::instance().mode() == Mode::Dark ? ModeChoice::Light : ModeChoice::Dark);
    });
}

void MainWindow::connectSession() {
    connect(&m_session, &Session::experimentsChanged, this, &MainWindow::refreshExperiments);
    connect(&m_session, &Session::queueChanged, this, &MainWindow::refreshExperiments);
    connect(&m_session.drafts(), &Drafts::listChanged, this, &MainWindow::refreshExperiments);
    connect(&m_session, &Session::draftChanged, this, [this] {
        showStep(m_step);
        refreshSteps();
    });
    connect(&m_session, &Session::folderChanged, this, [this] {
        m_actions->closeExperiment->setEnabled(!m_session.folder().isEmpty());
        m_banners->clear();
        refreshCliBanner();
        refreshExperiments();
        showStep(m_session.folder().isEmpty() ? Step::Data
                                              : (page(Step::Run) != nullptr ? Step::Run : m_step));
    });
    connect(&m_session, &Session::snapshotChanged, this, [this] {
        refreshHeader();
        showDevice();
    });
    connect(&m_session, &Session::openFailed, this, [this](const QString& /*folder*/, const Error& error) {
        showError(QStringLiteral("open"), error);
    });
    connect(&m_session, &Session::runFailed, this, [this](const QString& /*folder*/, const Error& error) {
        showError(QStringLiteral("run"), error);
    });
    connect(&m_session, &Session::runEnded, this, [this] {
        const Snapshot& now = *m_session.snapshot();
        const QString text = now.answer ? untrusted(now.answer->sentence)
                                        : Texts::cells(now.state.count(experiment::CellStatus::Done));
        if (m_session.settings().notify) {
            Q_EMIT runEnded(untrusted(now.plan.name), text);
        }
    });
    connect(&m_session.cli(), &CliRunner::statusChanged, this, [this] {
        refreshCliBanner();
        askDevice();
    });
}

void MainWindow::showError(const QString& topic, const Error& error) {
    BannerContent content;
    content.kind = BannerKind::Bad;
    content.what = Texts::errorTitle(error.kind);
    content.why = Texts::errorDetail(error);
    m_banners->show(topic, content);
}

void MainWindow::refreshCliBanner() {
    const CliStatus& cli = m_session.cli().status();
    BannerContent content;
    content.kind = BannerKind::Bad;
    content.closable = false;
    content.button = tr("Look again");
    content.act = [this] { m_session.cli().check(); };
    switch (cli.state) {
    case CliState::Checking:
    case CliState::Ready:
        m_banners->remove(QStringLiteral("cli"));
        return;
    case CliState::Missing:
        content.what = tr("The program that trains, “plateau”, was not found");
        content.why =
            tr("You can look at experiments. To train, install it beside this window or set PLATEAU_CLI.");
        break;
    case CliState::Unusable:
        content.what = tr("“plateau” was found but does not start");
        content.why = QStringLiteral("%1: %2").arg(cli.program, cli.reason);
        break;
    case CliState::OtherProtocol:
        content.what = tr("“plateau” has another version than this window");
        content.why = tr("Found version %1 with protocol %2. Install both from one release.")
                          .arg(cli.version.version)
                          .arg(cli.version.protocol);
        break;
    }
    m_banners->show(QStringLiteral("cli"), content);
}

void MainWindow::askDevice() {
    if (m_doctor || !m_session.cli().isReady()) {
        return;
    }
    CliCallSettings settings;
    settings.timeoutMs = doctorTimeoutMs;
    m_session.cli().call(
        {QStringLiteral("doctor"), QStringLiteral("--json")}, this,
        [this](const CliReply& reply) {
            m_doctor = reply.value;
            showDevice();
        },
        settings);
}

void MainWindow::showDevice() {
    if (!m_doctor || !m_doctor->is_object()) {
        const bool ready = m_session.cli().isReady();
        m_rail->setDevice(ready ? tr("Device") : tr("No program to train"),
                          ready ? tr("being measured …") : QString());
        return;
    }
    const auto threads = m_doctor->find("threads");
    const int count = threads != m_doctor->end() && threads->is_number_integer() ? threads->get<int>() : 0;
    const QString device = textOf(*m_doctor, "device");
    const bool cpu = device == QLatin1String("cpu");
    const auto fast = m_doctor->find("bfloat16_faster");
    const bool bfloat = fast != m_doctor->end() && fast->is_boolean() && fast->get<bool>();
    const QString now = m_session.runState() == RunState::Running  ? tr("training")
                        : m_session.runState() == RunState::Paused ? tr("paused")
                                                                   : tr("idle");
    m_rail->setDevice(cpu ? tr("CPU · %n core(s)", nullptr, count) : textOf(*m_doctor, "device_name"),
                      (bfloat ? QStringLiteral("bf16") : QStringLiteral("fp32")) + Texts::dot() + now);
}

void MainWindow::leaveExperiment() {
    m_session.closeExperiment();
    m_session.drafts().start({}, tr("begin a new experiment"));
    showStep(Step::Data);
}

void MainWindow::startExample() {
    BannerContent content;
    content.what = tr("The example is being prepared");
    content.why = tr("Reading the samples, freezing the test set …");
    content.closable = false;
    m_banners->show(QStringLiteral("example"), content);
    m_session.makeExperiment(exampleDraft(), this, [this](const std::optional<Error>& error) {
        m_banners->remove(QStringLiteral("example"));
        if (error) {
            showError(QStringLiteral("example"), *error);
        } else {
            showStep(Step::Run);
        }
    });
}

void MainWindow::askForExperiment() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open experiment"),
                                                             experimentsFolder(m_session.settings()));
    if (!folder.isEmpty()) {
        openPaths({folder});
    }
}

void MainWindow::askForFile() {
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Choose data files"), QString(),
        tr("Data files (%1);;All files (*)").arg(QLatin1String(dataFilePatterns)));
    if (!files.isEmpty()) {
        openPaths(files);
    }
}

void MainWindow::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Where new experiments are put"),
                                                             experimentsFolder(m_session.settings()));
    if (!folder.isEmpty()) {
        UserSettings settings = m_session.settings();
        settings.experimentsFolder = folder;
        m_session.setSettings(settings);
    }
}

void MainWindow::showExperimentMenu(const QString& folder, const QPoint& at) {
    QMenu menu;
    menu.addAction(tr("Open"), this, [this, folder] { openPaths({folder}); });
    menu.addAction(tr("Show the folder"), this,
                   [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    if (m_session.queue().contains(folder)) {
        menu.addAction(tr("Take out of the queue"), this, [this, folder] { m_session.dequeue(folder); });
    } else {
        QAction* queue =
            menu.addAction(tr("Run after the others"), this, [this, folder] { m_session.enqueue(folder); });
        queue->setEnabled(m_session.cli().isReady() && !isExperimentRunning(folder));
    }
    menu.exec(at);
}

void MainWindow::openDraft(const QString& id) {
    m_session.closeExperiment();
    m_session.drafts().open(id);
    showStep(Step::Data);
}

void MainWindow::showDraftMenu(const QString& id, const QPoint& at) {
    QMenu menu;
    menu.addAction(tr("Open"), this, [this, id] { openDraft(id); });
    menu.addAction(tr("Discard the draft"), this, [this, id] { m_session.drafts().discard(id); });
    menu.exec(at);
}

bool MainWindow::mayClose() {
    if (m_session.runState() == RunState::Idle) {
        return true;
    }
    switch (askAboutRun(*this)) {
    case CloseChoice::KeepRunning:
        return true;
    case CloseChoice::Stop:
        static_cast<void>(m_session.stopRun());
        return true;
    case CloseChoice::Stay:
        break;
    }
    return false;
}

} // namespace plateau::ui
