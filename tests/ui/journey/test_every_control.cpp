#include "ui/pages/frame/main_window.h"
#include "ui/pages/frame/rail.h"
#include "ui/pages/frame/welcome_page.h"
#include "ui/pages/frame/window_actions.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"

#include "core/experiment/plan/plan.h"
#include "core/experiment/run/worker_protocol.h"

#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QAbstractButton>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QDialog>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QTimer>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

constexpr int patienceMs = 30'000;

QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// What a user can have before them: an open experiment or none, with or without files in the draft.
struct Scene {
    enum class Open { Nothing, Finished, AtWork, BeingRead, Vanished };
    Open open = Open::Nothing;
    bool draft = false;
};

/// A press that was made; says where the window ended.
QString nameOf(const QAbstractButton& button) {
    const QString name = button.accessibleName().isEmpty() ? button.text() : button.accessibleName();
    return QStringLiteral("%1 “%2”").arg(QString::fromLatin1(button.metaObject()->className()), name);
}

/// The window with two experiments in its list, a program that knows its version and refuses all else, and
/// nobody who answers dialogs: they are closed as soon as they appear.
class Desk {
public:
    Desk() {
        std::filesystem::create_directories(m_folder / "experiments");
        qputenv("PLATEAU_EXPERIMENTS", (m_folder / "experiments").c_str());
        qputenv("XDG_CACHE_HOME", (m_folder / "cache").c_str());
        qputenv("PLATEAU_CLI", program().toLocal8Bit());
        plateau::support::writeText(m_folder / "new.jsonl", "{\"text\":\"lamp on\",\"label\":\"light\"}\n"
                                                            "{\"text\":\"warmer\",\"label\":\"heat\"}\n"
                                                            "{\"text\":\"lamp off\",\"label\":\"light\"}\n"
                                                            "{\"text\":\"colder\",\"label\":\"heat\"}\n");
        m_finished =
            std::make_unique<Showcase>(m_folder / "experiments" / "first", Progress::Done, "First of two");
        m_half =
            std::make_unique<Showcase>(m_folder / "experiments" / "second", Progress::Half, "Second of two");
        m_half->beAtWork();
        m_language.choose(QStringLiteral("en"));
        m_session = std::make_unique<Session>(textOf(m_folder / "settings.ini"));
        m_window = std::make_unique<MainWindow>(*m_session, m_language);
        makePages(*m_window, *m_session);
        m_window->resize(1280, 800);
        m_window->show();
        m_session->cli().check();
        m_refuse.setInterval(5);
        QObject::connect(&m_refuse, &QTimer::timeout, &m_refuse, [] { refuse(); });
        m_refuse.start();
    }
    ~Desk() {
        m_window.reset();
        qunsetenv("PLATEAU_CLI");
    }

    MainWindow& window() { return *m_window; }
    Session& session() { return *m_session; }
    bool isComplete() const { return m_session->cli().isReady() && m_session->experiments().size() == 2; }
    QString file() const { return textOf(m_folder / "new.jsonl"); }
    QString finished() const { return textOf(m_finished->root()); }

    /// Brings the scene about; what the press before has changed is changed back.
    bool set(const Scene& scene, Step step) {
        refuse();
        for (const DraftEntry& entry : QList<DraftEntry>(m_session->drafts().list())) {
            m_session->drafts().discard(entry.id);
        }
        m_window->showNormal();
        m_window->resize(1280, 800);
        const QString wanted = folderOf(scene.open);
        const bool reads = scene.open == Scene::Open::BeingRead;
        if (m_session->folder() != wanted || reads) {
            wanted.isEmpty() ? m_session->closeExperiment() : m_session->openExperiment(wanted);
        }
        const bool vanished = scene.open == Scene::Open::Vanished;
        if (!wanted.isEmpty() && !reads && !vanished &&
            !QTest::qWaitFor([this] { return m_session->snapshot() != nullptr; }, patienceMs)) {
            return false;
        }
        Draft draft;
        if (scene.draft) {
            draft.files = {{file(), FileRole::Domain}};
        }
        m_session->editDraft(draft, QStringLiteral("arrange"));
        m_window->showStep(step);
        if (m_window->page(Step::Answer)->isVisible() && scene.open == Scene::Open::Finished) {
            auto* filled = m_window->page(Step::Answer);
            static_cast<void>(QTest::qWaitFor(
                [filled] { return filled->headerActions().back()->isEnabled(); }, patienceMs));
        }
        QCoreApplication::processEvents();
        return true;
    }

