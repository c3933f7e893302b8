#include "core/base/json_fields.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using Presence = JsonFields::Presence;

class TestJsonFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKindOfValue();
    void acceptsWholeNumbersInRangeOnly_data();
    void acceptsWholeNumbersInRangeOnly();
    void refusesOtherTypesAndKeepsTheDefault_data();
    void refusesOtherTypesAndKeepsTheDefault();
    void optionalFieldsMayBeAbsentOrNull();
    void reportsMissingUnknownAndNestedFaultsTogether();
    void aValueThatIsNoObjectIsOneFault();
    void numbersMadeInTheProgramReadLikeParsedOnes();
    void errorListsEveryFaultOnItsLine();
};

namespace {

Json parsed(const std::string& text) {
    return *parseJson(text, "test");
}

} // namespace

void TestJsonFields::readsEveryKindOfValue() {
    const Json json = parsed(R"({"flag":true,"count":-3,"size":7,"rate":2,"name":"n","list":["a","b"],
                                 "numbers":[1.5,2],"maybe":4})");
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    bool flag = false;
    int count = 0;
    std::uint64_t size = 0;
    double rate = 0;
    std::string name;
    std::vector<std::string> list;
    std::vector<double> numbers;
    std::optional<int> maybe;
    fields.read("flag", flag, Presence::Required);
    fields.read("count", count);
    fields.read("size", size);
    fields.read("rate", rate);
    fields.read("name", name);
    fields.read("list", list);
    fields.read("numbers", numbers);
    fields.read("maybe", maybe);
    fields.finish();
    QVERIFY(faults.empty());
    QVERIFY(flag);
    QCOMPARE(count, -3);
    QCOMPARE(size, std::uint64_t{7});
    QCOMPARE(rate, 2.0);
    QCOMPARE(name, std::string("n"));
    QCOMPARE(list, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(numbers, (std::vector<double>{1.5, 2}));
    QCOMPARE(maybe, std::optional<int>(4));
}

void TestJsonFields::acceptsWholeNumbersInRangeOnly_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("fitsSigned");
    QTest::addColumn<bool>("fitsUnsigned");
    QTest::newRow("zero") << std::string("0") << true << true;
    QTest::newRow("largest int") << std::string("2147483647") << true << true;
    QTest::newRow("one above") << std::string("2147483648") << false << true;
    QTest::newRow("smallest int") << std::string("-2147483648") << true << false;
    QTest::newRow("one below") << std::string("-2147483649") << false << false;
    QTest::newRow("largest unsigned") << std::string("4294967295") << false << true;
    QTest::newRow("one above unsigned") << std::string("4294967296") << false << false;
    QTest::newRow("fraction") << std::string("1.5") << false << false;
    QTest::newRow("whole but written as fraction") << std::string("1.0") << false << false;
    QTest::newRow("text") << std::string("\"1\"") << false << false;
    QTest::newRow("truth value") << std::string("true") << false << false;
}

void TestJsonFields::acceptsWholeNumbersInRangeOnly() {
    QFETCH(std::string, text);
    QFETCH(bool, fitsSigned);
    QFETCH(bool, fitsUnsigned);
    const Json json = parsed("{\"n\":" + text + "}");
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    std::int32_t narrow = 0;
    fields.read("n", narrow);
    QCOMPARE(faults.empty(), fitsSigned);
    faults.clear();
    std::uint32_t wide = 0;
    fields.read("n", wide);
    QCOMPARE(faults.empty(), fitsUnsigned);
}

void TestJsonFields::refusesOtherTypesAndKeepsTheDefault_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("null") << std::string("null");
    QTest::newRow("object") << std::string("{}");
    QTest::newRow("long text") << '"' + std::string(5000, 'x') + '"';
    QTest::newRow("mixed list") << std::string("[1,\"b\"]");
}

