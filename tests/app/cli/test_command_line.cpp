#include "tests/app/cli/cli_fixture.h"
#include "tests/app/cli/folder_fixture.h"
#include "tests/core/experiment/compared_sample.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <sstream>

using namespace plateau;
using namespace plateau::cli::testing;

namespace {

/// The names below "Subcommands:" of a help.
std::vector<std::string> subcommandsOf(const std::string& help) {
    std::vector<std::string> names;
    std::istringstream lines(help.substr(std::min(help.find("Subcommands:"), help.size())));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line) && line.starts_with("  ")) {
        if (line[2] != ' ') { // else it goes on with the text of the line above
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
        }
    }
    return names;
}

/// The words of every command that can be run, found as a user finds them: through --help.
void collectCommands(std::vector<std::string> words, std::vector<std::vector<std::string>>& found) {
    auto asked = words;
    asked.push_back("--help");
    const auto names = subcommandsOf(runPlateau(asked).out);
    if (names.empty()) {
        found.push_back(words);
    }
    for (const std::string& name : names) {
        auto below = words;
        below.push_back(name);
        collectCommands(below, found);
    }
}

QByteArray joined(const std::vector<std::string>& words) {
    QByteArray text;
    for (const std::string& word : words) {
        text += (text.isEmpty() ? "" : " ") + QByteArray::fromStdString(word);
    }
    return text;
}

} // namespace

/// What holds for every command: help, usage errors, JSON.
class TestCommandLine : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