    /// What must hold whatever was pressed.
    QString fault() const {
        const QString open = m_session->snapshot() ? m_window->windowTitle() : QString();
        if (m_session->folder().isEmpty() && m_window->windowTitle() != QLatin1String("Plateau")) {
            return QStringLiteral("the title names what is closed: ") + m_window->windowTitle();
        }
        for (int i = 0; i < stepCount; ++i) {
            const QString purpose = m_window->page(static_cast<Step>(i))->purpose();
            for (const char* name : {"First of two", "Second of two"}) {
                if (purpose.contains(QLatin1String(name)) && !open.startsWith(QLatin1String(name))) {
                    return QStringLiteral("a page speaks of another experiment: ") + purpose;
                }
            }
            static_cast<void>(m_window->page(static_cast<Step>(i))->status());
            static_cast<void>(m_window->page(static_cast<Step>(i))->command());
        }
        return {};
    }

private:
    QString program() const {
        const auto path = m_folder / "plateau";
        plateau::support::writeText(
            path, "#!/bin/sh\nif [ \"$1\" = --version ]; then echo '{\"name\":\"plateau\",\"version\":\"1\","
                  "\"build\":\"b\",\"protocol\":" +
                      std::to_string(experiment::protocolVersion) +
                      ",\"schema\":" + std::to_string(experiment::Plan::currentSchema) +
                      "}'; exit; fi\necho 'not today' >&2; exit 1\n");
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        return textOf(path);
    }
    QString folderOf(Scene::Open open) const {
        switch (open) {
        case Scene::Open::Finished:
        case Scene::Open::BeingRead:
            return textOf(m_finished->root());
        case Scene::Open::AtWork:
            return textOf(m_half->root());
        case Scene::Open::Vanished:
            return textOf(m_folder / "experiments" / "gone");
        case Scene::Open::Nothing:
            break;
        }
        return {};
    }
    static void refuse() {
        if (auto* popup = QApplication::activePopupWidget()) {
            popup->close();
        } else if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
            dialog->reject();
        }
    }

    plateau::support::TemporaryFolder m_folder;
    std::unique_ptr<Showcase> m_finished;
    std::unique_ptr<Showcase> m_half;
    Language m_language;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QTimer m_refuse;
};

/// Swallows "Show the folder".
class NoFiles : public QObject {
    Q_OBJECT
public:
    NoFiles() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take"); }
    ~NoFiles() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    Q_SLOT void take(const QUrl& /*url*/) {}
};

} // namespace

/// Two experiments and a draft: whatever is pressed in whatever state, the window lives and speaks of what is
/// open.
class TestEveryControl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_desk.reset(); }
    void anotherExperimentIsOpened_data() { scenes(); }
    void anotherExperimentIsOpened();
    void everyButton_data() { scenesAndSteps(); }
    void everyButton();
    void everyMenuEntry_data() { scenes(); }
    void everyMenuEntry();
    void everyDrop_data() { scenesAndSteps(); }
    void everyDrop();
    void everyEntryOfAnExperiment_data() { scenes(); }
    void everyEntryOfAnExperiment();

private:
    static void scenes();
    static void scenesAndSteps();
    static Scene scene();
    QList<QAbstractButton*> buttons() const;
    std::unique_ptr<Desk> m_desk;
    NoFiles m_noFiles;
};

void TestEveryControl::initTestCase() {
    m_desk = std::make_unique<Desk>();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->isComplete(), patienceMs);
}

void TestEveryControl::scenes() {
    QTest::addColumn<int>("open");
    QTest::addColumn<bool>("draft");
    const auto row = [](const char* name, Scene::Open open, bool draft) {
        QTest::newRow(name) << static_cast<int>(open) << draft;
    };
    row("nothing", Scene::Open::Nothing, false);
    row("a draft", Scene::Open::Nothing, true);
    row("an experiment", Scene::Open::Finished, false);
    row("an experiment and a draft", Scene::Open::Finished, true);
    row("a run at work and a draft", Scene::Open::AtWork, true);
    row("an experiment that is being read and a draft", Scene::Open::BeingRead, true);
    row("an experiment that is gone and a draft", Scene::Open::Vanished, true);
}