void TestJsonFields::refusesOtherTypesAndKeepsTheDefault() {
    QFETCH(std::string, text);
    const Json json = parsed("{\"x\":" + text + "}");
    std::vector<Fault> faults;
    JsonFields fields(json, "plan", faults);
    bool flag = true;
    double rate = 0.25;
    int count = 5;
    fields.read("x", flag);
    fields.read("x", rate);
    fields.read("x", count);
    QCOMPARE(faults.size(), std::size_t{3});
    QVERIFY(flag);
    QCOMPARE(rate, 0.25);
    QCOMPARE(count, 5);
    for (const Fault& fault : faults) {
        QCOMPARE(fault.field, std::string("plan.x"));
        QVERIFY2(fault.reason.size() < 200, "hostile values are cut");
        QVERIFY(!fault.fix.empty());
    }
    std::vector<int> list{1};
    faults.clear();
    fields.read("x", list);
    QVERIFY(!faults.empty());
}

void TestJsonFields::optionalFieldsMayBeAbsentOrNull() {
    const Json json = parsed(R"({"null":null,"wrong":"x"})");
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    std::optional<double> absent = 1.0;
    std::optional<double> null = 1.0;
    std::optional<double> wrong = 1.0;
    fields.read("absent", absent);
    fields.read("null", null);
    QVERIFY(faults.empty());
    QCOMPARE(absent, std::optional<double>(1.0));
    QVERIFY(!null.has_value());
    fields.read("wrong", wrong);
    QCOMPARE(faults.size(), std::size_t{1});
    QCOMPARE(wrong, std::optional<double>(1.0));
}

void TestJsonFields::reportsMissingUnknownAndNestedFaultsTogether() {
    const Json json = parsed(R"({"inner":{"rank":"x","typo":1},"other":[],"extra\u001b":1})");
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    std::string name;
    fields.read("name", name, Presence::Required);
    auto inner = fields.object("inner");
    QVERIFY(inner.has_value());
    int rank = 1;
    inner->read("rank", rank);
    inner->finish();
    QVERIFY(!fields.object("other").has_value());
    QVERIFY(!fields.object("absent").has_value());
    fields.finish();
    std::vector<std::string> named;
    for (const Fault& fault : faults) {
        named.push_back(fault.field + " " + fault.reason);
    }
    QCOMPARE(named, (std::vector<std::string>{
                        "name is missing", "inner.rank must be a whole number in range, not \"x\"",
                        "inner.typo is not a known field", "other must be an object, not []",
                        "extra\\u{001B} is not a known field"}));
}

void TestJsonFields::aValueThatIsNoObjectIsOneFault() {
    const Json json = parsed("[1]");
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    int unchanged = 9;
    fields.read("n", unchanged, Presence::Required);
    fields.finish();
    QCOMPARE(faults.size(), std::size_t{1});
    QCOMPARE(faults[0].field, std::string("(whole file)"));
    QCOMPARE(unchanged, 9);
}

void TestJsonFields::numbersMadeInTheProgramReadLikeParsedOnes() {
    const Json json = {{"positive", 5}, {"negative", -5}, {"wide", std::int64_t{1} << 40}};
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    std::uint32_t positive = 0;
    fields.read("positive", positive);
    QVERIFY(faults.empty());
    QCOMPARE(positive, 5u);
    fields.read("negative", positive);
    int narrow = 0;
    fields.read("wide", narrow);
    QCOMPARE(faults.size(), std::size_t{2});
    QCOMPARE(narrow, 0);
}

void TestJsonFields::errorListsEveryFaultOnItsLine() {
    const Error error =
        faultsToError("plan.json", {{"a", "is missing", "Add it."}, {"b.c", "is wrong", "Mend it."}});
    QCOMPARE(error.kind, ErrorKind::BadInput);
    QCOMPARE(error.text(), std::string("plan.json: a: is missing. Add it.\nb.c: is wrong. Mend it."));
}

PLATEAU_TEST(TestJsonFields)
#include "test_json_fields.moc"
