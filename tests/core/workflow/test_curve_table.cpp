// Scores of other trainers: what is read, and that messages know no program's options. The cases themselves
// are in tests/app/cli/test_curve_cases.
#include "core/workflow/curve_table.h"
#include "core/workflow/foreign_curve.h"

#include "core/base/error.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::workflow;
using support::TemporaryFolder;

class TestCurveTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsComeAsTheyWereWritten() {
        const TemporaryFolder dir;
        support::writeText(dir / "s.csv", "n,seed,score\n10,0,70%\n10,1,72 %\n20,0,80%\n");
        const auto table = readCurveTable(dir / "s.csv", {});
        QVERIFY(table.ok());
        QVERIFY(table->percent);
        QCOMPARE(table->rows.size(), std::size_t(3));
        QCOMPARE(table->rows[1].score, 0.72);
    }

    void aMissingColumnIsProposedInTheCallersWords() {
        const TemporaryFolder dir;
        support::writeText(dir / "s.csv", "train_size,run,test_f1\n10,0,0.7\n20,0,0.8\n");
        std::optional<CurveProposal> proposed;
        CurveAdvice advice;
        advice.proposal = [&proposed](const CurveProposal& proposal) {
            proposed = proposal;
            return std::string("Press the button.");
        };
        const auto table = readCurveTable(dir / "s.csv", {}, advice);
        QVERIFY(!table.ok());
        QCOMPARE(table.error().fix, std::string("Press the button."));
        QVERIFY(proposed.has_value());
        QCOMPARE(proposed->n, std::string("train_size"));
        QCOMPARE(proposed->score, std::string("test_f1"));
        QCOMPARE(*proposed->seed, std::string("run"));
        QCOMPARE(proposed->metric, std::string("f1"));
        QVERIFY(!proposed->needsTestItems);
    }

    void messagesNameNoOptionOfAnyProgram_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no column") << "a,b\n1,2\n";
        QTest::newRow("a column that tells") << "train_size,acc\n10,0.5\n20,0.6\n";
        QTest::newRow("twice") << "n,seed,score\n10,0,0.7\n10,0,0.8\n";
        QTest::newRow("epochs") << "n,epoch,score\n10,1,0.7\n10,2,0.8\n";
        QTest::newRow("percent") << "n,seed,score\n10,0,70\n10,1,80\n";
    }
    void messagesNameNoOptionOfAnyProgram() {
        QFETCH(QString, text);
        const TemporaryFolder dir;
        support::writeText(dir / "s.csv", text.toStdString());
        auto table = readCurveTable(dir / "s.csv", {});
        const Error error =
            table ? applyUnit(*table, *statistics::metricFromName("accuracy"), ScoreUnit::Share, "s.csv")
                        .error()
                  : table.error();
        QVERIFY2(error.text().find("--") == std::string::npos, error.text().c_str());
        QVERIFY(!error.fix.empty());
    }

    void aTargetMustBeReachable() {
        const auto accuracy = *statistics::metricFromName("accuracy");
        const auto loss = *statistics::metricFromName("loss");
        QVERIFY(checkTarget(0.9, accuracy).ok() && checkTarget(3.5, loss).ok());
        for (const double target : {0.0, 1.0, 90.0}) {
            QCOMPARE(checkTarget(target, accuracy).error().where, std::string("target"));
        }
        QVERIFY(!checkTarget(0, loss).ok());
    }

    void theUsualTargetIsHalfWayToPerfection() {
        statistics::Curve curve;
        curve.metric = *statistics::metricFromName("accuracy");
        curve.points = {{10, {0.5, 0.7}}, {20, {0.8, 0.8}}};
        QVERIFY(std::abs(defaultTarget(curve) - 0.9) < 1e-12);
        curve.points.back().scores = {1, 1};
        QVERIFY(defaultTarget(curve) < 1); // perfection is no target
    }
};

PLATEAU_TEST(TestCurveTable)
#include "test_curve_table.moc"
