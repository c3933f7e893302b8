#include "core/metric/attribute_match.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::statistics;

namespace {

constexpr std::nullopt_t absent = std::nullopt;

} // namespace

class TestAttributeMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesHaveAComparableForm_data();
    void valuesHaveAComparableForm();
    void everyOutcomeIsCounted_data();
    void everyOutcomeIsCounted();
    void figuresOfOneAttribute();
    void figuresThatDoNotExistAreNothing();
    void macroIsTheMeanAndMicroTheSum();
    void pagesMustBePaired();
};

void TestAttributeMatch::valuesHaveAComparableForm_data() {
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("form");
    const auto row = [](const char* value, const char* form) {
        QTest::newRow(value) << QString::fromUtf8(value) << QString::fromUtf8(form);
    };
    row("  Acme\u00a0 Corp. ", "acme corp.");
    row("ＡＣＭＥ", "acme");
    row("Straße", "strasse");
    row("ﬁnal Å", "final \u00e5");
    row("1,299.00", "1299");
    row("1,299", "1299");
    row("+3.50", "3.5");
    row("-0.0", "0");
    row("-2.5", "-2.5");
    row("12,34", "12,34");
    row("1,2345", "1,2345");
    row("1234,567", "1234,567");
    row("1.299,00", "1.299,00");
    row("007", "007");
    row("0.5", "0.5");
    row("5.", "5.");
    row(".5", ".5");
    row("$1,299.00", "1299 usd");
    row("$ 1299", "1299 usd");
    row("USD 1,299", "1299 usd");
    row("1299.0 usd", "1299 usd");
    row("US$5", "5 usd");
    row("€ 7.10", "7.1 eur");
    row("￥12", "12 ¥");
    row("12元", "12 cny");
    row("$ off", "$ off");
    row("5 V", "5 v");
    row("", "");
}

void TestAttributeMatch::valuesHaveAComparableForm() {
    QFETCH(QString, value);
    QFETCH(QString, form);
    QCOMPARE(QString::fromStdString(comparableValue(value.toStdString())), form);
    QCOMPARE(comparableValue(comparableValue(value.toStdString())), form.toStdString());
}

void TestAttributeMatch::everyOutcomeIsCounted_data() {
    QTest::addColumn<QString>("truth"); // "-": absent
    QTest::addColumn<QString>("prediction");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("right") << "Acme"
                           << "acme "
                           << "right";
    QTest::newRow("wrong") << "Acme"
                           << "Apex"
                           << "wrong";
    QTest::newRow("invented") << "-"
                              << "Acme"
                              << "invented";
    QTest::newRow("missed") << "Acme"
                            << "-"
                            << "missed";
    QTest::newRow("blank is missed") << "Acme"
                                     << " "
                                     << "missed";
    QTest::newRow("absent") << "-"
                            << "-"
                            << "absent";
}

void TestAttributeMatch::everyOutcomeIsCounted() {
    QFETCH(QString, truth);
    QFETCH(QString, prediction);
    QFETCH(QString, outcome);
    const auto page = [](const QString& value) {
        return Attributes{
            {"brand", value == QLatin1String("-") ? std::nullopt : std::optional(value.toStdString())}};
    };
    const auto report = matchAttributes(std::vector{page(truth)}, std::vector{page(prediction)});
    QVERIFY(report.ok());
    const AttributeCounts& got = report->attributes.at("brand");
    const auto is = [&outcome](const char* name) { return outcome == QLatin1String(name) ? 1 : 0; };
    QVERIFY((got == AttributeCounts{is("right"), is("wrong"), is("invented"), is("missed"), is("absent")}));
}

void TestAttributeMatch::figuresOfOneAttribute() {
    const AttributeCounts counts{6, 2, 1, 3, 4};
    VERIFY_NEAR(*counts.precision(), 6.0 / 9, 1e-15);
    VERIFY_NEAR(*counts.recall(), 6.0 / 11, 1e-15);
    VERIFY_NEAR(*counts.f1(), 12.0 / 20, 1e-15); // harmonic mean of 6/9 and 6/11
    VERIFY_NEAR(*counts.nullAccuracy(), 4.0 / 5, 1e-15);
}

void TestAttributeMatch::figuresThatDoNotExistAreNothing() {
    const AttributeCounts nothingGiven{0, 0, 0, 3, 0};
    QVERIFY(!nothingGiven.precision() && !nothingGiven.nullAccuracy());
    QCOMPARE(*nothingGiven.recall(), 0.0);
    const AttributeCounts neverThere{0, 0, 0, 0, 3};
    QVERIFY(!neverThere.precision() && !neverThere.recall() && !neverThere.f1());
    QCOMPARE(*neverThere.nullAccuracy(), 1.0);
}

void TestAttributeMatch::macroIsTheMeanAndMicroTheSum() {
    const std::vector<Attributes> truth{
        {{"brand", "Acme"}, {"price", "$3.00"}}, {{"brand", "Apex"}, {"price", absent}}, {{"brand", "Axle"}}};
    const std::vector<Attributes> predictions{{{"brand", "acme"}, {"price", "3 usd"}},
                                              {{"brand", "Acme"}, {"colour", "red"}},
                                              {{"brand", absent}, {"price", "$4"}}};
    const auto report = matchAttributes(truth, predictions);
    QVERIFY(report.ok());
    QCOMPARE(report->items, std::int64_t{3});
    QVERIFY((report->attributes.at("brand") == AttributeCounts{1, 1, 0, 1, 0}));
    QVERIFY((report->attributes.at("price") == AttributeCounts{1, 0, 1, 0, 1}));
    QVERIFY((report->attributes.at("colour") == AttributeCounts{0, 0, 1, 0, 2}));
    QVERIFY((report->all == AttributeCounts{2, 1, 2, 1, 3}));
    VERIFY_NEAR(*report->recall.mean, (1.0 / 3 + 1) / 2, 1e-15); // no colour stands anywhere
    QCOMPARE(report->recall.attributes, std::int64_t{2});
    VERIFY_NEAR(*report->precision.mean, (1.0 / 2 + 1.0 / 2 + 0) / 3, 1e-15);
    VERIFY_NEAR(*report->nullAccuracy.mean, (1.0 / 2 + 2.0 / 3) / 2, 1e-15); // every page has a brand
    VERIFY_NEAR(*report->all.recall(), 2.0 / 4, 1e-15);
    VERIFY_NEAR(*report->all.precision(), 2.0 / 5, 1e-15);
}

void TestAttributeMatch::pagesMustBePaired() {
    const std::vector<Attributes> one(1);
    QVERIFY(!matchAttributes(one, std::vector<Attributes>(2)).ok());
    QVERIFY(!matchAttributes({}, {}).ok());
    QVERIFY(!matchAttributes(one, one)->recall.mean);
}

PLATEAU_TEST(TestAttributeMatch)
#include "test_attribute_match.moc"
