#include "ui/pages/answer/export_dialog.h"
#include "ui/pages/frame/main_window.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"

#include "tests/support/temporary_folder.h"
#include "tests/ui/support/watchdog.h"

#include "core/base/json.h"
#include "tests/support/registered_window_test.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QTimer>

#include <sstream>

using namespace plateau;
using namespace plateau::ui;

namespace {

constexpr int readMs = 20'000;
constexpr int trainMs = 240'000;

/// A user at the window, with the mouse only or the keyboard only.
class User {
public:
    User(MainWindow& window, bool keyboard) : m_window(window), m_keyboard(keyboard) {}

    /// A button that can be pressed now, by its text; null: there is none.
    QAbstractButton* button(const QString& text, QWidget* in = nullptr) const {
        for (auto* one : (in == nullptr ? &m_window : in)->findChildren<QAbstractButton*>()) {
            if (one->text() == text && one->isVisible() && one->isEnabled()) {
                return one;
            }
        }
        return nullptr;
    }
    bool waitFor(const QString& text, int patience = readMs) const {
        return QTest::qWaitFor([&] { return button(text) != nullptr; }, patience);
    }
    bool press(QWidget* control) {
        if (control == nullptr || !(m_keyboard ? tabTo(control) : bringIntoView(control))) {
            return false;
        }
        m_keyboard ? QTest::keyClick(control, Qt::Key_Space) : QTest::mouseClick(control, Qt::LeftButton);
        return true;
    }
    bool pressText(const QString& text, QWidget* in = nullptr) { return press(button(text, in)); }
    /// Chooses a line of a box by its text.
    bool choose(const QString& name, const QString& text) {
        QComboBox* box = nullptr;
        if (!QTest::qWaitFor(
                [&] { return (box = control<QComboBox>(name)) != nullptr && box->findText(text) >= 0; },
                readMs)) {
            return false;
        }
        const int wanted = box->findText(text);
        if (m_keyboard) {
            return tabTo(box) && stepTo(*box, wanted);
        }
        if (!bringIntoView(box)) {
            return false;
        }
        QTest::mouseClick(box, Qt::LeftButton);
        QAbstractItemView* list = box->view();
        if (!QTest::qWaitFor([list] { return list->isVisible(); }, readMs)) {
            return false;
        }
        QTest::qWait(QApplication::doubleClickInterval()); // the popup ignores the click that opened it
        const QPoint at = list->visualRect(list->model()->index(wanted, box->modelColumn())).center();
        QTest::mouseMove(list->viewport(), at - QPoint(4, 0));
        QTest::mouseMove(list->viewport(), at);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
        return QTest::qWaitFor([box, text] { return box->currentText() == text; }, readMs);
    }
    bool chooseTab(QTabBar* tabs, const QString& text) {
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) != text) {
                continue;
            }
            if (!m_keyboard) {
                QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
            } else if (!tabTo(tabs)) {
                return false;
            }
            while (tabs->currentIndex() < i) {
                QTest::keyClick(tabs, Qt::Key_Right);
            }
            return tabs->currentIndex() == i;
        }
        return false;
    }
    /// Replaces the text of a line.
    bool type(QLineEdit* line, const QString& text) {
        if (line == nullptr || !(m_keyboard ? tabTo(line) : bringIntoView(line))) {
            return false;
        }
        if (!m_keyboard) {
            QTest::mouseClick(line, Qt::LeftButton);
        }
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, text);
        return line->text() == text;
    }
    template <typename Control>
    Control* control(const QString& name) const {
        for (auto* one : m_window.findChildren<Control*>()) {
            if (one->accessibleName() == name && one->isVisible()) {
                return one;
            }
        }
        return nullptr;
    }
    QString texts() const {
        QStringList all;
        for (const QLabel* label : m_window.findChildren<QLabel*>()) {
            if (label->isVisible()) {
                all << label->text();
            }
        }
        return all.join(QLatin1Char('\n'));
    }

