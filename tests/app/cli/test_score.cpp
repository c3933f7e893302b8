#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::cli::testing;

/// `plateau score`: figures with their counts, and bad files named by line.
class TestScore : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string file(const std::string& name, const std::string& content) {
        support::writeText(m_dir / name, content);
        return (m_dir / name).string();
    }

    support::Finished bleu(std::vector<std::string> extra = {}) {
        std::vector<std::string> arguments{
            "score",
            "bleu",
            "--references",
            file("one.txt", "The dog bit the man.\nIt was not unexpected.\nThe man bit him first.\n"),
            "--references",
            file("two.txt",
                 "The dog had bit the man.\r\nNo one was surprised.\r\nThe man had bitten the dog."),
            "--predictions",
            file("model.txt", "The dog bit the man.\nIt wasn't surprising.\nThe man had just bitten him.\n")};
        arguments.insert(arguments.end(), extra.begin(), extra.end());
        return runPlateau(arguments);
    }

    support::Finished attributes(const std::string& truth, const std::string& predictions,
                                 std::vector<std::string> extra = {}) {
        std::vector<std::string> arguments{"score",         "attributes",
                                           "--truth",       file("truth.jsonl", truth),
                                           "--predictions", file("model.jsonl", predictions)};
        arguments.insert(arguments.end(), extra.begin(), extra.end());
        return runPlateau(arguments);
    }

