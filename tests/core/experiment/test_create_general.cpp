#include "core/data/sample_file.h"
#include "tests/core/experiment/create_request.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <set>

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

    /// Rows of 40 groups of five, a copy and a near copy of each tenth text in another group.
    static std::string grouped() {
        std::string text;
        const auto row = [&](long i, const std::string& group, const std::string& words) {
            text += fmt::format("{{\"text\": \"{}\", \"label\": \"class {}\", \"site\": \"{}\"}}\n", words,
                                i % 2, group);
        };
        for (long i = 0; i < 200; ++i) {
            const std::string words = fmt::format("page {} of volume {} in shelf {} tells about {}", i * 7919,
                                                  i * 104729, i * 1299709, i * 15485863);
            row(i, fmt::format("site {}", i / 5), words);
            if (i % 10 == 0) {
                row(i, "copies", words);
                row(i, fmt::format("near {}", i), words + "!");
            }
        }
        return text;
    }

    void aShareOfTheGeneralPoolBecomesItsTestSet() {
        writeText(m_dir / "general.jsonl", grouped());
        auto wanted = request();
        wanted.fields.group = "site";
        writeText(m_dir / "train.jsonl", rows(200, 2, "turn on lamp", ", \"site\": \"a\""));
        wanted.general.files.push_back(m_dir / "more.jsonl");
        wanted.general.testShare = 0.2;
        const auto created = createExperiment(wanted);
        QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
        const Plan& plan = created->folder.plan();
        QVERIFY(plan.general->test.has_value());
        QCOMPARE(created->report.generalTestShare, 0.2);
        QCOMPARE(plan.general->rows() + plan.general->test->rows, std::int64_t(340));
        QVERIFY2(std::abs(plan.general->test->rows - 68) <= 30,
                 qPrintable(QString::number(plan.general->test->rows)));
        std::set<std::string> groups;
        std::set<std::string> ids;
        std::set<std::string> texts;
        const auto held =
            data::readSampleFile(m_dir / "e" / plan.general->test->file, plan.general->test->sha256);
        QVERIFY(held.ok());
        for (const data::Sample& sample : *held) {
            groups.insert(sample.group);
            QVERIFY(ids.insert(sample.id).second);
            texts.insert(sample.text.ends_with('!') ? sample.text.substr(0, sample.text.size() - 1)
                                                    : sample.text);
        }
        for (const DataFile& file : plan.general->files) {
            const auto left = data::readSampleFile(m_dir / "e" / file.file, file.sha256);
            QVERIFY(left.ok());
            for (const data::Sample& sample : *left) {
                QVERIFY(sample.group.empty() || !groups.contains(sample.group));
                QVERIFY2(!texts.contains(sample.text.ends_with('!')
                                             ? sample.text.substr(0, sample.text.size() - 1)
                                             : sample.text),
                         sample.text.c_str());
            }
        }
        std::filesystem::remove_all(m_dir / "again");
        wanted.folder = m_dir / "again";
        QVERIFY(createExperiment(wanted)->folder.plan().general == plan.general); // seeded
    }

    void aShareThatCannotBeDrawnIsRefused_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("also");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << 0.0 << ""
                                 << "is 0 % of the general pool";
        QTest::newRow("nearly all") << 0.95 << ""
                                    << "is 95 % of the general pool";
        QTest::newRow("no pool") << 0.1 << "no pool"
                                 << "but there is none";
        QTest::newRow("a file, too") << 0.1 << "file"
                                     << "both a file and a share";
        QTest::newRow("one text") << 0.1 << "one text"
                                  << "cannot be drawn";
    }
    void aShareThatCannotBeDrawnIsRefused() {
        QFETCH(double, share);
        QFETCH(QString, also);
        QFETCH(QString, says);
        auto wanted = request();
        wanted.general.testShare = share;
        if (also == QLatin1String("no pool")) {
            wanted.general.files.clear();
        } else if (also == QLatin1String("file")) {
            wanted.general.test = m_dir / "more.jsonl";
        } else if (also == QLatin1String("one text")) {
            writeText(m_dir / "general.jsonl", "{\"text\": \"the same\", \"label\": \"class 0\"}\n");
        }
        refuses(wanted, {says.toStdString()});
    }

    void nearCopiesOfTestItemsAreListed() {
        const std::string text = "the lamp in the long corridor of the second floor flickers since tuesday";
        writeText(m_dir / "test.jsonl", rows(60, 2, "asked of the test") + "{\"id\": \"t\", \"text\": \"" +
                                            text + "\", \"label\": \"class 0\"}\n");
        writeText(m_dir / "general.jsonl", rows(100, 2, "said elsewhere") + "{\"id\": \"g\", \"text\": \"" +
                                               text + " now\", \"label\": \"class 0\"}\n");
        const auto created = createExperiment(request());
        QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
        QVERIFY(sample::warns(created->report, WarningKind::GeneralNearLeaks));
        QCOMPARE(created->report.generalNearLeakIds.size(), std::size_t(1));
        QVERIFY(!toJson(created->report)["general_near_leak_examples"].empty());
    }

    void domainSamplesInTheGeneralTestAreTold() {
        writeText(m_dir / "general-test.jsonl",
                  rows(20, 2, "never heard before") +
                      "{\"text\": \"Turn on  lamp 7\", \"label\": \"class 1\"}\n");
        auto wanted = request();
        wanted.general.test = m_dir / "general-test.jsonl";
        const auto created = createExperiment(wanted);
        QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
        const auto& warnings = created->report.warnings;
        const auto told = std::find_if(warnings.begin(), warnings.end(), [](const Warning& warning) {
            return warning.kind == WarningKind::DomainInGeneralTest;
        });
        QVERIFY(told != warnings.end());
        QCOMPARE(told->values.at("rows"), 1.0);
        QCOMPARE(told->values.at("items"), 21.0);
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
