#include "core/data/sample_file.h"
#include "tests/core/experiment/create_request.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using sample::createRequest;
using sample::rows;
using support::TemporaryFolder;
using support::writeText;

class TestCreateGeneral : public QObject {
    Q_OBJECT

    TemporaryFolder m_dir;

    CreateRequest request(std::vector<std::string> mixtures = {"none", "50%"}) const {
        CreateRequest request = createRequest(m_dir / "e", m_dir / "train.jsonl");
        request.test = m_dir / "test.jsonl";
        request.sizes = {16, 32, 64, 128};
        request.general.files = {m_dir / "general.jsonl"};
        for (const std::string& text : mixtures) {
            request.general.mixtures.push_back(*parseSeries(text));
        }
        return request;
    }

    static void refuses(const CreateRequest& request, const std::vector<std::string>& parts) {
        const auto created = createExperiment(request);
        QVERIFY(!created.ok());
        const std::string text = created.error().text();
        for (const std::string& part : parts) {
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
        }
        QVERIFY2(!created.error().fix.empty() || text.find('.') != std::string::npos, text.c_str());
        QVERIFY(!std::filesystem::exists(request.folder / "experiment.json"));
    }

private Q_SLOTS:
    void init() {
        std::filesystem::remove_all(m_dir / "e");
        writeText(m_dir / "train.jsonl", rows(200, 2));
        writeText(m_dir / "test.jsonl", rows(60, 2, "asked of the test"));
        writeText(m_dir / "general.jsonl", rows(500, 2, "said elsewhere"));
        writeText(m_dir / "more.jsonl", rows(100, 2, "said by others"));
    }

    void generalDataAreCopiedIntoTheFolderAndChecked() {
        auto wanted = request();
        wanted.general.files.push_back(m_dir / "more.jsonl");
        const auto created = createExperiment(wanted);
        QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
        const Plan& plan = created->folder.plan();
        QVERIFY(plan.general.has_value());
        QCOMPARE(plan.general->files.size(), std::size_t(2));
        QCOMPARE(plan.general->files[1].file, std::string("data/general-2.jsonl"));
        QCOMPARE(plan.general->files[1].rows, std::int64_t(100));
        QVERIFY(created->report.generalRows == (std::vector<std::int64_t>{500, 100}));
        std::filesystem::remove(m_dir / "general.jsonl");
        QVERIFY(created->folder.verifyData().ok());
        const auto read =
            data::readSampleFile(m_dir / "e" / plan.general->files[0].file, plan.general->files[0].sha256);
        QVERIFY(read.ok());
        QCOMPARE(read->size(), std::size_t(500));
        writeText(m_dir / "e/data/general-2.jsonl", "");
        QVERIFY(!created->folder.verifyData().ok());
    }

    void aVariedExperimentTakesTheGeneralDataAlong() {
        QVERIFY(createExperiment(request()).ok());
        std::filesystem::remove_all(m_dir / "varied");
        const auto varied = varyExperiment(sample::varyRequest(m_dir / "e", m_dir / "varied"));
        QVERIFY2(varied.ok(), varied.ok() ? "" : varied.error().text().c_str());
        QVERIFY(varied->verifyData().ok());
        QVERIFY(std::filesystem::exists(m_dir / "varied/data/general.jsonl"));
    }

    void labelsOutsideTheDomainsAreRefusedWithTheirRows() {
        std::string odd;
        for (int i = 0; i < 25; ++i) {
            odd += fmt::format("{{\"text\": \"odd {}\", \"label\": \"poem\"}}\n", i);
        }
        writeText(m_dir / "general.jsonl", rows(10, 2, "said elsewhere") + odd);
        refuses(request(), {"25 general rows with labels that the domain does not have",
                            "general.jsonl:11: label 'poem' is none of the domain's",
                            "general.jsonl:30:", "and 5 more"});
    }

    void generalRowsOfTheTestSetAreRefused() {
        writeText(m_dir / "general.jsonl",
                  rows(10, 2, "said elsewhere") +
                      "{\"text\": \"Asked of  THE test 3\", \"label\": \"class 0\"}\n");
        refuses(request(), {"1 general row that a test set also has", "general.jsonl:11: the same as item"});
    }

    void generalRowsOfTheGeneralTestSetAreRefused() {
        writeText(m_dir / "general-test.jsonl", rows(20, 2, "said elsewhere"));
        auto wanted = request();
        wanted.general.test = m_dir / "general-test.jsonl";
        refuses(wanted, {"20 general rows that a test set also has", "of the general test set"});
    }

    void anEmptyPoolIsRefused_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("general") << "general.jsonl";
        QTest::newRow("domain") << "train.jsonl";
    }
    void anEmptyPoolIsRefused() {
        QFETCH(QString, file);
        writeText(m_dir / file.toStdString(), "");
        refuses(request(), {file.toStdString()});
    }

    void aRunThatDrawsNothingFromAPoolIsRefused() {
        auto wanted = request({"99.9%"});
        wanted.training.budget.rule = recipe::BudgetRule::Updates;
        wanted.training.budget.updates = 20; // 320 draws, of which a third of one is general
        refuses(wanted, {"99.9% draws no sample of general in the 20 updates of n = 16"});
        wanted.training.budget.updates = 400;
        QVERIFY(createExperiment(wanted).ok());
    }

    void mixturesNeedGeneralData() {
        auto wanted = request();
        wanted.general.files.clear();
        refuses(wanted, {"draw from a general pool, but there is none"});
    }

    void whatWillBeDrawnIsKnownBefore() {
        auto wanted = request({"none", "50%", "25%/without_replacement", "50%/first_exhausted"});
        const auto examined = examineRequest(wanted);
        QVERIFY(examined.ok());
        QVERIFY(examined->faults.empty());
        const auto& draws = examined->report.draws;
        QCOMPARE(draws.size(), std::size_t(12)); // three mixtures, four sizes
        QCOMPARE(draws[0].mixture, std::string("50%"));
        QCOMPARE(draws[0].updates, std::int64_t(300));
        QVERIFY(draws[0].pools.at("domain") == (training::RealisedDraws{2400, 16, 2384}));
        QVERIFY(draws[0].pools.at("general") == (training::RealisedDraws{2400, 500, 1900}));
        QVERIFY(draws[4].pools.at("domain") == (training::RealisedDraws{16, 16, 0}));
        QVERIFY(draws[4].pools.at("general") == (training::RealisedDraws{500, 500, 0}));
        QCOMPARE(draws[8].pools.at("domain").repeats, std::int64_t(0));
        QVERIFY(draws[8].pools.at("domain").drawn >= 15);
    }

    void plainExperimentsWriteTheSameAsBefore() {
        auto wanted = request({});
        wanted.general.files.clear();
        const auto created = createExperiment(wanted);
        QVERIFY(created.ok());
        const Json report = toJson(created->report);
        QVERIFY(!report.contains("draws") && !report.contains("general_rows"));
        const Json plan = toJson(created->folder.plan());
        QVERIFY(!plan.contains("mixtures") && !plan["data"].contains("general"));
    }
};

PLATEAU_TEST(TestCreateGeneral)
#include "test_create_general.moc"
