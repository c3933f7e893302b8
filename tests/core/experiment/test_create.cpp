#include "tests/core/experiment/create_request.h"
#include "tests/support/temporary_folder.h"

#include "core/data/sample_file.h"
#include "core/experiment/plan/subset_rows.h"
#include "core/experiment/store/data_report.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace plateau;
using namespace plateau::experiment;
using sample::createRequest;
using sample::rows;
using sample::warns;
using support::TemporaryFolder;
using support::writeText;

namespace {

std::set<std::string> ids(const std::filesystem::path& file) {
    std::set<std::string> out;
    const auto samples = data::readSampleFile(file);
    for (const data::Sample& sample : *samples) {
        out.insert(sample.id);
    }
    return out;
}

} // namespace

class TestCreate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneFileBecomesACompleteExperiment();
    void theSameFilesGiveTheSameExperiment();
    void aGivenTestFileIsTheTestSet();
    void theSplitFieldIsFollowed();
    void groupsStayOnOneSide();
    void groupsThatAllowNoSplitAreNotUsed();
    void namedFieldsCountOverGuessedOnes();
    void whatTheDataHoldsIsReported();
    void theReportCanBeReadAgain();
    void poolFactsReachThePlan();
    void subsetsOfASeedAreNested();
};

void TestCreate::oneFileBecomesACompleteExperiment() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(1000, 4));
    const auto created = createExperiment(createRequest(dir / "lamps", dir / "train.jsonl"));
    QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
    const auto opened = Folder::open(dir / "lamps");
    QVERIFY(opened.ok());
    const Plan& plan = opened->plan();
    QCOMPARE(plan.name, std::string("lamps"));
    QCOMPARE(plan.labels.size(), std::size_t{4});
    QCOMPARE(plan.split.kind, std::string("stratified"));
    QCOMPARE(plan.test.rows, std::int64_t{200});
    QCOMPARE(plan.domain.rows, std::int64_t{800});
    QCOMPARE(plan.sizes.back(), std::int64_t{800});
    QVERIFY(plan.sizes.size() >= 5 && plan.sizes.back() >= 16 * plan.sizes.front());
    QVERIFY(opened->verifyData().ok());
    const auto pool = ids(dir / "lamps" / "data" / "domain.jsonl");
    const auto test = ids(dir / "lamps" / "data" / "test.jsonl");
    QCOMPARE(pool.size() + test.size(), std::size_t{1000});
    QVERIFY(std::none_of(test.begin(), test.end(), [&](const std::string& id) { return pool.contains(id); }));
    QCOMPARE(support::countEntries(dir / "lamps"), std::size_t{2}); // experiment.json and data
}

void TestCreate::theSameFilesGiveTheSameExperiment() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(300, 3));
    auto request = createRequest(dir / "a", dir / "train.jsonl");
    request.name = "same";
    const auto first = createExperiment(request);
    request.folder = dir / "b";
    const auto second = createExperiment(request);
    QVERIFY(first->folder.plan() == second->folder.plan());
    request.folder = dir / "c";
    request.splitSeed = 1;
    const auto third = createExperiment(request);
    QVERIFY(third->folder.plan().test.sha256 != first->folder.plan().test.sha256);
}

void TestCreate::aGivenTestFileIsTheTestSet() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(200, 2));
    writeText(dir / "test.jsonl", rows(40, 2, "switch off fan"));
    writeText(dir / "more.jsonl", rows(30, 2, "open door"));
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    request.test = dir / "test.jsonl";
    request.validation = dir / "more.jsonl";
    const auto created = createExperiment(request);
    QVERIFY(created.ok());
    const Plan& plan = created->folder.plan();
    QCOMPARE(plan.split, (SplitRecord{"given_file", 0, 0}));
    QCOMPARE(plan.domain.rows, std::int64_t{200});
    QCOMPARE(plan.test.rows, std::int64_t{40});
    QCOMPARE(plan.validation->rows, std::int64_t{30});
    QVERIFY(created->folder.verifyData().ok());
}