private:
    static bool tabTo(QWidget* control) {
        QWidget* top = control->window();
        if (!top->isActiveWindow()) { // without a window manager a closed dialog gives the focus to nobody
            QApplication::setActiveWindow(top);
        }
        for (int presses = 0; presses < 400; ++presses) {
            if (QApplication::focusWidget() == control) {
                return true;
            }
            QWidget* now = QApplication::focusWidget();
            QTest::keyClick(now != nullptr && now->window() == top ? now : top, Qt::Key_Tab);
        }
        return false;
    }
    static bool stepTo(QComboBox& box, int wanted) {
        for (int steps = 0; steps < box.count() && box.currentIndex() != wanted; ++steps) {
            QTest::keyClick(&box, box.currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
        }
        return box.currentIndex() == wanted;
    }
    /// Scrolls to it; what was unfolded just now has its place a moment later.
    static bool bringIntoView(QWidget* control) {
        return QTest::qWaitFor(
            [control] {
                for (QWidget* up = control->parentWidget(); up != nullptr; up = up->parentWidget()) {
                    if (auto* area = qobject_cast<QScrollArea*>(up)) {
                        area->ensureWidgetVisible(control);
                    }
                }
                return !control->visibleRegion().isEmpty();
            },
            readMs);
    }

    MainWindow& m_window;
    bool m_keyboard;
};

QString words(const char* context, const char* text) {
    return QCoreApplication::translate(context, text);
}

/// The fixture's sentences under field names that have to be mapped.
void writeData(const std::filesystem::path& path) {
    std::istringstream lines(
        plateau::support::readText(std::string(PLATEAU_TEST_DATA) + "/support/home_control_small.jsonl"));
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        const auto row = parseJson(line, "fixture");
        out += Json{{"said", row->at("text")},
                    {"room", "hall"},
                    {"meant", row->at("label")},
                    {"split", row->at("split")}}
                   .dump() +
               "\n";
    }
    plateau::support::writeText(path, out);
}

} // namespace

/// From a file to an exported answer, as a user goes: open, map, plan, run, answer, export. With the program
/// that really trains.
class TestWalkThrough : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromAFileToAnExport_data();
    void fromAFileToAnExport();

private:
    /// Answers the file dialog that comes next.
    static void expectFile(const QString& path);
    static void mapFields(User& user, MainWindow& window);
    static void plan(User& user);
    static void exportTable(User& user, const QString& path);
};

void TestWalkThrough::expectFile(const QString& path) {
    auto* timer = new QTimer(qApp);
    connect(timer, &QTimer::timeout, timer, [timer, path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* line =
            dialog == nullptr ? nullptr : dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        if (line != nullptr) {
            timer->deleteLater();
            line->setText(path); // pasted: typing would open the list of completions
            QTest::keyClick(line, Qt::Key_Return);
        }
    });
    timer->start(50);
}

void TestWalkThrough::mapFields(User& user, MainWindow& window) {
    const QString toPlan = words("plateau::ui::DataPage", "Continue to plan");
    QTRY_VERIFY_WITH_TIMEOUT(window.step() == Step::Data && !window.findChildren<QTabBar*>().isEmpty(),
                             readMs);
    QTabBar* tabs = window.page(Step::Data)->findChild<QTabBar*>();
    QTRY_VERIFY_WITH_TIMEOUT(tabs->isVisible(), readMs);
    QVERIFY(user.chooseTab(tabs, words("plateau::ui::Inspector", "Fields")));
    QVERIFY2(user.choose(words("plateau::ui::FieldsPanel", "Text"), QStringLiteral("said")),
             qPrintable(user.texts()));
    QVERIFY(user.choose(words("plateau::ui::FieldsPanel", "Label"), QStringLiteral("meant")));
    QVERIFY2(user.waitFor(toPlan), qPrintable(user.texts()));
    QVERIFY(user.pressText(toPlan));
    QTRY_COMPARE(window.step(), Step::Plan);
}

