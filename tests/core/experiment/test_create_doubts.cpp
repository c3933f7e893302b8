#include "tests/core/experiment/create_request.h"
#include "tests/support/temporary_folder.h"

#include "core/data/sample_file.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <fmt/format.h>

#include <set>

using namespace plateau;
using namespace plateau::experiment;
using sample::createRequest;
using sample::rows;
using sample::warns;
using support::TemporaryFolder;
using support::writeText;

namespace {

std::string messageOf(const Result<Created>& created) {
    return created ? std::string() : created.error().text();
}

const Warning* find(const CreateReport& report, WarningKind kind) {
    const auto found = std::find_if(report.warnings.begin(), report.warnings.end(),
                                    [kind](const Warning& warning) { return warning.kind == kind; });
    return found == report.warnings.end() ? nullptr : &*found;
}

} // namespace

/// What is doubtful about data is told when the experiment is made, and what would answer another question is
/// refused.
class TestCreateDoubts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hiddenTestLabelsAreRefused();
    void aSplitFieldWithOtherValuesIsRefused();
    void aSplitFieldWithoutTestRowsIsTold();
    void numbersKeepTheSpellingOfTraining();
    void repeatedIdsBecomeUnique();
    void groupsThatMissTheShareAreTold();
    void thinTestClassesAreTold();
    void aTimeSplitShowsItsBoundary();
    void everyDoubtIsAWarning();
};

void TestCreateDoubts::hiddenTestLabelsAreRefused() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2));
    std::string test;
    for (int i = 0; i < 30; ++i) {
        test += fmt::format("{{\"text\": \"other {}\", \"label\": -1}}\n", i);
    }
    writeText(dir / "test.jsonl", test);
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    request.test = dir / "test.jsonl";
    QCOMPARE(
        messageOf(createExperiment(request)),
        std::string("test set: no test item has a label that training knows: -1 against class 0, class 1. -1 "
                    "stands for hidden labels: give a test set with labels."));
    QVERIFY(!std::filesystem::exists(dir / "e"));
}

void TestCreateDoubts::aSplitFieldWithOtherValuesIsRefused() {
    const TemporaryFolder dir;
    writeText(dir / "all.jsonl", rows(60, 2, "a", ", \"split\": \"train\"") +
                                     rows(20, 2, "b", ", \"split\": \"test\"") +
                                     rows(15, 2, "c", ", \"split\": \"unlabelled\""));
    QCOMPARE(
        messageOf(createExperiment(createRequest(dir / "e", dir / "all.jsonl"))),
        std::string("all.jsonl:81: the split field says 'unlabelled', which is no side (15 such rows). Use "
                    "train, validation or test, or split by a seeded draw."));
}

void TestCreateDoubts::aSplitFieldWithoutTestRowsIsTold() {
    const TemporaryFolder dir;
    writeText(dir / "all.jsonl",
              rows(60, 2, "a", ", \"part\": \"train\"") + rows(20, 2, "b", ", \"part\": \"dev\""));
    const auto created = createExperiment(createRequest(dir / "e", dir / "all.jsonl"));
    QVERIFY2(created.ok(), messageOf(created).c_str());
    const Warning* told = find(created->report, WarningKind::NoTestInSplit);
    QVERIFY(told != nullptr);
    QCOMPARE(told->subject, std::string("part"));
}

void TestCreateDoubts::numbersKeepTheSpellingOfTraining() {
    const TemporaryFolder dir;
    std::string train = "text,label\n";
    std::string test = train;
    for (int i = 0; i < 60; ++i) {
        train += fmt::format("lamp {},{}.0\n", i, i % 3);
        test += fmt::format("fan {},{}\n", i, i % 3);
    }
    writeText(dir / "train.csv", train);
    writeText(dir / "test.csv", test);
    auto request = createRequest(dir / "e", dir / "train.csv");
    request.test = dir / "test.csv";
    const auto created = createExperiment(request);
    QVERIFY2(created.ok(), messageOf(created).c_str());
    QVERIFY(created->folder.plan().labels == (std::vector<std::string>{"0.0", "1.0", "2.0"}));
    QVERIFY(created->report.unseenTestLabels.empty());
    QCOMPARE(find(created->report, WarningKind::JoinedNumbers)->values.at("rows"), 60.0);
    const auto frozen = data::readSampleFile(dir / "e" / "data" / "test.jsonl");
    QCOMPARE(data::labelNames(*frozen).front(), std::string("0.0"));
}

