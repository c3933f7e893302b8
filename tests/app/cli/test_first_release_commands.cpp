#include "core/base/json.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <sstream>

using namespace plateau;
using namespace plateau::cli::testing;

/// The commands on a folder that the first release left.
class TestFirstReleaseCommands : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string folder() const { return (m_dir / "old").string(); }

    static void copyTo(const std::string& folder) {
        std::filesystem::copy(std::filesystem::path(PLATEAU_TEST_DATA) /
                                  "core/experiment/fixtures/first_release",
                              folder, std::filesystem::copy_options::recursive);
    }

    /// Probability of the predicted class by item; both forms of a line.
    static std::map<std::string, double> probabilities(const std::string& file) {
        std::map<std::string, double> out;
        std::istringstream lines(support::readText(file));
        for (std::string line; std::getline(lines, line);) {
            const Json json = *parseJson(line, file);
            out[json["item"].get<std::string>()] =
                (json.contains("columns") ? json["columns"] : json)["probability"].get<double>();
        }
        return out;
    }

private Q_SLOTS:
    void initTestCase() { copyTo(folder()); }

    /// A cell whose result was lost is trained again, to what the first release made of it.
    void itGoesOn() {
        const std::string other = (m_dir / "goes on").string();
        copyTo(other);
        const std::string lost = other + "/results/e776e6b25dad1841"; // 32 samples, seed 0
        const auto before = probabilities(lost + ".predictions.jsonl");
        QCOMPARE(before.size(), std::size_t{12});
        std::filesystem::remove(lost + ".json");
        std::filesystem::remove(lost + ".predictions.jsonl");
        QCOMPARE(jsonOf(runPlateau({"experiment", "status", other, "--json"}))["cells"].size(),
                 std::size_t{6});
        const auto ran = runPlateau({"experiment", "run", other, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const auto after = probabilities(lost + ".predictions.jsonl");
        QCOMPARE(after.size(), before.size());
        for (const auto& [item, probability] : before) {
            QVERIFY(std::abs(after.at(item) - probability) < 1e-3);
        }
        QCOMPARE((*readJson(lost + ".json"))["schema"].get<int>(), 2);
    }

    void itIsSound() {
        const auto checked = runPlateau({"experiment", "check", folder()});
        QVERIFY2(checked.code == 0, checked.err.c_str());
        QVERIFY(checked.out.find("40 samples in the pool, 12 in the frozen test set") != std::string::npos);
    }

    void statusHasEveryCell() {
        const Json status = jsonOf(runPlateau({"experiment", "status", folder(), "--json"}));
        QCOMPARE(status["cells"].size(), std::size_t{6});
        for (const Json& cell : status["cells"]) {
            QCOMPARE(cell["status"].get<std::string>(), std::string("done"));
            QVERIFY(cell["score"].get<double>() > 0);
        }
    }

    void itIsAnswered() {
        const auto answered = runPlateau({"experiment", "answer", folder(), "--json"});
        QVERIFY2(answered.code == 0, answered.err.c_str());
        const Json json = jsonOf(answered);
        QVERIFY(json["sentence"].get<std::string>().find("90 %") != std::string::npos);
        const Json f1 = jsonOf(runPlateau(
            {"experiment", "answer", folder(), "--metric", "macro_f1", "--target", "0.8", "--json"}));
        QVERIFY(!f1["sentence"].get<std::string>().empty());
    }

    void itIsReported() {
        for (const char* name : {"report.html", "report.md"}) {
            const std::string file = (m_dir / name).string();
            const auto reported = runPlateau({"experiment", "report", folder(), "-o", file});
            QVERIFY2(reported.code == 0, reported.err.c_str());
            const std::string text = support::readText(file);
            QVERIFY(text.find("first release") != std::string::npos);
            QVERIFY(text.find("91.7") != std::string::npos); // 11 of 12, the best size
        }
    }

    void itsTableHasEveryScore() {
        const std::string file = (m_dir / "table.csv").string();
        const auto exported = runPlateau({"experiment", "export", folder(), "--csv", file});
        QVERIFY2(exported.code == 0, exported.err.c_str());
        const std::string text = support::readText(file);
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), 7);
        QVERIFY2(text.find(",0.9166666666666666,") != std::string::npos, text.c_str());
    }

    void itsSizesAreCompared() {
        const auto compared =
            runPlateau({"experiment", "compare", folder(), "--sizes", "4,32", "--metric", "log_loss"});
        QVERIFY2(compared.code == 0, compared.err.c_str());
        QVERIFY2(compared.out.find(" nats lower (") != std::string::npos, compared.out.c_str());
    }
};

PLATEAU_TEST(TestFirstReleaseCommands)
#include "test_first_release_commands.moc"