void TestCreate::theSplitFieldIsFollowed() {
    const TemporaryFolder dir;
    writeText(dir / "all.jsonl", rows(200, 2, "train text", ", \"split\": \"train\"") +
                                     rows(20, 2, "validation text", ", \"split\": \"validation\"") +
                                     rows(50, 2, "test text", ", \"split\": \"test\""));
    const auto created = createExperiment(createRequest(dir / "e", dir / "all.jsonl"));
    QVERIFY(created.ok());
    const Plan& plan = created->folder.plan();
    QCOMPARE(plan.split.kind, std::string("split_field"));
    QCOMPARE(plan.domain.rows, std::int64_t{200});
    QCOMPARE(plan.test.rows, std::int64_t{50});
    QCOMPARE(plan.validation->rows, std::int64_t{20});
}

void TestCreate::groupsStayOnOneSide() {
    const TemporaryFolder dir;
    std::string text;
    for (int i = 0; i < 400; ++i) {
        text += fmt::format("{{\"text\": \"sentence {}\", \"label\": \"{}\", \"template\": \"t{}\"}}\n", i,
                            i % 2, i / 8);
    }
    writeText(dir / "train.jsonl", text);
    const auto created = createExperiment(createRequest(dir / "e", dir / "train.jsonl"));
    QVERIFY(created.ok());
    QCOMPARE(created->folder.plan().split.kind, std::string("group"));
    std::set<std::string> groups;
    const auto test = data::readSampleFile(dir / "e" / "data" / "test.jsonl");
    const auto pool = data::readSampleFile(dir / "e" / "data" / "domain.jsonl");
    for (const data::Sample& sample : *test) {
        groups.insert(sample.group);
    }
    for (const data::Sample& sample : *pool) {
        QVERIFY(!groups.contains(sample.group));
    }
    QVERIFY(!groups.empty());
}

void TestCreate::groupsThatAllowNoSplitAreNotUsed() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(200, 2, "one author", ", \"author\": \"me\""));
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    const auto created = createExperiment(request);
    QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
    QCOMPARE(created->folder.plan().split.kind, std::string("stratified"));
    QVERIFY(warns(created->report, WarningKind::GroupsNotUsed));
    request.folder = dir / "named";
    request.fields.group = "author";
    QVERIFY(!createExperiment(request).ok()); // the user insists, so it is an error
}

void TestCreate::namedFieldsCountOverGuessedOnes() {
    const TemporaryFolder dir;
    std::string text;
    for (int i = 0; i < 100; ++i) {
        text +=
            fmt::format("{{\"text\": \"a{}\", \"title\": \"b{}\", \"label\": \"{}\", \"mood\": \"m{}\"}}\n",
                        i, i, i % 2, i % 5);
    }
    writeText(dir / "train.jsonl", text);
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    request.fields.text = "title";
    request.fields.label = "mood";
    const auto created = createExperiment(request);
    QVERIFY(created.ok());
    QCOMPARE(created->folder.plan().labels.size(), std::size_t{5});
    const auto pool = data::readSampleFile(dir / "e" / "data" / "domain.jsonl");
    QCOMPARE(pool->front().text.front(), 'b');
    for (const data::FieldChoice& choice : created->report.fields) {
        QVERIFY(choice.role != "text" || (choice.field == "title" && choice.reason == "named by you"));
    }
    request.folder = dir / "f";
    request.fields.text = "headline";
    const auto unknown = createExperiment(request);
    QVERIFY(!unknown.ok() && unknown.error().text().find("headline") != std::string::npos);
    QVERIFY(unknown.error().text().find("title") != std::string::npos); // the fields that are there
}