void TestEveryControl::scenesAndSteps() {
    QTest::addColumn<int>("open");
    QTest::addColumn<bool>("draft");
    QTest::addColumn<int>("step");
    const struct {
        const char* name;
        Scene::Open open;
        bool draft;
    } rows[] = {{"nothing", Scene::Open::Nothing, false},
                {"a draft", Scene::Open::Nothing, true},
                {"an experiment", Scene::Open::Finished, false},
                {"an experiment and a draft", Scene::Open::Finished, true},
                {"a run at work and a draft", Scene::Open::AtWork, true},
                {"an experiment that is gone and a draft", Scene::Open::Vanished, true}};
    for (const auto& row : rows) {
        for (int step = 0; step < stepCount; ++step) {
            QTest::addRow("%s, step %d", row.name, step + 1)
                << static_cast<int>(row.open) << row.draft << step;
        }
    }
}

Scene TestEveryControl::scene() {
    QFETCH(int, open);
    QFETCH(bool, draft);
    return {static_cast<Scene::Open>(open), draft};
}

QList<QAbstractButton*> TestEveryControl::buttons() const {
    QList<QAbstractButton*> out;
    for (QAbstractButton* button : m_desk->window().findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->isEnabled()) {
            out << button;
        }
    }
    return out;
}

void TestEveryControl::anotherExperimentIsOpened() {
    QVERIFY(m_desk->set(scene(), Step::Data));
    m_desk->window().openPaths({m_desk->finished()});
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->session().snapshot(), patienceMs);
    QCOMPARE(m_desk->fault(), QString());
}

void TestEveryControl::everyButton() {
    QFETCH(int, step);
    QVERIFY(m_desk->set(scene(), static_cast<Step>(step)));
    const qsizetype count = buttons().size();
    QVERIFY(count > 8);
    for (qsizetype i = 0; i < count; ++i) {
        QVERIFY(m_desk->set(scene(), static_cast<Step>(step)));
        const QList<QAbstractButton*> now = buttons();
        if (i >= now.size()) {
            break;
        }
        const QString name = nameOf(*now[i]);
        now[i]->click();
        QCoreApplication::processEvents();
        QVERIFY2(m_desk->fault().isEmpty(), qPrintable(name + QStringLiteral(": ") + m_desk->fault()));
    }
}

void TestEveryControl::everyMenuEntry() {
    WindowActions& menus = m_desk->window().actions();
    for (QMenu* menu :
         {&menus.file(), &menus.edit(), &menus.view(), &menus.help(), &menus.recent(), &menus.settings()}) {
        const qsizetype count = menu->actions().size();
        for (qsizetype i = 0; i < count; ++i) {
            QVERIFY(m_desk->set(scene(), Step::Data));
            if (i >= menu->actions().size() || menu->actions()[i]->menu() != nullptr) {
                continue;
            }
            const QString name = menu->actions()[i]->text();
            menu->actions()[i]->trigger();
            QCoreApplication::processEvents();
            QVERIFY2(m_desk->fault().isEmpty(), qPrintable(name + QStringLiteral(": ") + m_desk->fault()));
        }
    }
}

void TestEveryControl::everyDrop() {
    QFETCH(int, step);
    const QString paths[] = {m_desk->file(), m_desk->finished(), QStringLiteral("/no/such/thing.xyz")};
    for (const QString& path : paths) {
        QVERIFY(m_desk->set(scene(), static_cast<Step>(step)));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent drop(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_desk->window(), &drop);
        QCoreApplication::processEvents();
        QVERIFY2(m_desk->fault().isEmpty(), qPrintable(path + QStringLiteral(": ") + m_desk->fault()));
    }
}

/// The menu of each experiment in the rail: its entries are chosen one after another with the keyboard.
void TestEveryControl::everyEntryOfAnExperiment() {
    constexpr int entries = 4;
    for (const ExperimentEntry& entry : m_desk->session().experiments()) {
        for (int downs = 1; downs <= entries; ++downs) {
            QVERIFY(m_desk->set(scene(), Step::Data));
            QTimer::singleShot(0, qApp, [downs] {
                if (QWidget* menu = QApplication::activePopupWidget()) {
                    for (int i = 0; i < downs; ++i) {
                        QTest::keyClick(menu, Qt::Key_Down);
                    }
                    QTest::keyClick(menu, Qt::Key_Return);
                }
            });
            Q_EMIT m_desk->window().rail().experimentMenuWanted(entry.folder, QPoint(100, 300));
            QCoreApplication::processEvents();
            QCOMPARE(m_desk->fault(), QString());
        }
        m_desk->session().dequeue(entry.folder);
    }
}

PLATEAU_WINDOW_TEST(TestEveryControl)
#include "test_every_control.moc"
