#include "core/data/split.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <limits>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

} // namespace

class TestSplitSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheNamesOfSides_data();
    void readsTheNamesOfSides();
    void settingsNameWhatIsWrong_data();
    void settingsNameWhatIsWrong();
    void settingsSurviveJson();
};

void TestSplitSettings::readsTheNamesOfSides_data() {
    QTest::addColumn<S>("text");
    QTest::addColumn<S>("side");
    for (const char* text : {"train", "Training", "TRAIN"}) {
        QTest::newRow(text) << S(text) << S("train");
    }
    for (const char* text : {"validation", "valid", "val", "Dev", "development"}) {
        QTest::newRow(text) << S(text) << S("validation");
    }
    for (const char* text : {"test", "testing", "eval", "evaluation", "holdout"}) {
        QTest::newRow(text) << S(text) << S("test");
    }
    for (const char* text : {"", "tests", "train ", "a very long word that is no side"}) {
        QTest::newRow(fmt::format("'{}'", text).c_str()) << S(text) << S("none");
    }
}

void TestSplitSettings::readsTheNamesOfSides() {
    QFETCH(S, text);
    QFETCH(S, side);
    const auto parsed = parseSide(text);
    QCOMPARE(parsed ? S(name(*parsed)) : S("none"), side);
}

void TestSplitSettings::settingsNameWhatIsWrong_data() {
    QTest::addColumn<double>("test");
    QTest::addColumn<double>("validation");
    QTest::addColumn<S>("field");
    QTest::newRow("fine") << .2 << .1 << S();
    QTest::newRow("largest") << .9 << .05 << S();
    QTest::newRow("no test") << 0.0 << 0.0 << S("split.test_share");
    QTest::newRow("negative") << -.1 << 0.0 << S("split.test_share");
    QTest::newRow("too much test") << .91 << 0.0 << S("split.test_share");
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 0.0 << S("split.test_share");
    QTest::newRow("negative validation") << .2 << -.1 << S("split.validation_share");
    QTest::newRow("nothing left") << .5 << .5 << S("split.validation_share");
}

void TestSplitSettings::settingsNameWhatIsWrong() {
    QFETCH(double, test);
    QFETCH(double, validation);
    QFETCH(S, field);
    std::vector<Fault> faults;
    validate({SplitRule::Stratified, test, validation, 0}, "split", faults);
    QCOMPARE(faults.empty() ? S() : faults.front().field, field);
    QCOMPARE(makeSplit(fixture::numberedSamples(100, 2), {SplitRule::Stratified, test, validation, 0}).ok(),
             field.empty());
    faults.clear();
    validate({SplitRule::Field, test, validation, 0}, "split", faults);
    QVERIFY(faults.empty());
}

void TestSplitSettings::settingsSurviveJson() {
    for (const auto rule :
         {SplitRule::None, SplitRule::Field, SplitRule::Stratified, SplitRule::Group, SplitRule::Order}) {
        const SplitSettings settings{rule, 0.3, 0.15, ~std::uint64_t{0}};
        const Json json = toJson(settings);
        std::vector<Fault> faults;
        JsonFields fields(json, "split", faults);
        QVERIFY(readSplitSettings(fields) == settings);
        QVERIFY(faults.empty());
    }
    const Json wrong = {{"rule", "random"}, {"share", 1}};
    std::vector<Fault> faults;
    JsonFields fields(wrong, "split", faults);
    QVERIFY(readSplitSettings(fields) == SplitSettings{});
    QCOMPARE(faults.size(), std::size_t{2});
    QCOMPARE(faults[0].field, S("split.rule"));
    QCOMPARE(faults[1].field, S("split.share"));
}

PLATEAU_TEST(TestSplitSettings)
#include "test_split_settings.moc"
