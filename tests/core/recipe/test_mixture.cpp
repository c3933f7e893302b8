#include "core/recipe/mixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::recipe;

class TestMixture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormIsReadAndWrittenInOneWay_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::addColumn<double>("start");
        QTest::addColumn<double>("middle"); // at 0.5
        QTest::addColumn<double>("end");
        QTest::addColumn<double>("mean");
        QTest::newRow("constant") << "50%"
                                  << "50%" << .5 << .5 << .5 << .5;
        QTest::newRow("rising") << "10%..50%"
                                << "10%..50%" << .1 << .3 << .5 << .3;
        QTest::newRow("falling") << "50%..10%"
                                 << "50%..10%" << .5 << .3 << .1 << .3;
        QTest::newRow("ratio") << "1:4"
                               << "20%" << .2 << .2 << .2 << .2;
        QTest::newRow("replay") << "replay-1%"
                                << "99%" << .99 << .99 << .99 << .99;
        QTest::newRow("dual stage") << "dual-stage"
                                    << "steps:0=100%,0.5=1%" << 1. << .01 << .01 << .505;
        QTest::newRow("cosine") << "cosine:10%..50%"
                                << "cosine:10%..50%" << .1 << .3 << .5 << .3;
        QTest::newRow("drawn") << "points:0=10%,0.25=60%,1=20%"
                               << "points:0=10%,0.25=60%,1=20%" << .1 << .6 - .4 / 3 << .2
                               << .25 * .35 + .75 * .4;
        QTest::newRow("starts late") << "points:0.5=10%,1=50%"
                                     << "points:0.5=10%,1=50%" << .1 << .1 << .5 << .05 + .15;
        QTest::newRow("straight line as points") << "points:0=10%,1=50%"
                                                 << "10%..50%" << .1 << .3 << .5 << .3;
        QTest::newRow("steps") << "steps:0=10%,0.5=50%"
                               << "steps:0=10%,0.5=50%" << .1 << .5 << .5 << .3;
        QTest::newRow("level") << "20%..20%"
                               << "20%" << .2 << .2 << .2 << .2;
        QTest::newRow("options") << "7%/without_replacement/tokens"
                                 << "7%/tokens/without_replacement" << .07 << .07 << .07 << .07;
        QTest::newRow("options said") << "2.5%/samples/updates"
                                      << "2.5%" << .025 << .025 << .025 << .025;
    }

    void everyFormIsReadAndWrittenInOneWay() {
        QFETCH(QString, text);
        QFETCH(QString, written);
        QFETCH(double, start);
        QFETCH(double, middle);
        QFETCH(double, end);
        QFETCH(double, mean);
        const auto mixture = parseMixture(text.toStdString());
        QVERIFY2(mixture.ok(), mixture.ok() ? "" : mixture.error().text().c_str());
        QCOMPARE(QString::fromStdString(mixtureText(*mixture)), written);
        QCOMPARE(mixture->schedule.share(0), start);
        QCOMPARE(mixture->schedule.share(0.5), middle);
        QCOMPARE(mixture->schedule.share(1), end);
        QCOMPARE(mixture->schedule.mean(), mean);
        const auto again = parseMixture(mixtureText(*mixture));
        QVERIFY(again.ok());
        QCOMPARE(QString::fromStdString(mixtureText(*again)), written);
    }

    void theMeanIsTheIntegralOfTheShare_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"cosine:0%..100%", "cosine:0.2=5%,0.4=90%,0.9=10%", "steps:0.3=5%,0.7=90%",
                                 "points:0.1=0%,0.2=100%,0.8=50%"}) {
            QTest::newRow(text) << text;
        }
    }

    void theMeanIsTheIntegralOfTheShare() {
        QFETCH(QString, text);
        const auto mixture = parseMixture(text.toStdString());
        QVERIFY(mixture.ok());
        double sum = 0;
        constexpr int parts = 200'000;
        for (int i = 0; i < parts; ++i) {
            sum += mixture->schedule.share((i + 0.5) / parts);
        }
        QVERIFY(std::abs(sum / parts - mixture->schedule.mean()) < 1e-5);
    }

    void whatCannotBeIsRefusedWithAFix_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << ""
                               << "is no share of the domain";
        QTest::newRow("no percent") << "50"
                                    << "is no share of the domain";
        QTest::newRow("words") << "half"
                               << "is no share of the domain";
        QTest::newRow("half a range") << "10%.."
                                      << "is no share of the domain";
        QTest::newRow("empty point") << "points:0=10%,"
                                     << "is no share of the domain";
        QTest::newRow("nan") << "nan%"
                             << "is no share of the domain";
        QTest::newRow("zero to zero") << "0:0"
                                      << "is no share of the domain";
        QTest::newRow("above 100") << "150%"
                                   << "is 150 %, outside 0 … 100 %";
        QTest::newRow("below 0") << "-5%"
                                 << "is -5 %, outside 0 … 100 %";
        QTest::newRow("end above 100") << "10%..120%"
                                       << "is 120 %, outside 0 … 100 %";
        QTest::newRow("negative ratio") << "-1:4"
                                        << "outside 0 … 100 %";
        QTest::newRow("moment") << "points:0=10%,2=20%"
                                << "a point lies at 2, outside 0 … 1";
        QTest::newRow("order") << "points:0.5=10%,0.2=20%"
                               << "its points do not follow one another";
        QTest::newRow("twice") << "steps:0=10%,0=20%"
                               << "its points do not follow one another";
        QTest::newRow("never general") << "100%"
                                       << "never draws from the general pool";
        QTest::newRow("never domain") << "0%"
                                      << "never draws from the domain pool";
        QTest::newRow("never for long") << "steps:0=0%,1=50%"
                                        << "never draws from the domain pool";
        QTest::newRow("unit") << "50%/words"
                              << "ends with an unknown word";
        QTest::newRow("empty option") << "50%/"
                                      << "ends with an unknown word";
    }

    void whatCannotBeIsRefusedWithAFix() {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const auto mixture = parseMixture(text.toStdString());
        QVERIFY(!mixture.ok());
        QVERIFY2(QString::fromStdString(mixture.error().what).contains(reason), mixture.error().what.c_str());
        QVERIFY(!mixture.error().fix.empty());
    }

    void datasetsShareByWeightOrTemperature() {
        const std::vector<std::int64_t> samples{100, 400};
        QVERIFY(weightsOf({{3, 1}, 1}, samples) == (std::vector<double>{0.75, 0.25}));
        QVERIFY(weightsOf({}, samples) == (std::vector<double>{0.2, 0.8}));
        const auto flatter = weightsOf({{}, 2}, samples); // ∝ 10 and 20
        QVERIFY(std::abs(flatter[0] - 1. / 3) < 1e-12);
    }

    void theLengthOfARunFollowsFromTheMeanShare() {
        const auto draws = [](const char* text) { return drawsByMean(*parseMixture(text), 100, 900); };
        QCOMPARE(draws("50%/first_exhausted"), 200);
        QCOMPARE(draws("50%/all_exhausted"), 1800);
        QCOMPARE(draws("20%/without_replacement"), 1000);
    }
};

PLATEAU_TEST(TestMixture)
#include "test_mixture.moc"
