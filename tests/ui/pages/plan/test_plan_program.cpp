#include "tests/support/temporary_folder.h"

#include "ui/pages/plan/plan_page.h"
#include "ui/pages/plan/plan_summary.h"
#include "ui/session/language.h"

#include "core/experiment/plan/cell.h"
#include "tests/support/registered_window_test.h"

#include <QAction>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;

namespace {

constexpr int checkMs = 60'000;

Draft smallDraft() {
    Draft draft;
    draft.files = {{QStringLiteral(PLATEAU_TEST_DATA "/support/home_control_small.jsonl"), FileRole::Domain}};
    draft.sizes = {14, 28, 56};
    draft.seeds = 2;
    draft.instantSeeds = 1;
    draft.training.budget.epochs = 1;
    draft.training.budget.minUpdates = 5;
    return draft;
}

} // namespace

/// The Plan page with the program and the model of the set-up: what it promises is what is made.
class TestPlanProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theModelIsFoundAndThePlanIsGood();
    void aFaultOfTheProgramReachesItsField();
    void adaptersOnNoLayerAreAFault();
    void whatWasPromisedIsMade();

private:
    bool settle() const {
        return QTest::qWaitFor(
            [this] {
                return m_page->checker().state() == PlanChecker::State::Ready ||
                       m_page->checker().state() == PlanChecker::State::Failed;
            },
            checkMs);
    }
    void edit(const Draft& draft) { m_session->editDraft(draft, QStringLiteral("test")); }

    std::unique_ptr<plateau::support::TemporaryFolder> m_folder;
    Language m_language;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PlanPage> m_page;
};

void TestPlanProgram::init() {
    m_folder = std::make_unique<plateau::support::TemporaryFolder>();
    qputenv("PLATEAU_CLI", PLATEAU_CLI_PROGRAM);
    qputenv("PLATEAU_EXPERIMENTS", (*m_folder / "experiments").c_str());
    qputenv("XDG_CACHE_HOME", (*m_folder / "cache").c_str());
    m_language.choose(QStringLiteral("en"));
    m_session = std::make_unique<Session>(QString::fromStdString((*m_folder / "settings.ini").string()));
    m_page = std::make_unique<PlanPage>(*m_session);
    m_page->retranslate();
    m_page->show();
    edit(smallDraft());
    m_session->cli().check();
    QVERIFY(settle());
}

void TestPlanProgram::cleanup() {
    m_page.reset();
    m_session.reset();
    m_folder.reset();
}

void TestPlanProgram::theModelIsFoundAndThePlanIsGood() {
    const auto& check = m_page->checker().check();
    QVERIFY2(check && check->isGood(),
             m_page->checker().error() ? m_page->checker().error()->text().c_str() : "");
    // 2 baselines, 3 instant cells and 3 of naive Bayes, 3 sizes × 2 seeds
    QCOMPARE(check->cells.size(), std::size_t(2 + 3 + 3 + 6));
    QCOMPARE(check->poolRows, std::int64_t(280));
    QCOMPARE(check->testRows, std::int64_t(102));
    QVERIFY(check->costs->seconds > 0 && check->costs->firstAnswerSeconds < check->costs->seconds);
    QVERIFY(check->costs->machineMemoryBytes > check->costs->memoryBytes);
    QVERIFY(check->smallestGain && *check->smallestGain > 0 && *check->smallestGain < 1);
    QVERIFY(m_page->headerActions().at(1)->isEnabled());
    QVERIFY(!m_page->checker().models().isEmpty());
    // Nothing was written.
    QVERIFY(!std::filesystem::exists(*m_folder / "experiments"));
}

void TestPlanProgram::aFaultOfTheProgramReachesItsField() {
    Draft draft = smallDraft();
    draft.sizes = {14, 28, 5000};
    edit(draft);
    QVERIFY(settle());
    const auto& check = m_page->checker().check();
    QVERIFY(check && check->faults.size() == 1);
    QCOMPARE(check->faults.front().field, QStringLiteral("sizes[2]"));
    QVERIFY(m_page->cards()[2]->field("sizes")->control().property("fault").toBool());
    QVERIFY(!m_page->headerActions().at(1)->isEnabled());
}

void TestPlanProgram::adaptersOnNoLayerAreAFault() {
    Draft draft = smallDraft();
    draft.training.lora.targets = {"q_proj", "v_proj"};
    edit(draft);
    QVERIFY(settle());
    const auto& check = m_page->checker().check();
    QVERIFY(check && check->faults.size() == 1);
    QCOMPARE(check->faults.front().field, QStringLiteral("training.lora.targets"));
}

void TestPlanProgram::whatWasPromisedIsMade() {
    const std::size_t promised = m_page->checker().check()->cells.size();
    QSignalSpy wanted(m_page.get(), &Page::stepWanted);
    m_page->headerActions().at(1)->trigger();
    QVERIFY(QTest::qWaitFor([&wanted] { return wanted.count() > 0; }, checkMs));
    QCOMPARE(wanted.first().first().value<Step>(), Step::Run);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot(), checkMs);
    QCOMPARE(experiment::cellsOf(m_session->snapshot()->plan).size(), promised);
    // The run was started detached: it must not outlive the folder of the test.
    QVERIFY(QTest::qWaitFor([this] { return isExperimentRunning(m_session->folder()); }, checkMs));
    static_cast<void>(m_session->stopRun());
    QVERIFY(QTest::qWaitFor([this] { return !isExperimentRunning(m_session->folder()); }, checkMs));
}

PLATEAU_WINDOW_TEST(TestPlanProgram)
#include "test_plan_program.moc"