private Q_SLOTS:
    void everyHelpHasAnExample_data() {
        QTest::addColumn<QByteArray>("command");
        std::vector<std::vector<std::string>> commands;
        collectCommands({}, commands);
        QVERIFY(commands.size() >= 19);
        for (const auto& words : commands) {
            QTest::newRow(joined(words).constData()) << joined(words);
        }
    }

    void everyHelpHasAnExample() {
        QFETCH(const QByteArray, command);
        std::vector<std::string> words;
        for (const QByteArray& word : command.split(' ')) {
            words.push_back(word.toStdString());
        }
        words.push_back("--help");
        const auto help = runPlateau(words);
        QCOMPARE(help.code, 0);
        const auto options = help.out.find("Options:");
        const auto example = help.out.find("Example", options);
        const auto shown = help.out.find("plateau " + command.toStdString() + " ", example);
        const bool alone =
            help.out.find("plateau " + command.toStdString() + "\n", example) != std::string::npos;
        QVERIFY2(options != std::string::npos && example != std::string::npos &&
                     (alone || shown != std::string::npos),
                 help.out.c_str());
    }

    void usageErrors_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("missing option") << QByteArray("experiment new DIR")
                                        << QByteArray("plateau experiment new") << QByteArray("--train");
        QTest::newRow("unknown option")
            << QByteArray("doctor --nonsense") << QByteArray("plateau doctor") << QByteArray("--nonsense");
        QTest::newRow("unknown command")
            << QByteArray("nonsense") << QByteArray("plateau") << QByteArray("nonsense");
        QTest::newRow("no subcommand")
            << QByteArray("curve") << QByteArray("plateau curve") << QByteArray("subcommand");
        QTest::newRow("bad value") << QByteArray("experiment run DIR --threads=-3")
                                   << QByteArray("plateau experiment run") << QByteArray("--threads");
    }

    void usageErrors() {
        QFETCH(const QByteArray, line);
        QFETCH(const QByteArray, command);
        QFETCH(const QByteArray, named);
        std::vector<std::string> words;
        for (const QByteArray& word : line.split(' ')) {
            words.push_back(word.toStdString());
        }
        const auto plain = runPlateau(words);
        QCOMPARE(plain.code, 2);
        QCOMPARE(plain.out, std::string());
        QVERIFY2(plain.err.find(named.toStdString()) != std::string::npos, plain.err.c_str());

        words.push_back("--json");
        const auto finished = runPlateau(words);
        QCOMPARE(finished.code, 2);
        const Json error = jsonOf(finished).value("error", Json::object());
        QCOMPARE(error.value("kind", ""), std::string("usage"));
        QCOMPARE(error.value("where", ""), command.toStdString());
        QVERIFY2(error.value("what", "").find(named.toStdString()) != std::string::npos,
                 finished.out.c_str());
        QCOMPARE(error.value("fix", ""), "See " + command.toStdString() + " --help.");
    }

    void withoutWordsTheHelpIsShown() {
        for (const auto& words : std::vector<std::vector<std::string>>{{}, {"--json"}, {"--help"}}) {
            const auto shown = runPlateau(words);
            QCOMPARE(shown.code, 0);
            QVERIFY2(shown.out.find("Subcommands:") != std::string::npos, shown.out.c_str());
        }
    }

    void theVersionIsTextOrJson() {
        QVERIFY(runPlateau({"--version"}).out.starts_with("plateau "));
        for (const auto& words :
             std::vector<std::vector<std::string>>{{"--version", "--json"}, {"--json", "--version"}}) {
            QCOMPARE(jsonOf(runPlateau(words)).value("name", ""), std::string("plateau"));
        }
    }

    void aChartIsNeverSvgUnderAnotherName_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("written");
        QTest::newRow("png") << QByteArray("chart.png") << false;
        QTest::newRow("pdf") << QByteArray("chart.pdf") << false;
        QTest::newRow("no ending") << QByteArray("chart") << false;
        QTest::newRow("svg") << QByteArray("chart.svg") << true;
        QTest::newRow("SVG") << QByteArray("chart.SVG") << true;
    }

    void aChartIsNeverSvgUnderAnotherName() {
        QFETCH(const QByteArray, name);
        QFETCH(const bool, written);
        support::writeText(m_dir / "scores.csv", "n,seed,score\n50,1,0.6\n50,2,0.62\n100,1,0.7\n100,2,0.71\n"
                                                 "200,1,0.78\n200,2,0.79\n400,1,0.83\n400,2,0.84\n");
        const auto chart = m_dir / name.toStdString();
        const auto fitted =
            runPlateau({"curve", "fit", (m_dir / "scores.csv").string(), "--chart", chart.string()});
        QVERIFY2(fitted.code == (written ? 0 : 2), fitted.err.c_str());
        QCOMPARE(std::filesystem::exists(chart), written);
        if (!written) {
            QVERIFY2(fitted.err.find("chart.svg") != std::string::npos, fitted.err.c_str());
            for (const auto& words : std::vector<std::vector<std::string>>{
                     {"experiment", "export", "DIR", "--csv", (m_dir / "table.csv").string()},
                     {"experiment", "compare", "DIR"}}) {
                auto line = words;
                line.insert(line.end(), {"--chart", chart.string()});
                const auto refused = runPlateau(line);
                QCOMPARE(refused.code, 2);
                QVERIFY2(refused.err.find("chart.svg") != std::string::npos, refused.err.c_str());
            }
        }
    }

    void aFinishedCellShowsItsResult() {
        const auto folder = m_dir / "finished";
        experiment::sample::make(folder, experiment::sample::rising("finished", 2.5));
        const auto finished = results(folder.string());
        QVERIFY(!finished.empty());
        const std::string cell = std::filesystem::path(finished.begin()->first).stem().string();
        const auto again = runPlateau({"run-cell", cell, "--experiment", folder.string(), "--json"});
        QVERIFY2(again.code == 0, again.err.c_str());
        QCOMPARE(jsonOf(again).value("cell", ""), cell);
        const auto plain = runPlateau({"run-cell", cell, "--experiment", folder.string()});
        QVERIFY2(plain.out.starts_with(cell + ": "), plain.out.c_str());
    }
};

PLATEAU_TEST(TestCommandLine)
#include "test_command_line.moc"
