#include "core/metric/classification_metrics.h"
#include "core/metric/metric.h"

#include "core/base/random.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace plateau;
using namespace plateau::metric;

namespace {

/// Of an answer that a model wrote, and of the attributes in it.
void addAnswer(Random& random, ItemTable& table) {
    table.columns["exact"].push_back(static_cast<double>(random.below(2)));
    table.columns["token_f1"].push_back(random.uniform());
    table.columns["rouge_l"].push_back(random.uniform());
    const auto words = static_cast<double>(8 + random.below(8));
    table.columns["bleu_words"].push_back(words);
    table.columns["bleu_wanted"].push_back(words + static_cast<double>(random.below(3)));
    for (int order = 1; order <= 4; ++order) {
        const double all = words - order + 1;
        table.columns["bleu_all_" + std::to_string(order)].push_back(all);
        table.columns["bleu_right_" + std::to_string(order)].push_back(std::floor(all * random.uniform()));
    }
    for (const char* outcome : {"right", "wrong", "invented", "missed", "absent"}) {
        table.columns[std::string(outcome) + "_values"].push_back(static_cast<double>(1 + random.below(4)));
    }
}

/// A table that every metric can read: 60 items in 20 groups, seeded.
ItemTable everyColumn() {
    ItemTable table;
    Random random(7, "table");
    for (int i = 0; i < 60; ++i) {
        table.items.push_back("t" + std::to_string(i));
        table.groups.push_back("g" + std::to_string(i / 3));
        const auto truth = static_cast<double>(random.below(4));
        const bool right = random.uniform() < 0.7;
        table.columns["truth"].push_back(truth);
        table.columns["predicted"].push_back(right ? truth : static_cast<double>(random.below(4)));
        table.columns["true_probability"].push_back(right ? 0.8 : 0.1);
        table.columns["value"].push_back(truth + random.normal());
        table.columns["hits"].push_back(static_cast<double>(random.below(3)));
        table.columns["false_alarms"].push_back(static_cast<double>(random.below(2)));
        table.columns["misses"].push_back(static_cast<double>(random.below(2)));
        table.columns["wrong"].push_back(table.columns["false_alarms"].back() +
                                         table.columns["misses"].back());
        table.columns["label_count"].push_back(5);
        for (const char* k : {"0", "1"}) {
            table.columns[std::string("truth.") + k].push_back(static_cast<double>(random.below(2)));
            table.columns[std::string("predicted.") + k].push_back(static_cast<double>(random.below(2)));
        }
        table.columns["tokens"].push_back(static_cast<double>(5 + random.below(50)));
        table.columns["nats"].push_back(table.columns["tokens"].back() * (2 + random.uniform()));
        table.columns["bytes"].push_back(4 * table.columns["tokens"].back());
        addAnswer(random, table);
    }
    return table;
}

ItemTable repeated(const ItemTable& table, int times) {
    ItemTable out;
    for (int k = 0; k < times; ++k) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            out.items.push_back(table.items[i] + "/" + std::to_string(k));
            for (const auto& [name, values] : table.columns) {
                out.columns[name].push_back(values[i]);
            }
        }
    }
    return out;
}

void addRows() {
    QTest::addColumn<QString>("id");
    for (const Metric* metric : all()) {
        QTest::newRow(std::string(metric->info().id).c_str())
            << QString::fromStdString(std::string(metric->info().id));
    }
}

const Metric& metricOfRow() {
    QFETCH(QString, id);
    return *find(id.toStdString());
}

