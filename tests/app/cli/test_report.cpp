#include "core/plot/svg.h"

#include "tests/app/cli/report_experiments.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::cli::testing;
using plateau::support::readText;

/// `plateau experiment report` from outside.
class TestReport : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;
    std::string m_folder;

    static support::Finished report(const std::string& folder, const std::string& output,
                                    std::vector<std::string> extra = {}) {
        std::vector<std::string> arguments{"experiment", "report", folder, "-o", output, "--json"};
        arguments.insert(arguments.end(), extra.begin(), extra.end());
        return runPlateau(arguments);
    }

private Q_SLOTS:
    void initTestCase() {
        m_folder = experimentAt(m_dir / "sample", experiment::sample::plan());
        QVERIFY(!m_folder.empty());
    }

    void htmlSaysWhatTheAnswerSays() {
        const std::string file = (m_dir / "out" / "report.html").string();
        const auto made = report(m_folder, file);
        QVERIFY2(made.code == 0, made.err.c_str());
        const Json json = jsonOf(made);
        QCOMPARE(json["written"].size(), std::size_t(1));
        QCOMPARE(json["unfinished"].get<bool>(), false);
        const Json answer = jsonOf(runPlateau({"experiment", "answer", m_folder, "--json"}));
        const std::string html = readText(file);
        QVERIFY(html.find(plot::escapeXml(answer["sentence"].get<std::string>())) != std::string::npos);
        QVERIFY(html.starts_with("<!DOCTYPE html>"));
        QVERIFY2(html.find(m_dir.path().string()) == std::string::npos, "no path of this machine");
    }

    void anotherTargetGivesAnotherAnswer() {
        const std::string file = (m_dir / "report.md").string();
        const auto made = report(m_folder, file, {"--target", "0.93"});
        QVERIFY2(made.code == 0, made.err.c_str());
        QCOMPARE(jsonOf(made)["target"].get<double>(), 0.93);
        QCOMPARE(jsonOf(made)["written"].size(), std::size_t(2));
        QVERIFY(readText(file).find("Needed samples for 93 %") != std::string::npos);
        QVERIFY(readText(m_dir / "report.svg").find("<svg") != std::string::npos);
    }

    void anExistingFileIsReplaced() {
        const auto file = m_dir / "old.html";
        QVERIFY(publishFile(file, "old words", Publish::Replace).ok());
        QCOMPARE(report(m_folder, file.string()).code, 0);
        QVERIFY(readText(file).find("old words") == std::string::npos);
    }

    void otherEndingsAreRefused() {
        const auto made = report(m_folder, (m_dir / "report.docx").string());
        QCOMPARE(made.code, 2);
        QVERIFY(made.err.find(".html or .md") != std::string::npos);
        QVERIFY(!std::filesystem::exists(m_dir / "report.docx"));
    }

    void withoutResultsItIsRefused() {
        QVERIFY(experiment::Folder::create(m_dir / "empty", experiment::sample::plan()).ok());
        const auto made = report((m_dir / "empty").string(), (m_dir / "empty.html").string());
        QCOMPARE(made.code, 3);
        QVERIFY(made.err.find("plateau experiment run empty") != std::string::npos);
        QVERIFY(!std::filesystem::exists(m_dir / "empty.html"));
    }

    void anUnfinishedExperimentSaysSo() {
        const auto folder = experiment::Folder::create(m_dir / "half", experiment::sample::plan());
        QVERIFY(folder.ok());
        experiment::sample::publish(*folder, [](const experiment::CellSpec& spec) { return spec.n <= 80; });
        const auto made = report((m_dir / "half").string(), (m_dir / "half.html").string());
        QVERIFY2(made.code == 0, made.err.c_str());
        QCOMPARE(jsonOf(made)["unfinished"].get<bool>(), true);
        QVERIFY(readText(m_dir / "half.html").find("Unfinished: ") != std::string::npos);
    }

    void hostileNamesStayText() {
        const std::string folder = experimentAt(m_dir / "hostile", hostilePlan());
        const auto made = report(folder, (m_dir / "hostile.html").string());
        QVERIFY2(made.code == 0, made.err.c_str());
        const std::string html = readText(m_dir / "hostile.html");
        QVERIFY(html.find("<script") == std::string::npos);
        QVERIFY(html.find("<img") == std::string::npos);
        QVERIFY(html.find("&lt;script&gt;") != std::string::npos);
    }
};

PLATEAU_TEST(TestReport)
#include "test_report.moc"
