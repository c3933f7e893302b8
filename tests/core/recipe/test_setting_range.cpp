#include "core/recipe/setting_range.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <set>

using namespace plateau;
using namespace plateau::recipe;

class TestSettingRange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNumberOfTheSettingsIsInTheTable();
    void theReaderTakesBothEndsAndNothingBeyond_data();
    void theReaderTakesBothEndsAndNothingBeyond();
    void defaultsLieInside_data();
    void defaultsLieInside();
    void seedsAndFoldsHaveTheirs();
    void textsSayTheEnds();
};

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Paths of the numbers of a JSON object.
void numbersOf(const Json& json, const std::string& path, std::set<std::string>& found) {
    for (const auto& [key, value] : json.items()) {
        if (value.is_object()) {
            numbersOf(value, path + key + ".", found);
        } else if (value.is_number()) {
            found.insert(path + key);
        }
    }
}

/// Reads LoRA settings with one number changed. @return fields with a fault
std::vector<std::string> faultsOf(const SettingRange& range, double value) {
    Json json = toJson(defaultSettings(MethodKind::Lora));
    Json* place = &json;
    std::string path(range.path);
    if (const auto dot = path.find('.'); dot != std::string::npos) {
        place = &json[path.substr(0, dot)];
        path = path.substr(dot + 1);
    }
    (*place)[path] = range.unit == SettingUnit::Count ? Json(static_cast<std::int64_t>(value)) : Json(value);
    std::vector<Fault> faults;
    JsonFields fields(json, "training", faults);
    const TrainingSettings settings = readSettings(fields);
    validate(settings, "training", faults);
    std::vector<std::string> where;
    for (const Fault& fault : faults) {
        where.push_back(fault.field);
    }
    return where;
}

void addRows() {
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < settingRanges().size(); ++i) {
        QTest::newRow(std::string(settingRanges()[i].path).c_str()) << i;
    }
}

} // namespace

void TestSettingRange::everyNumberOfTheSettingsIsInTheTable() {
    std::set<std::string> written;
    TrainingSettings settings = defaultSettings(MethodKind::Lora);
    settings.lastLayers = 1;                // not written where it is 0
    settings.answer.chatTemplate = "plain"; // likewise where it is empty
    numbersOf(toJson(settings), "", written);
    std::set<std::string> known;
    for (const SettingRange& range : settingRanges()) {
        QVERIFY2(known.insert(std::string(range.path)).second, "is there twice");
        QCOMPARE(&settingRange("training." + std::string(range.path)), &range);
    }
    QVERIFY(written == known);
}

void TestSettingRange::theReaderTakesBothEndsAndNothingBeyond_data() {
    addRows();
}

void TestSettingRange::theReaderTakesBothEndsAndNothingBeyond() {
    QFETCH(std::size_t, index);
    const SettingRange& range = settingRanges()[index];
    const bool whole = range.unit == SettingUnit::Count;
    const double below = whole ? range.low - 1 : std::nextafter(range.low, -infinite);
    const double justAbove = whole ? range.low + 1 : std::nextafter(range.low, infinite);
    const double beyond = whole ? range.high + 1 : std::nextafter(range.high, infinite);
    const double first = range.lowEnd == LowEnd::Taken ? range.low : justAbove;
    const double before = range.lowEnd == LowEnd::Taken ? below : range.low;
    const std::vector<std::string> refused{"training." + std::string(range.path)};
    for (const double value : {first, range.leastShown(), range.high}) {
        QVERIFY(range.takes(value));
        QCOMPARE(faultsOf(range, value), std::vector<std::string>());
    }
    for (const double value : {before, beyond}) {
        QVERIFY(!range.takes(value));
        QCOMPARE(faultsOf(range, value), refused);
    }
    if (!whole) {
        TrainingSettings settings;
        range.set(settings, std::nan(""));
        std::vector<Fault> faults;
        validate(settings, "training", faults);
        QCOMPARE(faults.size(), std::size_t(1));
    }
}

void TestSettingRange::defaultsLieInside_data() {
    addRows();
}

void TestSettingRange::defaultsLieInside() {
    QFETCH(std::size_t, index);
    const SettingRange& range = settingRanges()[index];
    for (const MethodKind method : {MethodKind::Full, MethodKind::Lora, MethodKind::LastLayer}) {
        QVERIFY(range.takes(range.defaultOf(method)));
        // A control can show the default: it has digits enough.
        const double scale = range.unit == SettingUnit::Share ? 100 : 1;
        const double digits = range.defaultOf(method) * scale * std::pow(10, range.decimals);
        QVERIFY(std::abs(digits - std::round(digits)) < 1e-6);
    }
}

void TestSettingRange::seedsAndFoldsHaveTheirs() {
    QCOMPARE(planRanges().size(), std::size_t{3});
    const PlanRange& seeds = planRange("seeds");
    QVERIFY(!seeds.takes(0) && seeds.takes(1) && seeds.takes(1000) && !seeds.takes(1001));
    QCOMPARE(rangeText(seeds), std::string("1 … 1000"));
    QVERIFY(planRange("instant_seeds").takes(0));
    const PlanRange& folds = planRange("folds");
    QVERIFY(folds.takes(0) && !folds.takes(1) && folds.takes(2) && folds.takes(10) && !folds.takes(11));
    QCOMPARE(folds.leastShown(), 0);
    QCOMPARE(rangeText(folds), std::string("0 or 2 … 10"));
}

void TestSettingRange::textsSayTheEnds() {
    QCOMPARE(rangeText(settingRange("lora.rank")), std::string("1 … 512"));
    QCOMPARE(rangeText(settingRange("learning_rate")), std::string("above 0, at most 1"));
    QCOMPARE(defaultText(settingRange("batch")), std::string("16"));
    QCOMPARE(defaultText(settingRange("learning_rate")), std::string("0.002, full 0.0001"));
}

PLATEAU_TEST(TestSettingRange)
#include "test_setting_range.moc"