double exact(double value) {
    return std::round(value * 1e9) / 1e9;
}

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The suite: every metric of the table.
    void itIsFoundByItsIdAndStaysInItsRange_data() { addRows(); }
    void itIsFoundByItsIdAndStaysInItsRange() {
        const Metric& metric = metricOfRow();
        const ItemTable table = everyColumn();
        QVERIFY(metric.readable(table));
        const double value = metric.value(table);
        QVERIFY(std::isfinite(value));
        QVERIFY(value >= metric.info().range.low && value <= metric.info().range.high);
        QVERIFY(!metric.info().canBeTarget(metric.info().range.high));
    }

    void theOrderOfItemsDoesNotMatter_data() { addRows(); }
    void theOrderOfItemsDoesNotMatter() {
        const Metric& metric = metricOfRow();
        const ItemTable table = everyColumn();
        std::vector<std::size_t> order(table.size());
        std::iota(order.rbegin(), order.rend(), std::size_t{0});
        QCOMPARE(exact(metric.value(table, order)), exact(metric.value(table)));
    }

    void equalItemsManyTimesGiveTheSameValue_data() { addRows(); }
    void equalItemsManyTimesGiveTheSameValue() {
        const Metric& metric = metricOfRow();
        const ItemTable table = everyColumn();
        QCOMPARE(exact(metric.value(repeated(table, 3))), exact(metric.value(table)));
    }

    void theStandardErrorIsThatOfABootstrap_data() { addRows(); }
    void theStandardErrorIsThatOfABootstrap() {
        const Metric& metric = metricOfRow();
        ItemTable table = everyColumn();
        table.groups.clear();
        const double own = metric.standardError(table);
        const double drawn = metric.Metric::standardError(table);
        QVERIFY(own > 0);
        QVERIFY2(own > 0.75 * drawn && own < 1.33 * drawn,
                 qPrintable(QStringLiteral("%1 %2").arg(own).arg(drawn)));
        QCOMPARE(metric.standardError(table), own); // no chance in it
    }

    void copiesInGroupsTellNothingNew_data() { addRows(); }
    void copiesInGroupsTellNothingNew() {
        const Metric& metric = metricOfRow();
        ItemTable once = everyColumn();
        once.groups.clear();
        ItemTable fourfold = repeated(once, 4);
        for (std::size_t i = 0; i < fourfold.size(); ++i) {
            fourfold.groups.push_back(once.items[i % once.size()]);
        }
        const double alone = metric.standardError(once);
        const double grouped = metric.standardError(fourfold);
        QVERIFY2(grouped > 0.85 * alone && grouped < 1.2 * alone,
                 qPrintable(QStringLiteral("%1 %2").arg(alone).arg(grouped)));
    }

    void aTableWithoutItsColumnsIsNotReadable_data() { addRows(); }
    void aTableWithoutItsColumnsIsNotReadable() {
        const Metric& metric = metricOfRow();
        ItemTable table = everyColumn();
        table.columns.erase(std::string(metric.columns().front()));
        QVERIFY(!metric.readable(table));
        QVERIFY(!metric.readable(ItemTable{}));
    }

    // Values worked out by hand.
    void accuracyAndF1AgreeWithTheClassificationMetrics() {
        const ItemTable table = everyColumn();
        std::vector<int> truth;
        std::vector<int> predicted;
        for (std::size_t i = 0; i < table.size(); ++i) {
            truth.push_back(static_cast<int>(table.columns.at("truth")[i]));
            predicted.push_back(static_cast<int>(table.columns.at("predicted")[i]));
        }
        const auto whole = statistics::classificationMetrics(truth, predicted, 4);
        QVERIFY(whole.ok());
        QCOMPARE(exact(find("accuracy")->value(table)), exact(whole->accuracy));
        QCOMPARE(exact(find("macro_f1")->value(table)), exact(whole->macroF1));
        QCOMPARE(exact(find("balanced_accuracy")->value(table)), exact(whole->balancedAccuracy));
    }

    void aTruthOutsideThePoolIsWrongAndHasNoLoss() {
        ItemTable table{
            {"a", "b"}, {}, {{"truth", {-1, 0}}, {"predicted", {0, 0}}, {"true_probability", {0, 0.5}}}};
        QCOMPARE(find("accuracy")->value(table), 0.5);
        QCOMPARE(exact(find("log_loss")->value(table)), exact(std::log(2)));
    }

    void multiLabelByHand() {
        // truth {0}, {0,1}, {}; given {0}, {1}, {1}
        ItemTable table{{"a", "b", "c"},
                        {},
                        {{"hits", {1, 1, 0}},
                         {"false_alarms", {0, 0, 1}},
                         {"misses", {0, 1, 0}},
                         {"wrong", {0, 1, 1}},
                         {"label_count", {2, 2, 2}},
                         {"truth.0", {1, 1, 0}},
                         {"truth.1", {0, 1, 0}},
                         {"predicted.0", {1, 0, 0}},
                         {"predicted.1", {0, 1, 1}}}};
        QCOMPARE(exact(find("micro_f1")->value(table)), exact(4.0 / 6));
        QCOMPARE(exact(find("label_macro_f1")->value(table)), exact((2.0 / 3 + 2.0 / 3) / 2));
        QCOMPARE(exact(find("subset_accuracy")->value(table)), exact(1.0 / 3));
        QCOMPARE(exact(find("hamming_loss")->value(table)), exact(2.0 / 6));
    }

    void regressionByHand() {
        ItemTable table{{"a", "b", "c", "d"}, {}, {{"truth", {1, 2, 3, 4}}, {"value", {1, 2, 3, 8}}}};
        QCOMPARE(find("rmse")->value(table), 2.0);
        QCOMPARE(find("mae")->value(table), 1.0);
        QCOMPARE(exact(find("r2")->value(table)), exact(1 - 4 / 1.25));
        QVERIFY(find("rmse")->info().isBetter(1, 2) && find("r2")->info().isBetter(2, 1));
    }

    void nothingWrongIsNoErrorAtAll() {
        ItemTable table{{"a", "b"}, {}, {{"truth", {1, 2}}, {"value", {1, 2}}}};
        QCOMPARE(find("rmse")->value(table), 0.0);
        QCOMPARE(find("rmse")->standardError(table), 0.0);
    }

    void languageByHand() {
        ItemTable table{{"a", "b"}, {}, {{"nats", {10, 20}}, {"tokens", {4, 6}}, {"bytes", {16, 14}}}};
        QCOMPARE(find("nats_per_token")->value(table), 3.0);
        QCOMPARE(exact(find("bits_per_byte")->value(table)), exact(1 / std::log(2)));
    }

    void valuesAreWrittenAsPeopleReadThem_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("percent") << "accuracy" << 0.9314 << "93.1 %";
        QTest::newRow("nats") << "nats_per_token" << 2.31449 << "2.314 nats";
        QTest::newRow("bits") << "bits_per_byte" << 1.0 << "1.000 bits";
        QTest::newRow("plain") << "rmse" << 1234.56 << "1235";
    }
    void valuesAreWrittenAsPeopleReadThem() {
        QFETCH(QString, id);
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(written(find(id.toStdString())->info(), value)), text);
    }
};

PLATEAU_TEST(TestMetrics)
#include "test_metrics.moc"