private Q_SLOTS:
    // 48.530827…: sacrebleu 2.6.0, sacrebleu one.txt two.txt -i model.txt -m bleu -w 4
    void bleuIsThatOfSacrebleu() {
        const Json json = jsonOf(bleu({"--json"}));
        QVERIFY(std::abs(json["score"].get<double>() - 48.530827009929865) < 1e-9);
        QCOMPARE(json["segments"].get<int>(), 3);
        QCOMPARE(json["right"].dump(), std::string("[14,7,5,3]"));
        QCOMPARE(json["all"].dump(), std::string("[17,14,11,8]"));
        QVERIFY(json["low"].get<double>() <= 48.6 && json["high"].get<double>() >= 48.5);
        const auto signature = json["signature"].get<std::string>();
        QVERIFY2(signature.starts_with(
                     "nrefs:2|bs:1000|rs:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:plateau-"),
                 signature.c_str());
        const auto text = bleu().out;
        QVERIFY2(text.find("BLEU 48.53") != std::string::npos && text.find("(14 of 17)") != std::string::npos,
                 text.c_str());
        QVERIFY(std::abs(jsonOf(bleu({"--json", "--tokenizer", "none"}))["score"].get<double>() -
                         49.19195660047277) < 1e-9);
        QCOMPARE(bleu({"--tokenizer", "14b"}).code, 2);
    }

    void anotherModelIsCompared() {
        const auto other = file("other.txt", "A dog.\nIt was.\nThe man had bitten him.\n");
        const Json json = jsonOf(bleu({"--json", "--baseline", other}));
        QVERIFY(json["baseline"]["score"].get<double>() < 48);
        const double p = json["baseline"]["p"].get<double>();
        QVERIFY(p > 0 && p <= 1);
        QCOMPARE(json["baseline"]["trials"].get<int>(), 10'000);
    }

    void badTextFilesAreNamed() {
        const auto shorter = bleu({"--baseline", file("short.txt", "one\ntwo\n")});
        QCOMPARE(shorter.code, 3);
        QVERIFY2(shorter.err.find("short.txt") != std::string::npos &&
                     shorter.err.find("has 2 lines") != std::string::npos,
                 shorter.err.c_str());
        const auto broken = bleu({"--baseline", file("broken.txt", "one\nt\xFFo\nthree\n")});
        QCOMPARE(broken.code, 3);
        QVERIFY2(broken.err.find("broken.txt:2") != std::string::npos, broken.err.c_str());
        const auto empty = bleu({"--baseline", file("empty.txt", "")});
        QCOMPARE(empty.code, 3);
        QVERIFY2(empty.err.find("empty") != std::string::npos, empty.err.c_str());
        QVERIFY(bleu({"--baseline", (m_dir / "missing.txt").string()}).code != 0);
    }

    void attributesAreScoredWithTheirCounts() {
        const std::string truth = "{\"url\":\"a\",\"brand\":\"Acme\",\"price\":\"$3.00\"}\n\n"
                                  "{\"url\":\"b\",\"brand\":\"Apex\",\"price\":null}\n";
        const std::string predictions = "{\"url\":\"b\",\"brand\":\"Acme\",\"price\":4}\n"
                                        "{\"url\":\"a\",\"brand\":\" ACME\",\"price\":\"3 USD\"}\n";
        const auto finished = attributes(truth, predictions, {"--id", "url", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        const Json json = jsonOf(finished);
        QCOMPARE(json["items"].get<int>(), 2);
        const Json& brand = json["attributes"]["brand"];
        QCOMPARE(brand["right"].get<int>(), 1);
        QCOMPARE(brand["wrong"].get<int>(), 1);
        QVERIFY(brand["null_accuracy"].is_null());
        QCOMPARE(json["attributes"]["price"]["invented"].get<int>(), 1);
        QCOMPARE(json["recall (Oliver-Wang)"]["mean"].get<double>(), 0.75);
        QCOMPARE(json["recall (Oliver-Wang)"]["attributes"].get<int>(), 2);
        QCOMPARE(json["micro"]["recall"].get<double>(), 2.0 / 3);
        const auto text = attributes(truth, predictions, {"--id", "url"}).out;
        QVERIFY2(text.find("recall (Oliver-Wang): 0.750 (2 attributes)") != std::string::npos, text.c_str());
        QVERIFY2(text.find("0.667 (2 of 3)") != std::string::npos, text.c_str());
        // Line by line the pages do not fit.
        QCOMPARE(jsonOf(attributes(truth, predictions, {"--json"}))["attributes"]["url"]["wrong"].get<int>(),
                 2);
    }

    void badAttributeFilesAreNamed_data() {
        QTest::addColumn<QByteArray>("truth");
        QTest::addColumn<QByteArray>("predictions");
        QTest::addColumn<bool>("byId");
        QTest::addColumn<QByteArray>("said");
        const QByteArray one = "{\"id\":1,\"a\":\"x\"}\n";
        QTest::newRow("no JSON") << one << QByteArray("{\"a\":\n") << false << QByteArray("model.jsonl:1");
        QTest::newRow("no object") << QByteArray("{\"a\":1}\n[1]\n") << one << false
                                   << QByteArray("truth.jsonl:2");
        QTest::newRow("other number") << one << one + one << false << QByteArray("has 2 objects");
        QTest::newRow("no id") << one << QByteArray("{\"a\":\"x\"}\n") << true << QByteArray("model.jsonl:1");
        QTest::newRow("id twice") << one << one + one << true << QByteArray("model.jsonl:2");
        QTest::newRow("id unknown") << one << one + "{\"id\":2}\n" << true << QByteArray("'2' is not in");
        QTest::newRow("id without partner") << one + "{\"id\":2}\n" << one << true << QByteArray("id '2'");
        QTest::newRow("blank") << QByteArray("\n\n") << one << false << QByteArray("no objects");
    }
    void badAttributeFilesAreNamed() {
        QFETCH(QByteArray, truth);
        QFETCH(QByteArray, predictions);
        QFETCH(bool, byId);
        QFETCH(QByteArray, said);
        const auto finished =
            attributes(truth.toStdString(), predictions.toStdString(),
                       byId ? std::vector<std::string>{"--id", "id"} : std::vector<std::string>());
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find(said.toStdString()) != std::string::npos, finished.err.c_str());
    }

    void untrustedNamesArePrintedHarmlessly() {
        const auto finished = attributes("{\"a\\u001b[31m\":\"x\"}\n", "{\"a\\u001b[31m\":\"x\"}\n");
        QCOMPARE(finished.code, 0);
        QVERIFY(finished.out.find('\x1b') == std::string::npos);
    }
};

PLATEAU_TEST(TestScore)
#include "test_score.moc"
