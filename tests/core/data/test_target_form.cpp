#include "core/data/field_names.h"
#include "core/data/sample_file.h"
#include "core/data/samples.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace plateau;
using namespace plateau::data;

namespace {

Dataset opened(const QTemporaryDir& folder, const char* name, const QByteArray& bytes) {
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write");
    }
    file.close();
    auto dataset = Dataset::open(path.toStdString());
    if (!dataset) {
        qFatal("%s", dataset.error().text().c_str());
    }
    return std::move(*dataset);
}

std::string reasons(const LoadedSamples& loaded) {
    std::string text;
    for (const BadRow& row : loaded.badRows) {
        text += std::to_string(row.line) + ": " + row.reason + "\n";
    }
    return text;
}

} // namespace

class TestTargetForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsAreReadAsPeopleWriteThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("labels");
        QTest::newRow("json list") << R"(["b", "a"])"
                                   << "a | b";
        QTest::newRow("json numbers") << "[3, 1, 3]"
                                      << "1 | 3";
        QTest::newRow("empty list") << "[]"
                                    << "";
        QTest::newRow("semicolons") << "b; a ;b"
                                    << "a | b";
        QTest::newRow("bars, commas belong to names") << "x, y|z"
                                                      << "x, y | z";
        QTest::newRow("commas") << "b,a"
                                << "a | b";
        QTest::newRow("one") << "only"
                             << "only";
        QTest::newRow("blank") << "  "
                               << "";
        QTest::newRow("brackets without a list") << "[spam] offer"
                                                 << "[spam] offer";
        QTest::newRow("list of objects") << R"([{"a": 1}])"
                                         << "refused";
        QTest::newRow("not closed") << R"(["a")"
                                    << R"(["a")";
    }
    void setsAreReadAsPeopleWriteThem() {
        QFETCH(QString, text);
        QFETCH(QString, labels);
        const auto found = parseClassSet(text.toStdString());
        QCOMPARE(found ? QString::fromStdString(joinedClassSet(*found)) : QStringLiteral("refused"), labels);
    }

    void numbersAreFiniteAndHaveAPoint_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isNumber");
        QTest::newRow("whole") << "12" << true;
        QTest::newRow("sign and space") << " +1.5 " << true;
        QTest::newRow("exponent") << "-1e3" << true;
        QTest::newRow("comma") << "1,5" << false;
        QTest::newRow("unit") << "5 m" << false;
        QTest::newRow("nan") << "nan" << false;
        QTest::newRow("inf") << "inf" << false;
        QTest::newRow("too large") << "1e999" << false;
        QTest::newRow("nothing") << "" << false;
    }
    void numbersAreFiniteAndHaveAPoint() {
        QFETCH(QString, text);
        QFETCH(bool, isNumber);
        QCOMPARE(parseNumber(text.toStdString()).has_value(), isNumber);
    }

    void aTableRowIsReadWithItsFeatures() {
        const QTemporaryDir folder;
        const Dataset dataset =
            opened(folder, "houses.csv", "area,town,price\n50,a,100\n80,,abc\n90,b,130.5\n");
        FieldMapping named;
        named.target = TargetForm::Number;
        named.label = "price";
        const auto mapping = completeMapping(dataset, named, true);
        QVERIFY2(mapping.ok(), mapping ? "" : mapping.error().text().c_str());
        QCOMPARE(mapping->mapping.features, (std::vector<std::string>{"area", "town"}));
        const auto loaded = loadSamples(dataset, mapping->mapping);
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
        QCOMPARE(loaded->samples.size(), std::size_t{2});
        QCOMPARE(loaded->samples[1].features, (std::vector<std::string>{"90", "b"}));
        QCOMPARE(loaded->samples[1].label, std::string("130.5"));
        QCOMPARE(loaded->samples[0].text, std::string("area=50; town=a"));
        QVERIFY2(reasons(*loaded).find("3: the target ('price') is no number: abc") == 0,
                 reasons(*loaded).c_str());
    }

    void oneColumnALabelIsASet() {
        const QTemporaryDir folder;
        const Dataset dataset = opened(folder, "hot.csv", "text,refund,damage\nx,1,0\ny,1,1\nz,0,0\nw,2,0\n");
        FieldMapping named;
        named.target = TargetForm::ClassSet;
        named.labelColumns = {"refund", "damage"};
        const auto mapping = completeMapping(dataset, named, false);
        QVERIFY2(mapping.ok(), mapping ? "" : mapping.error().text().c_str());
        const auto loaded = loadSamples(dataset, mapping->mapping);
        QCOMPARE(loaded->samples.size(), std::size_t{3});
        QCOMPARE(loaded->samples[1].label, std::string("damage | refund"));
        QVERIFY(loaded->samples[2].labels.empty());
        QVERIFY2(reasons(*loaded).find("5: the label column 'refund' is neither 0 nor 1") == 0,
                 reasons(*loaded).c_str());
    }

    void columnsOfZeroAndOneAreLabels() {
        const QTemporaryDir folder;
        const Dataset dataset =
            opened(folder, "toxic.csv", "text,stars,toxic,insult,threat\nx,0,1,0,0\ny,4,1,1,0\nz,1,0,0,0\n");
        FieldMapping named;
        named.target = TargetForm::ClassSet;
        const auto mapping = completeMapping(dataset, named, false);
        QVERIFY2(mapping.ok(), mapping ? "" : mapping.error().text().c_str());
        // threat is never 1 here: a rare label is one all the same
        QCOMPARE(mapping->mapping.labelColumns, (std::vector<std::string>{"toxic", "insult", "threat"}));
        QVERIFY(mapping->mapping.label.empty());
        QCOMPARE(mapping->mapping.text, std::string("text"));
        const Dataset one = opened(folder, "one.csv", "text,spam\nx,1\ny,0\n");
        QVERIFY(!completeMapping(one, named, false).ok()); // one column is no set of labels
        const Dataset list = opened(folder, "list.csv", "text,tags,a,b\nx,p;q,1,0\ny,q,0,1\n");
        QCOMPARE(completeMapping(list, named, false)->mapping.label, std::string("tags"));
    }

    void aColumnThatIsNotThereIsNamedBesideThoseThatAre() {
        const QTemporaryDir folder;
        const Dataset dataset = opened(folder, "houses.csv", "Area,town,price\n50,a,100\n80,b,120\n");
        FieldMapping named;
        named.target = TargetForm::Number;
        named.label = "price";
        named.features = {"area"}; // differs in case only
        const auto mapping = completeMapping(dataset, named, true);
        QVERIFY2(mapping.ok(), mapping ? "" : mapping.error().text().c_str());
        QCOMPARE(mapping->mapping.features, (std::vector<std::string>{"Area"}));
        named.features.emplace_back("garden");
        const auto refused = completeMapping(dataset, named, true);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().what, std::string("no field 'garden'. Fields here: Area, town, price"));
    }

    void listsOfFieldsMayHoldCommas_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("plain") << "a, b ,a"
                               << "a|b";
        QTest::newRow("quoted") << "\"a, b\",c"
                                << "a, b|c";
        QTest::newRow("quote inside") << "\"say \"\"a\"\"\",c"
                                      << "say \"a\"|c";
        QTest::newRow("quote never closed") << "\"a,b"
                                            << "\"a,b";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void listsOfFieldsMayHoldCommas() {
        QFETCH(QString, text);
        QFETCH(QString, names);
        std::vector<std::string> wanted;
        for (const QString& name : names.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
            wanted.push_back(name.toStdString());
        }
        QCOMPARE(parseFieldList(text.toStdString()), wanted);
        QCOMPARE(parseFieldList(joinedFieldList(wanted)), wanted);
    }

    void aTableIsReadAgainFromItsSampleFile() {
        const QTemporaryDir folder;
        Sample row;
        row.id = "7";
        row.text = "town=a; id=9";
        row.label = "2.5";
        row.features = {"a", "9"};
        const std::vector<std::string> columns{"town", "id"};
        const std::string path = folder.filePath(QStringLiteral("t.jsonl")).toStdString();
        QVERIFY(writeSampleFile(path, std::vector<Sample>{row}, Publish::Replace, columns).ok());
        row.line = 1;
        QCOMPARE(readSampleFile(path)->at(0) == row, true);
        auto dataset = Dataset::open(path);
        QVERIFY2(dataset.ok(), dataset ? "" : dataset.error().text().c_str());
        FieldMapping mapping;
        mapping.target = TargetForm::Number;
        mapping.label = "label";
        mapping.id = "id";
        for (const std::string& column : columns) {
            mapping.features.push_back(columnField(column));
        }
        QCOMPARE(mapping.features, (std::vector<std::string>{"town", "features.id"}));
        QVERIFY(!dataset->fieldNumber("features") && !dataset->fieldNumber("text"));
        const auto again = loadSamples(*dataset, mapping);
        QVERIFY2(again.ok(), again ? "" : again.error().text().c_str());
        QCOMPARE(again->samples.at(0).features, row.features);
        QCOMPARE(again->samples.at(0).label, row.label);
        QCOMPARE(again->samples.at(0).id, row.id);
    }

    void rawTextNeedsNoTarget() {
        const QTemporaryDir folder;
        const Dataset dataset =
            opened(folder, "raw.jsonl", "{\"n\":1,\"story\":\"once\"}\n{\"n\":2,\"story\":\"twice\"}\n");
        FieldMapping named;
        named.target = TargetForm::None;
        const auto mapping = completeMapping(dataset, named, false);
        QCOMPARE(mapping->mapping.text, std::string("story"));
        const auto loaded = loadSamples(dataset, mapping->mapping);
        QCOMPARE(loaded->samples.at(1).text, std::string("twice"));
        QVERIFY(loaded->samples.at(1).label.empty());
    }

    void aNumberToPredictMustBeNamed() {
        const QTemporaryDir folder;
        const Dataset dataset = opened(folder, "houses.csv", "area,price\n50,100\n80,90\n");
        FieldMapping named;
        named.target = TargetForm::Number;
        const auto mapping = completeMapping(dataset, named, true);
        QVERIFY(!mapping.ok());
        QVERIFY(mapping.error().text().find("Fields here: area, price") != std::string::npos);
        named.label = named.features.emplace_back("area");
        QVERIFY(!checkMapping(dataset, named).ok());
    }

    void whatASampleHasComesBackFromItsFile() {
        const QTemporaryDir folder;
        Sample row;
        row.id = "7";
        row.text = "a=1; b=x";
        row.label = "2.5";
        row.features = {"1", "x"};
        Sample set;
        set.id = "8";
        set.text = "t";
        set.label = "p | q";
        set.labels = {"p", "q"};
        const std::string path = folder.filePath(QStringLiteral("s.jsonl")).toStdString();
        QVERIFY(writeSampleFile(path, std::vector<Sample>{row, set}, Publish::Replace).ok());
        auto back = readSampleFile(path);
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        row.line = 1;
        set.line = 2;
        QCOMPARE((*back)[0] == row && (*back)[1] == set, true);
    }
};

PLATEAU_TEST(TestTargetForm)
#include "test_target_form.moc"