void TestWalkThrough::plan(User& user) {
    const QString method = words("plateau::ui::MethodCard", "What is trained");
    const QString fold =
        words("plateau::ui::PlanCard", "Settings: %1").arg(words("plateau::ui::MethodCard", "Method"));
    QTRY_VERIFY(user.control<QAbstractButton>(fold) != nullptr);
    if (user.control<QComboBox>(method) == nullptr) {
        QVERIFY(user.press(user.control<QAbstractButton>(fold)));
    }
    QVERIFY(user.choose(method, words("plateau::ui::MethodCard", "last layer only")));
    const QString start = words("plateau::ui::PlanPage", "Start");
    QVERIFY2(user.waitFor(start, trainMs), qPrintable(user.texts()));
    QVERIFY(user.pressText(start));
}

void TestWalkThrough::exportTable(User& user, const QString& path) {
    QVERIFY(user.pressText(words("plateau::ui::AnswerPage", "Export")));
    ExportDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget())) != nullptr);
    // Without a window manager nobody gives a new dialog the focus, and late changes of it close popups.
    QTest::qWait(500);
    QApplication::setActiveWindow(dialog);
    QVERIFY(user.choose(words("plateau::ui::ExportDialog", "What"),
                        words("plateau::ui::ExportDialog", "Table of cells as CSV")));
    QVERIFY(user.type(dialog->findChild<QLineEdit*>(), path));
    QVERIFY(user.pressText(words("plateau::ui::ExportDialog", "Export"), dialog));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), readMs);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isSaving(), readMs);
    QVERIFY(user.pressText(words("plateau::ui::ExportDialog", "Close"), dialog));
    QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
}

void TestWalkThrough::fromAFileToAnExport_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("keyboard");
    QTest::newRow("English, mouse") << QStringLiteral("en") << false;
    QTest::newRow("English, keyboard") << QStringLiteral("en") << true;
    QTest::newRow("Chinese, mouse") << QStringLiteral("zh_CN") << false;
    QTest::newRow("Chinese, keyboard") << QStringLiteral("zh_CN") << true;
}

void TestWalkThrough::fromAFileToAnExport() {
    QFETCH(QString, language);
    QFETCH(bool, keyboard);
    const plateau::support::TemporaryFolder folder;
    qputenv("PLATEAU_EXPERIMENTS", (folder / "experiments").c_str());
    writeData(folder / "sentences.jsonl");
    Language texts;
    texts.choose(language);
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    MainWindow window(session, texts);
    makePages(window, session);
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    session.cli().check();
    QTRY_VERIFY_WITH_TIMEOUT(session.cli().isReady(), readMs);
    plateau::ui::support::Watchdog watchdog;
    User user(window, keyboard);

    expectFile(QString::fromStdString((folder / "sentences.jsonl").string()));
    QVERIFY(user.pressText(words("plateau::ui::WelcomePage", "Choose a file")));
    mapFields(user, window);
    plan(user);
    QTRY_COMPARE_WITH_TIMEOUT(window.step(), Step::Run, trainMs);
    const QString see = words("plateau::ui::RunPage", "See answer");
    QVERIFY2(user.waitFor(see, trainMs), qPrintable(user.texts()));
    QVERIFY(session.snapshot()->state.missing().empty());
    const auto cells =
        static_cast<std::size_t>(session.snapshot()->state.count(experiment::CellStatus::Done));
    QVERIFY(cells > 0);
    QVERIFY(user.pressText(see));
    QTRY_COMPARE(window.step(), Step::Answer);
    const QString rows = QString::fromStdString((folder / "cells.csv").string());
    exportTable(user, rows);
    const auto csv = plateau::support::readText(rows.toStdString());
    QCOMPARE(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), std::size_t{1} + cells);
    QVERIFY2(watchdog.worstMilliseconds() < plateau::ui::support::latestMilliseconds,
             qPrintable(QString::number(watchdog.worstMilliseconds())));
}

PLATEAU_WINDOW_TEST(TestWalkThrough)
#include "test_walk_through.moc"