void TestCreateDoubts::repeatedIdsBecomeUnique() {
    const TemporaryFolder dir;
    std::string text = "key,text,label\n";
    for (int i = 0; i < 60; ++i) {
        text += fmt::format("a{},lamp {},{}\n", i / 3, i, i % 2);
    }
    text += "a0#2,lamp of its own,0\n";
    writeText(dir / "rows.csv", text);
    auto request = createRequest(dir / "e", dir / "rows.csv");
    request.fields.id = "key";
    const auto created = createExperiment(request);
    QVERIFY2(created.ok(), messageOf(created).c_str());
    QCOMPARE(find(created->report, WarningKind::RepeatedIds)->values.at("rows"), 40.0);
    std::set<std::string> ids;
    for (const char* file : {"domain.jsonl", "test.jsonl"}) {
        const auto samples = data::readSampleFile(dir / "e" / "data" / file);
        for (const data::Sample& sample : *samples) {
            ids.insert(sample.id);
        }
    }
    QCOMPARE(ids.size(), std::size_t{61});
    QVERIFY(ids.contains("a0") && ids.contains("a0#2") && ids.contains("a0#3"));
}

void TestCreateDoubts::groupsThatMissTheShareAreTold() {
    const TemporaryFolder dir;
    std::string text;
    for (int i = 0; i < 200; ++i) {
        text += fmt::format("{{\"text\": \"mail {}\", \"label\": \"{}\", \"user\": \"{}\"}}\n", i, i % 2,
                            i < 70    ? "anna"
                            : i < 140 ? "ben"
                                      : "carl");
    }
    writeText(dir / "rows.jsonl", text);
    auto request = createRequest(dir / "e", dir / "rows.jsonl");
    const auto guessed = createExperiment(request);
    QVERIFY2(guessed.ok(), messageOf(guessed).c_str());
    QCOMPARE(guessed->folder.plan().test.rows, std::int64_t{40});
    QVERIFY(warns(guessed->report, WarningKind::GroupsNotUsed));
    request.folder = dir / "named";
    request.fields.group = "user";
    const auto named = createExperiment(request);
    QVERIFY2(named.ok(), messageOf(named).c_str());
    QCOMPARE(named->report.split.kind, std::string("group"));
    const Warning* off = find(named->report, WarningKind::TestShareOff);
    QVERIFY(off != nullptr && off->values.at("share") >= 0.3);
}

void TestCreateDoubts::thinTestClassesAreTold() {
    const TemporaryFolder dir;
    std::string text;
    for (int i = 0; i < 100; ++i) {
        text += fmt::format("{{\"text\": \"mail {}\", \"label\": \"{}\"}}\n", i, i < 96 ? "other" : "rare");
    }
    writeText(dir / "rows.jsonl", text);
    const auto created = createExperiment(createRequest(dir / "e", dir / "rows.jsonl"));
    QVERIFY2(created.ok(), messageOf(created).c_str());
    QCOMPARE(find(created->report, WarningKind::ThinTestClasses)->values.at("classes"), 1.0);
    QCOMPARE(find(created->report, WarningKind::DominantClass)->subject, std::string("other"));
    QCOMPARE(created->report.split.commonestLabel, std::string("other"));
}

void TestCreateDoubts::aTimeSplitShowsItsBoundary() {
    const TemporaryFolder dir;
    std::string text;
    for (int i = 0; i < 50; ++i) {
        text += fmt::format("{{\"text\": \"mail {}\", \"label\": \"{}\", \"sent\": \"{}/{}/2024\"}}\n", i,
                            i % 2, i % 10 + 1, i % 5 * 5 + 8);
    }
    writeText(dir / "rows.jsonl", text);
    auto request = createRequest(dir / "e", dir / "rows.jsonl");
    request.fields.order = "sent";
    request.splitRule = data::SplitRule::Order;
    const auto created = createExperiment(request);
    QVERIFY2(created.ok(), messageOf(created).c_str());
    QCOMPARE(created->folder.plan().split.kind, std::string("time"));
    const SplitFacts& split = created->report.split;
    QCOMPARE(split.form, std::string("dates, month before day"));
    QVERIFY(splitText(split).starts_with("the end by 'sent' (dates, month before day): training until 8/"));
    const auto test = data::readSampleFile(dir / "e" / "data" / "test.jsonl");
    for (const data::Sample& sample : *test) { // September and October, of 10 months
        QVERIFY(sample.row % 10 >= 8);
    }
}

void TestCreateDoubts::everyDoubtIsAWarning() {
    for (int i = 0; i < data::doubtKinds; ++i) {
        const Warning warning = toWarning({static_cast<data::DoubtKind>(i), {{"rows", 2}}, "x"});
        QVERIFY2(warning.kind != WarningKind::Finding, warning.sentence.c_str());
        QVERIFY(!warning.sentence.empty() && !warning.action.empty());
    }
}

PLATEAU_TEST(TestCreateDoubts)
#include "test_create_doubts.moc"
