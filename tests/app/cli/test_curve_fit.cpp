#include "tests/app/cli/cli_fixture.h"

#include <QtTest>

#include <cmath>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::cli::testing;

class TestCurveFit : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string file(const std::string& content) {
        support::writeText(m_dir / "scores.csv", content);
        return (m_dir / "scores.csv").string();
    }

    /// acc = .92 − .6 n^−.35 with a little seed noise.
    static std::string scores(int seeds, const std::string& header = "n,seed,score") {
        std::string text = header + "\n";
        for (const int n : {50, 100, 200, 400, 800, 1600, 3200}) {
            for (int seed = 0; seed < seeds; ++seed) {
                text += fmt::format("{},{},{:.6f}\n", n, seed,
                                    0.92 - 0.6 * std::pow(n, -0.35) + 0.002 * (seed - 1));
            }
        }
        return text;
    }

private Q_SLOTS:
    void aTargetBeyondTheDataGetsARange() {
        const auto finished = runPlateau(
            {"curve", "fit", file(scores(3)), "--test-items", "1000", "--target", "0.9", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        const Json json = jsonOf(finished);
        QVERIFY2(json.contains("needed"), finished.out.c_str());
        // truth: (.6/.02)^(1/.35) = 16,594
        QVERIFY(json.dump().find("\"predicted\"") != std::string::npos);
    }

    void theSentenceSaysIt() {
        const auto finished =
            runPlateau({"curve", "fit", file(scores(3)), "--test-items", "1000", "--target", "0.8"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QVERIFY2(finished.out.find("80 %") != std::string::npos, finished.out.c_str());
    }

    void oneSeedWithoutTestItemsIsRefused() {
        const auto finished = runPlateau({"curve", "fit", file(scores(1))});
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find("test items") != std::string::npos ||
                     finished.err.find("--test-items") != std::string::npos,
                 finished.err.c_str());
    }

    void otherColumnNamesAreOffered() {
        const auto path = file(scores(2, "samples,run,acc"));
        const auto refused = runPlateau({"curve", "fit", path, "--test-items", "500"});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("samples") != std::string::npos, refused.err.c_str());
        QCOMPARE(runPlateau({"curve", "fit", path, "--test-items", "500", "--n-column", "samples",
                             "--seed-column", "run", "--score-column", "acc"})
                     .code,
                 0);
    }

    void badValuesAreNamed_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no number") << QByteArray("n,seed,score\n50,0,many\n") << QByteArray("scores.csv:2");
        QTest::newRow("NaN") << QByteArray("n,seed,score\n50,0,nan\n100,0,.5\n200,0,.6\n400,0,.7\n")
                             << QByteArray("50");
        QTest::newRow("above one") << QByteArray("n,seed,score\n50,0,1.5\n100,0,.5\n200,0,.6\n400,0,.7\n")
                                   << QByteArray("1.5");
        QTest::newRow("no rows") << QByteArray("n,seed,score\n") << QByteArray("scores.csv");
    }
    void badValuesAreNamed() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, named);
        const auto finished =
            runPlateau({"curve", "fit", file(content.toStdString()), "--test-items", "100"});
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find(named.toStdString()) != std::string::npos, finished.err.c_str());
    }

    void tooLittleIsCannotTellAndNotAnError() {
        const auto finished = runPlateau({"curve", "fit", file("n,seed,score\n50,0,.5\n100,0,.6\n200,0,.7\n"),
                                          "--test-items", "100", "--target", "0.95", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QCOMPARE(jsonOf(finished)["kind"].get<std::string>(), std::string("cannot_tell"));
    }

    void theChartIsWritten() {
        const auto svg = (m_dir / "out" / "curve.svg").string();
        const auto finished =
            runPlateau({"curve", "fit", file(scores(3)), "--test-items", "1000", "--chart", svg});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QVERIFY(support::readText(svg).find("<svg") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCurveFit)
#include "test_curve_fit.moc"