void TestCreate::whatTheDataHoldsIsReported() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2) + rows(10, 2) +                                   // copies
                                       "{\"text\": \"turn on lamp 1\", \"label\": \"class 0\"}\n" // conflict
                                       "{\"text\": \"  \", \"label\": \"class 0\"}\n");
    writeText(dir / "test.jsonl", rows(5, 2) + "{\"text\": \"new\", \"label\": \"class 9\"}\n");
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    request.test = dir / "test.jsonl";
    request.sizes = {50, 100};
    const auto created = createExperiment(request);
    QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
    const CreateReport& report = created->report;
    QCOMPARE(report.duplicateCopies, std::int64_t{11});
    QCOMPARE(report.conflictRows, std::int64_t{3});
    QCOMPARE(report.leakedTestRows, std::int64_t{5});
    QCOMPARE(report.leakedTestIds.size(), std::size_t{5});
    QVERIFY(report.nearLeakedTestIds.empty());
    QCOMPARE(report.nearDuplicateCopies, std::int64_t{99}); // "turn on lamp 0" … "turn on lamp 99"
    QCOMPARE(report.nearDuplicateExamples.size(), std::size_t{5});
    QCOMPARE(report.unseenTestLabels, std::vector<std::string>{"class 9"});
    for (const WarningKind kind :
         {WarningKind::DuplicateTexts, WarningKind::ConflictingLabels, WarningKind::Leaks,
          WarningKind::UnseenTestLabels, WarningKind::SmallTestSet, WarningKind::FewSizes,
          WarningKind::EmptyTexts, WarningKind::NearDuplicates}) {
        QVERIFY2(warns(report, kind), name(kind));
    }
    QCOMPARE(created->folder.plan().labels.size(), std::size_t{2}); // of the pool
}

void TestCreate::theReportCanBeReadAgain() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2) + rows(10, 2));
    const auto created = createExperiment(createRequest(dir / "e", dir / "train.jsonl"));
    QVERIFY(!created->report.warnings.empty());
    QVERIFY(readReport(created->folder).warnings == created->report.warnings);
    writeText(dir / "e" / "data" / "report.json", "{}");
    QVERIFY(readReport(created->folder).warnings.empty());
}

void TestCreate::poolFactsReachThePlan() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2));
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    std::size_t seen = 0;
    request.choosePoolFacts = [&](std::span<const data::Sample> pool) -> Result<PoolFacts> {
        seen = pool.size();
        PoolFacts facts;
        facts.maxTokens = 96;
        facts.warnings = {{WarningKind::UnknownTokens, {{"share", 0.2}}, "", "20 % unknown", "other model"}};
        return facts;
    };
    const auto created = createExperiment(request);
    QCOMPARE(created->folder.plan().training.maxTokens, 96);
    QCOMPARE(seen, static_cast<std::size_t>(created->folder.plan().domain.rows));
    QVERIFY(warns(created->report, WarningKind::UnknownTokens));
    request.folder = dir / "f";
    request.choosePoolFacts = [](auto) -> Result<PoolFacts> {
        return badInput("vocab.txt", "is empty", "Get it.");
    };
    QCOMPARE(createExperiment(request).error().where, std::string("vocab.txt"));
    QVERIFY(!std::filesystem::exists(dir / "f"));
}

void TestCreate::subsetsOfASeedAreNested() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(500, 5));
    const auto created = createExperiment(createRequest(dir / "e", dir / "train.jsonl"));
    const Plan& plan = created->folder.plan();
    const auto pool = data::readSampleFile(dir / "e" / "data" / "domain.jsonl", plan.domain.sha256);
    SubsetRows subsets(plan, *pool);
    const auto small = subsets.rows(20, 3);
    const auto large = subsets.rows(200, 3);
    QVERIFY(std::equal(small->rows.begin(), small->rows.end(), large->rows.begin()));
    QVERIFY(small->sha256 != large->sha256);
    QCOMPARE(SubsetRows(plan, *pool).rows(20, 3)->sha256, small->sha256);
    QVERIFY(subsets.rows(20, 4)->rows != small->rows);
    std::set<std::string> labels;
    const auto five = subsets.rows(5, 0);
    for (const std::uint32_t row : five->rows) {
        labels.insert((*pool)[row].label);
    }
    QCOMPARE(labels.size(), std::size_t{5});
    QVERIFY(!subsets.rows(plan.domain.rows + 1, 0).ok() && !subsets.rows(0, 0).ok());
    QVERIFY(subsets.rows(plan.domain.rows, 0).ok());
}

PLATEAU_TEST(TestCreate)
#include "test_create.moc"
