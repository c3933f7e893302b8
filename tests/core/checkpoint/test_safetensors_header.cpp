#include "core/checkpoint/safetensors_header.h"
#include "tests/support/registered_test.h"

#include <fmt/format.h>

#include <QTest>

using namespace plateau;
using namespace plateau::checkpoint;

namespace {

using S = std::string;

std::string entry(std::string_view name, std::string_view type, std::string_view shape,
                  std::string_view offsets) {
    return fmt::format(R"("{}":{{"dtype":"{}","shape":[{}],"data_offsets":[{}]}})", name, type, shape,
                       offsets);
}

/// "accepted" or what the error says.
std::string outcome(std::string_view header, std::uint64_t dataBytes) {
    const auto parsed = parseSafetensorsHeader(header, dataBytes, "file");
    return parsed ? "accepted" : parsed.error().what;
}

std::string manyTensors(std::size_t count) {
    std::string header = "{";
    for (std::size_t i = 0; i < count; ++i) {
        header += (i ? "," : "") + entry(std::to_string(i), "U8", "0", "0,0");
    }
    return header + "}";
}

} // namespace

class TestSafetensorsHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodHeadersAreAccepted_data() {
        QTest::addColumn<std::string>("header");
        QTest::addColumn<int>("dataBytes");
        QTest::newRow("no tensors") << S("{}") << 0;
        QTest::newRow("only metadata") << S(R"({"__metadata__":{"format":"pt"}})") << 0;
        QTest::newRow("one tensor") << "{" + entry("a", "F32", "2,3", "0,24") + "}" << 24;
        QTest::newRow("scalar") << "{" + entry("a", "F64", "", "0,8") + "}" << 8;
        QTest::newRow("empty tensor between")
            << "{" + entry("a", "U8", "3", "0,3") + "," + entry("b", "F32", "0,7", "3,3") + "," +
                   entry("c", "I16", "1", "3,5") + "}"
            << 5;
        QTest::newRow("header order is not data order")
            << "{" + entry("z", "U8", "1", "1,2") + "," + entry("a", "BOOL", "1", "0,1") + "}" << 2;
        QTest::newRow("trailing spaces") << "{" + entry("a", "BF16", "1", "0,2") + "}   \n" << 2;
        QTest::newRow("escaped name") << "{" + entry("\\u00e9\\n\\\"", "F16", "1", "0,2") + "}" << 2;
        QTest::newRow("eight bit floats")
            << "{" + entry("a", "F8_E4M3", "1", "0,1") + "," + entry("b", "F8_E5M2", "1", "1,2") + "}" << 2;
    }
    void goodHeadersAreAccepted() {
        QFETCH(std::string, header);
        QFETCH(int, dataBytes);
        QCOMPARE(outcome(header, static_cast<std::uint64_t>(dataBytes)), S("accepted"));
    }

    void tensorsComeInDataOrder() {
        const auto header = "{" + entry("z", "U8", "2", "1,3") + "," + entry("a", "I8", "", "0,1") + "}";
        const auto parsed = parseSafetensorsHeader(header, 3, "file");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->tensors.size(), std::size_t{2});
        QCOMPARE(parsed->tensors[0], (TensorInfo{"a", DataType::I8, {}, 0, 1}));
        QCOMPARE(parsed->tensors[1], (TensorInfo{"z", DataType::U8, {2}, 1, 3}));
        QCOMPARE(parsed->tensors[1].elements(), std::uint64_t{2});
    }

    void limitsHoldExactly_data() {
        QTest::addColumn<std::string>("header");
        QTest::addColumn<std::string>("says");
        const auto named = [](std::size_t bytes) {
            return "{" + entry(S(bytes, 'n'), "U8", "0", "0,0") + "}";
        };
        QTest::newRow("name of 0 bytes") << named(0) << S("has a name of 0 bytes, not 1 to 512");
        QTest::newRow("name of 1 byte") << named(1) << S("accepted");
        QTest::newRow("name of 511 bytes") << named(511) << S("accepted");
        QTest::newRow("name of 512 bytes") << named(512) << S("accepted");
        QTest::newRow("name of 513 bytes") << named(513) << S("has a name of 513 bytes");
        QTest::newRow("rank 7") << "{" + entry("a", "U8", "0,1,1,1,1,1,1", "0,0") + "}" << S("accepted");
        QTest::newRow("rank 8") << "{" + entry("a", "U8", "0,1,1,1,1,1,1,1", "0,0") + "}" << S("accepted");
        QTest::newRow("rank 9") << "{" + entry("a", "U8", "0,1,1,1,1,1,1,1,1", "0,0") + "}"
                                << S("more than 8 dimensions");
        QTest::newRow("99,999 tensors") << manyTensors(99'999) << S("accepted");
        QTest::newRow("100,000 tensors") << manyTensors(100'000) << S("accepted");
        QTest::newRow("100,001 tensors") << manyTensors(100'001) << S("is one too many");
        QTest::newRow("product at 2^64 - 8")
            << "{" + entry("a", "F64", "2305843009213693951", "0,18446744073709551608") + "}"
            << S("the file is truncated");
        QTest::newRow("product at 2^64")
            << "{" + entry("a", "F64", "2305843009213693952", "0,0") + "}" << S("does not fit in 64 bits");
        QTest::newRow("product of two dims")
            << "{" + entry("a", "U8", "4294967296,4294967296", "0,0") + "}" << S("does not fit in 64 bits");
        QTest::newRow("dimension of 2^64")
            << "{" + entry("a", "U8", "18446744073709551616", "0,0") + "}" << S("no 64-bit integer");
    }
    void limitsHoldExactly() {
        QFETCH(std::string, header);
        QFETCH(std::string, says);
        const auto text = outcome(header, 0);
        QVERIFY2(text.find(says) != std::string::npos, text.c_str());
    }

    void badHeadersAreRefused_data();
    void badHeadersAreRefused() {
        QFETCH(std::string, header);
        QFETCH(std::string, says);
        const auto text = outcome(header, 8);
        QVERIFY2(text.find(says) != std::string::npos, text.c_str());
    }

private:
    static void badLayouts();
    static void badFields();
    static void badJson();
};

void TestSafetensorsHeader::badHeadersAreRefused_data() {
    QTest::addColumn<std::string>("header");
    QTest::addColumn<std::string>("says");
    badLayouts();
    badFields();
    badJson();
}

/// 8 bytes of data in each.
void TestSafetensorsHeader::badLayouts() {
    const auto one = [](const char* row, const S& shape, const S& offsets, const char* says) {
        QTest::newRow(row) << "{" + entry("a", "F32", shape, offsets) + "}" << S(says);
    };
    one("too short", "1", "0,4", "the tensors end at data byte 4, the file at 8");
    one("too long", "4", "0,16", "truncated: its tensors need 16 bytes, 8 are there");
    one("begins late", "1", "4,8", "begins at data byte 4, the tensor before it ends at 0");
    one("end before begin", "2", "8,0", "needs 8 bytes");
    one("shape larger than range", "3", "0,8", "needs 12 bytes");
    one("shape smaller than range", "1", "0,8", "needs 4 bytes");
    one("scalar over two", "", "0,8", "needs 4 bytes");
    one("zero size with range", "0", "0,8", "needs 0 bytes");
    one("range far away", "2", "18446744073709551600,18446744073709551608", "begins at data byte");
    one("one offset", "2", "0", "lacks dtype, shape or two data_offsets");
    one("three offsets", "2", "0,8,8", "more than two data_offsets");
    one("no offsets", "2", "", "lacks dtype, shape or two data_offsets");
    one("negative offset", "2", "-8,0", "a negative number");
    one("fractional offset", "2", "0,8.0", "no 64-bit integer");
    const auto two = [](const char* row, const S& first, const S& second, const char* says) {
        QTest::newRow(row) << "{" + entry("a", "U8", "4", first) + "," + entry("b", "U8", "4", second) + "}"
                           << S(says);
    };
    two("overlap by one", "0,4", "3,7", "'b' begins at data byte 3");
    two("same range", "0,4", "0,4", "'b' begins at data byte 0");
    two("hole", "0,4", "5,9", "'b' begins at data byte 5, the tensor before it ends at 4");
    two("both late", "4,8", "8,12", "'a' begins at data byte 4");
    two("order swapped with a hole", "5,9", "0,4", "'a' begins at data byte 5");
    QTest::newRow("data without tensors") << S("{}") << S("the tensors end at data byte 0, the file at 8");
    QTest::newRow("only metadata, data behind") << S(R"({"__metadata__":{}})") << S("the file at 8");
}

void TestSafetensorsHeader::badFields() {
    const auto fields = [](const char* row, const S& inner, const char* says) {
        QTest::newRow(row) << "{\"a\":" + inner + "}" << S(says);
    };
    for (const char* type : {"F4", "f32", "float32", "", "F32 ", "F128", "C64", "Q4_0"}) {
        QTest::addRow("data type '%s'", type)
            << "{" + entry("a", type, "2", "0,8") + "}" << fmt::format("unknown data type '{}'", type);
    }
    fields("no dtype", R"({"shape":[8],"data_offsets":[0,8]})", "lacks dtype");
    fields("no shape", R"({"dtype":"U8","data_offsets":[0,8]})", "lacks dtype, shape");
    fields("no data_offsets", R"({"dtype":"U8","shape":[8]})", "lacks dtype, shape or two");
    fields("empty entry", "{}", "lacks dtype");
    fields("old name of offsets", R"({"dtype":"U8","shape":[8],"offsets":[0,8]})", "unknown field 'offsets'");
    fields("further field", R"({"dtype":"U8","shape":[8],"data_offsets":[0,8],"x":1})", "unknown field 'x'");
    fields("dtype twice", R"({"dtype":"U8","dtype":"U8","shape":[8],"data_offsets":[0,8]})", "'dtype' twice");
    fields("shape twice", R"({"dtype":"U8","shape":[8],"shape":[8],"data_offsets":[0,8]})", "'shape' twice");
    fields("offsets twice", R"({"dtype":"U8","shape":[8],"data_offsets":[0,8],"data_offsets":[0,8]})",
           "'data_offsets' twice");
    fields("dtype a number", R"({"dtype":1,"shape":[8],"data_offsets":[0,8]})",
           "a number in the wrong place");
    fields("dtype null", R"({"dtype":null,"shape":[8],"data_offsets":[0,8]})", "null in the wrong place");
    fields("dtype a list", R"({"dtype":["U8"],"shape":[8],"data_offsets":[0,8]})",
           "a list in the wrong place");
    fields("shape a number", R"({"dtype":"U8","shape":8,"data_offsets":[0,8]})",
           "a number in the wrong place");
    fields("shape a text", R"({"dtype":"U8","shape":"8","data_offsets":[0,8]})", "a text in the wrong place");
    fields("shape nested", R"({"dtype":"U8","shape":[[8]],"data_offsets":[0,8]})",
           "a list in the wrong place");
    fields("shape of objects", R"({"dtype":"U8","shape":[{}],"data_offsets":[0,8]})",
           "an object in the wrong");
    fields("shape of texts", R"({"dtype":"U8","shape":["8"],"data_offsets":[0,8]})", "a text in the wrong");
    fields("shape of truths", R"({"dtype":"U8","shape":[true],"data_offsets":[0,8]})", "a truth value");
    fields("negative dimension", R"({"dtype":"U8","shape":[-8],"data_offsets":[0,8]})", "a negative number");
    fields("minus zero", R"({"dtype":"U8","shape":[-0],"data_offsets":[0,8]})", "a negative number");
    fields("fractional dimension", R"({"dtype":"U8","shape":[8.5],"data_offsets":[0,8]})", "no 64-bit");
    fields("exponent", R"({"dtype":"U8","shape":[8e0],"data_offsets":[0,8]})", "no 64-bit integer");
    fields("offsets an object", R"({"dtype":"U8","shape":[8],"data_offsets":{}})", "an object in the wrong");
    fields("entry a list", "[]", "a list in the wrong place");
    fields("entry a number", "8", "a number in the wrong place");
    fields("entry a text", "\"x\"", "a text in the wrong place");
    fields("entry null", "null", "null in the wrong place");
    const auto metadata = [](const char* row, const S& inner, const char* says) {
        QTest::newRow(row) << "{\"__metadata__\":" + inner + "}" << S(says);
    };
    metadata("metadata with a number", R"({"a":1})", "a number in the wrong place");
    metadata("metadata with an object", R"({"a":{}})", "an object in the wrong place");
    metadata("metadata with a list", R"({"a":[]})", "a list in the wrong place");
    metadata("metadata with null", R"({"a":null})", "null in the wrong place");
    metadata("metadata a list", "[]", "a list in the wrong place");
    metadata("metadata key twice", R"({"a":"1","a":"2"})", "'a' appears twice");
    metadata("metadata twice", R"({},"__metadata__":{})", "'__metadata__' appears twice");
}

void TestSafetensorsHeader::badJson() {
    const auto good = entry("a", "U8", "8", "0,8");
    QTest::newRow("name twice") << "{" + entry("a", "U8", "4", "0,4") + "," + entry("a", "U8", "4", "4,8") +
                                       "}"
                                << S("'a' appears twice");
    QTest::newRow("name twice, spelled differently")
        << "{" + entry("a", "U8", "4", "0,4") + "," + entry("\\u0061", "U8", "4", "4,8") + "}"
        << S("'a' appears twice");
    QTest::newRow("name with NUL") << "{" + entry("a\\u0000b", "U8", "8", "0,8") + "}"
                                   << S("a NUL character");
    for (const auto& [row, text] : std::vector<std::pair<const char*, S>>{
             {"empty", ""},
             {"only a brace", "{"},
             {"cut in the middle", ("{" + good).substr(0, 20)},
             {"closing brace missing", "{" + good},
             {"brace too many", "{" + good + "}}"},
             {"text behind", "{" + good + "}x"},
             {"second object behind", "{" + good + "}{}"},
             {"comma at the end", "{" + good + ",}"},
             {"comment", "{/**/" + good + "}"},
             {"single quotes", "{'a':{}}"},
             {"name without quotes", "{a:{}}"},
             {"bad UTF-8 in a name", "{" + entry("\xff", "U8", "8", "0,8") + "}"},
             {"overlong UTF-8 in a name", "{" + entry("\xc0\xaf", "U8", "8", "0,8") + "}"},
             {"lone surrogate", "{" + entry("\\ud800", "U8", "8", "0,8") + "}"},
             {"unknown escape", "{" + entry("\\x", "U8", "8", "0,8") + "}"},
             {"raw control character", "{" + entry("\x01", "U8", "8", "0,8") + "}"},
             {"NUL behind", S("{}\0", 3)},
             {"hexadecimal", "{" + entry("a", "U8", "0x8", "0,8") + "}"},
             {"leading zero", "{" + entry("a", "U8", "08", "0,8") + "}"},
             {"NaN", "{" + entry("a", "U8", "NaN", "0,8") + "}"},
             {"number beyond double", "{" + entry("a", "U8", "1e999", "0,8") + "}"},
         }) {
        QTest::newRow(row) << text << S("not valid JSON");
    }
    QTest::newRow("a list") << S("[]") << S("a list in the wrong place");
    QTest::newRow("deep nesting") << S(1'000'000, '[') << S("a list in the wrong place");
    QTest::newRow("deep objects") << "{\"a\":{\"shape\":" + S(1'000'000, '{') << S("an object in the wrong");
}

PLATEAU_TEST(TestSafetensorsHeader)
#include "test_safetensors_header.moc"
