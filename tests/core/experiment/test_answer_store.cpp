#include "tests/core/experiment/sample_experiment.h"

#include "core/experiment/analyse/answer_store.h"

#include "core/base/checksummed_json.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <set>

using namespace plateau;
using namespace plateau::experiment;
using sample::isCell;
using sample::makePending;
using sample::stateOf;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

std::set<std::string> kindsOf(const std::vector<Warning>& warnings) {
    std::set<std::string> kinds;
    for (const Warning& warning : warnings) {
        kinds.insert(warning.kind == WarningKind::Finding ? warning.subject : name(warning.kind));
    }
    return kinds;
}

} // namespace

class TestAnswerStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void warningsNameWhatWeakensTheAnswer();
    void tooFewSizesCannotTell();
    void answersAreNumberedAndNotRepeated();
    void anAnswerOfTheFirstVersionIsReadAsOneOfToday();
    void aDamagedAnswerIsPassedOver();
};

void TestAnswerStore::warningsNameWhatWeakensTheAnswer() {
    const Plan plan = sample::plan();
    const ExperimentState state = stateOf(plan, [](CellState& cell) {
        cell.result->underTrained.belowBaseline = isCell(cell, 20, 0);
        if (isCell(cell, 40, 0)) {
            cell.status = CellStatus::Diverged;
        } else if (isCell(cell, 80, 0)) {
            makePending(cell);
            cell.status = CellStatus::Failed;
        }
    });
    const std::vector<Warning> fromData = {{WarningKind::Leaks, {{"rows", 3}}, "", "3 leak", "remove"},
                                           {WarningKind::EmptyTexts, {}, "", "empty", ""}};
    const auto answer =
        computeAnswer(plan, state, {.target = 0.9}, {.dataWarnings = fromData, .testSet = {}});
    const auto kinds = kindsOf(answer.warnings);
    for (const char* wanted : {"under_trained", "diverged", "failed", "leaks", "few_seeds", "pool_larger"}) {
        QVERIFY2(kinds.contains(wanted), wanted);
    }
    QVERIFY(!kinds.contains("empty_texts"));
    for (const Warning& warning : answer.warnings) {
        QVERIFY2(!warning.sentence.empty(), name(warning.kind));
    }
    std::vector<Fault> faults;
    QVERIFY(readWarnings(*parseJson(toJson(answer.warnings).dump(), "w"), faults) == answer.warnings);
    QVERIFY(faults.empty());
}

void TestAnswerStore::tooFewSizesCannotTell() {
    const Plan plan = sample::plan();
    const auto answer = computeAnswer(plan,
                                      stateOf(plan,
                                              [](CellState& cell) {
                                                  if (cell.planned.spec.n > 40) {
                                                      makePending(cell);
                                                  }
                                              }),
                                      {.target = 0.95});
    QVERIFY(answer.answer.kind == statistics::AnswerKind::CannotTell);
    QVERIFY(answer.sentence.find("Cannot tell") == 0);
    QVERIFY(kindsOf(answer.warnings).contains("refused"));
    const auto empty = computeAnswer(plan, stateOf(plan, makePending), {.target = 0.95});
    QVERIFY(empty.answer.kind == statistics::AnswerKind::CannotTell && !empty.sentence.empty());
}

void TestAnswerStore::answersAreNumberedAndNotRepeated() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    QVERIFY(!newestAnswer(folder));
    const ExperimentState state = stateOf(folder.plan());
    const auto store = [&](double target, const ExperimentState& from) {
        return storeAnswer(folder, computeAnswer(folder.plan(), from, {.target = target}), from)->number;
    };
    QCOMPARE(store(0.9, state), std::int64_t{1});
    QCOMPARE(store(0.9, state), std::int64_t{1});
    QCOMPARE(store(0.95, state), std::int64_t{2});
    const ExperimentState fewer = stateOf(folder.plan(), [](CellState& cell) {
        if (isCell(cell, 320, 1)) {
            makePending(cell);
        }
    });
    QCOMPARE(store(0.95, fewer), std::int64_t{3});
    for (std::int64_t number = 4; number < 12; ++number) {
        QCOMPARE(store(0.5 + 0.01 * static_cast<double>(number), state), number);
    }
    const auto newest = newestAnswer(folder);
    QCOMPARE(newest->number, std::int64_t{11}); // not "9", the last by name
    QCOMPARE(newest->json["answer"]["schema"].get<std::string>(), std::string("plateau.answer/1"));
    QCOMPARE(newest->json["results"].size(), state.cells.size());
}

void TestAnswerStore::anAnswerOfTheFirstVersionIsReadAsOneOfToday() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const ExperimentState state = stateOf(folder.plan());
    const auto answer = computeAnswer(folder.plan(), state, {.target = 0.9});
    const Json today = storeAnswer(folder, answer, state)->json;
    QCOMPARE(today["schema"].get<std::string>(), std::string("plateau.answer_file/2"));
    QVERIFY(!today["simple_baselines"].empty());

    Json first = today;
    first["schema"] = "plateau.answer_file/1";
    first["floors"] = first["simple_baselines"];
    first.erase("simple_baselines");
    QVERIFY(publishChecksummed(dir / "e" / "answers" / "1.json", first, Publish::Replace).ok());
    QCOMPARE(newestAnswer(folder)->json, today);
    QCOMPARE(storeAnswer(folder, answer, state)->json, today); // the same inputs: no second file
}

void TestAnswerStore::aDamagedAnswerIsPassedOver() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const ExperimentState state = stateOf(folder.plan());
    for (const double target : {0.8, 0.9}) {
        QVERIFY(storeAnswer(folder, computeAnswer(folder.plan(), state, {.target = target}), state).ok());
    }
    const auto second = dir / "e" / "answers" / "2.json";
    writeText(second, readText(second).substr(0, 100));
    writeText(dir / "e" / "answers" / "x9.json", "{}");
    QCOMPARE(newestAnswer(folder)->number, std::int64_t{1});
    QCOMPARE(storeAnswer(folder, computeAnswer(folder.plan(), state, {.target = 0.7}), state)->number,
             std::int64_t{3});
}

PLATEAU_TEST(TestAnswerStore)
#include "test_answer_store.moc"
