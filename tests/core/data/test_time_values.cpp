#include "core/data/time_values.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

using S = std::string;

namespace {

std::vector<Sample> at(const std::vector<S>& times) {
    auto samples = fixture::numberedSamples(times.size(), 1);
    for (std::size_t i = 0; i < times.size(); ++i) {
        samples[i].order = times[i];
    }
    return samples;
}

} // namespace

class TestTimeValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formsAreReadInOrder_data();
    void formsAreReadInOrder();
    void theSameMomentInEveryForm_data();
    void theSameMomentInEveryForm();
    void anAmbiguousOrderIsAskedFor();
    void oneDateTellsTheOrderOfAll();
    void refusalsNameTheLine_data();
    void refusalsNameTheLine();
};

void TestTimeValues::formsAreReadInOrder_data() {
    QTest::addColumn<std::vector<S>>("times");
    QTest::addColumn<S>("form");
    const auto row = [](const char* name, std::vector<S> times, const char* form) {
        QTest::newRow(name) << std::move(times) << S(form);
    };
    row("numbers", {"-1", "2", "10", "1e3"}, "numbers");
    row("epoch seconds", {"1700000000", "1700000001.5"}, "seconds since 1970");
    row("epoch milliseconds", {"1700000000000", "1700000000001"}, "milliseconds since 1970");
    row("ISO dates", {"2023-12-31", "2024-01-01", "2024-10-01"}, "dates");
    row("months", {"2023-12", "2024-01"}, "dates");
    row("month first", {"9/30/2023", "10/1/2023", "1/2/2024"}, "dates, month before day");
    row("day first", {"30/9/2023", "1/10/2023", "2/1/2024"}, "dates, day before month");
    row("dots are day first", {"9.10.2023", "10.9.2024"}, "dates");
    row("named months", {"31 Dec 2023", "1 January 2024", "Feb 3, 2024", "4-Mar-24"}, "dates");
    row("Chinese", {"2023年12月31日", "2024年1月1日"}, "dates");
    row("zones", {"2024-01-01T12:00:00+02:00", "2024-01-01T10:30:00Z", "2024-01-01T06:00:00-0500"}, "dates");
    row("times of day",
        {"1/13/2024 12:05 AM", "1/13/2024 11:00 AM", "1/13/2024 12:00 PM", "1/13/2024 1:00 PM"},
        "dates, month before day");
    row("mail", {"Mon, 01 Jan 2024 10:00:00 GMT", "Tue, 02 Jan 2024 09:00:00 +0000"}, "dates");
    row("fractions", {"2024-01-01 10:00:00.123456", "2024-01-01 10:00:00.2"}, "dates");
}

void TestTimeValues::formsAreReadInOrder() {
    QFETCH(std::vector<S>, times);
    QFETCH(S, form);
    const auto read = readTimes(at(times), {});
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
    QVERIFY2(read->form == form, read->form.c_str());
    QVERIFY(std::is_sorted(read->values.begin(), read->values.end()));
    QVERIFY(std::adjacent_find(read->values.begin(), read->values.end()) == read->values.end());
}

void TestTimeValues::theSameMomentInEveryForm_data() {
    QTest::addColumn<S>("time");
    for (const char* time :
         {"2024-03-31 15:04:05", "2024-03-31T15:04:05Z", "2024-03-31T17:04:05+02:00", "2024/3/31 15:04:05",
          "31.3.2024 15:04:05", "31/3/2024 15:04:05", "3/31/2024 3:04:05 PM", "31 March 2024 15:04:05",
          "March 31, 2024 3:04:05 pm", "Sun, 31 Mar 2024 15:04:05 GMT", "2024年3月31日 15:04:05"}) {
        QTest::newRow(time) << S(time);
    }
}

void TestTimeValues::theSameMomentInEveryForm() {
    QFETCH(S, time);
    const auto read = readTimes(at({time}), {});
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
    QCOMPARE(read->values.front(), 1711897445.0); // date -u -d '2024-03-31 15:04:05' +%s
}

void TestTimeValues::anAmbiguousOrderIsAskedFor() {
    const auto samples = at({"1/1/2024", "3/4/2024", "4/3/2024"});
    const auto asked = readTimes(samples, {});
    QVERIFY(!asked);
    QCOMPARE(asked.error().where, S("line 2"));
    QVERIFY(asked.error().what.find("day before month or month before day") != S::npos);
    const auto dayMonth = readTimes(samples, DateOrder::DayMonth);
    const auto monthDay = readTimes(samples, DateOrder::MonthDay);
    QVERIFY(dayMonth->values[1] > dayMonth->values[2]);
    QVERIFY(monthDay->values[1] < monthDay->values[2]);
    QVERIFY(readTimes(at({"1/1/2024", "2/2/2024"}), {}).ok()); // both readings are one
}

void TestTimeValues::oneDateTellsTheOrderOfAll() {
    const auto read = readTimes(at({"3/4/2024", "12/31/2024"}), DateOrder::DayMonth);
    QVERIFY(read.ok());
    QCOMPARE(read->form, S("dates, month before day"));
}

void TestTimeValues::refusalsNameTheLine_data() {
    QTest::addColumn<std::vector<S>>("times");
    QTest::addColumn<S>("where");
    QTest::addColumn<S>("what");
    QTest::newRow("empty") << std::vector<S>{"2024-01-01", ""} << S("line 2") << S("has no time");
    QTest::newRow("words") << std::vector<S>{"yesterday"} << S("line 1")
                           << S("the time 'yesterday' is neither a number nor a date");
    QTest::newRow("no such day") << std::vector<S>{"2024-01-31", "2024-02-30"} << S("line 2")
                                 << S("the time '2024-02-30' is neither a number nor a date");
    QTest::newRow("both orders in one column") << std::vector<S>{"13/1/2024", "1/14/2024"} << S("line 1")
                                               << S("the time '13/1/2024' is neither a number nor a date");
    QTest::newRow("a date among numbers")
        << std::vector<S>{"17", "2024-01-01"} << S("line 2")
        << S("the time '2024-01-01' is a date, the rows before it have numbers");
    QTest::newRow("text behind") << std::vector<S>{"2024-01-01 or so"} << S("line 1")
                                 << S("the time '2024-01-01 or so' is neither a number nor a date");
}

void TestTimeValues::refusalsNameTheLine() {
    QFETCH(std::vector<S>, times);
    QFETCH(S, where);
    QFETCH(S, what);
    const auto read = readTimes(at(times), {});
    QVERIFY(!read);
    QVERIFY2(read.error().where == where && read.error().what == what, read.error().text().c_str());
}

PLATEAU_TEST(TestTimeValues)
#include "test_time_values.moc"
