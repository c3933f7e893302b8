#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/tokenizer/wordpiece/bert_normalizer.h"
#include "tests/core/tokenizer/model_fixture.h"
#include "tests/support/registered_test.h"

#include <fmt/format.h>

#include <QTemporaryDir>
#include <QTest>

#include <charconv>
#include <map>

using namespace plateau;
using namespace plateau::tokenizer;

namespace {

std::vector<Json> rows(const std::string& name) {
    const auto path = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "tokenizer" / name;
    const auto text = readWholeFile(path, 16 << 20);
    std::vector<Json> out;
    for (std::string_view rest = text ? std::string_view(*text) : ""; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto row = parseJson(rest.substr(0, end), name);
        if (!row) {
            qWarning("%s", row.error().text().c_str());
            return {};
        }
        out.push_back(*row);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

std::string textOf(const Json& row) {
    if (row.contains("text")) {
        return row["text"];
    }
    const std::string hex = row.value("hex", "");
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return out;
}

/// "a|b*3" → a, b, b, b.
std::vector<std::string> expand(std::string_view runs) {
    std::vector<std::string> items;
    for (bool more = true; more;) {
        const auto end = std::min(runs.find('|'), runs.size());
        const auto item = runs.substr(0, end);
        const auto star = item.find('*');
        int count = 1;
        if (star != std::string_view::npos) {
            std::from_chars(item.data() + star + 1, item.data() + item.size(), count);
        }
        items.insert(items.end(), static_cast<std::size_t>(count), std::string(item.substr(0, star)));
        more = end < runs.size();
        runs.remove_prefix(std::min(end + 1, runs.size()));
    }
    return items;
}

std::string joined(const std::vector<std::int32_t>& ids) {
    return fmt::format("{}", fmt::join(ids, " "));
}

std::vector<char32_t> block(char32_t first) {
    std::vector<char32_t> points;
    for (char32_t c = first; c < first + 0x1000; ++c) {
        if (c < 0xD800 || c > 0xDFFF) {
            points.push_back(c);
        }
    }
    return points;
}

std::string around(std::string_view before, char32_t c, std::string_view after) {
    std::string text(before);
    appendUtf8(text, c);
    return text.append(after);
}

} // namespace

/// Expected values: tests/golden/tokenizer/make_golden.py.
class TestGoldenIds : public QObject {
    Q_OBJECT

private:
    std::map<std::string, std::unique_ptr<Tokenizer>> m_tokenizers;
    std::vector<Json> m_rows;
    QTemporaryDir m_folder;

    /// The model's tokenizer.json with the changes of a variant.
    Result<std::unique_ptr<Tokenizer>> variant(const std::string& name, const Json& changes) {
        auto json = readJson(fixture::modelFolder() / "tokenizer.json", {.fileBytes = 64 << 20});
        if (!json) {
            return json.error();
        }
        (*json)["normalizer"].update(changes["normalizer"]);
        (*json)["added_tokens"] = changes["added_tokens"];
        const auto folder = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::filesystem::create_directories(folder);
        fixture::write(folder / "tokenizer.json", json->dump());
        return loadTokenizer(folder);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(std::filesystem::exists(fixture::modelFolder() / "tokenizer.json"),
                 fixture::missingModel().c_str());
        m_rows = rows("ids.jsonl");
        QVERIFY(m_rows.size() > 2000);
        for (const auto& [name, changes] : m_rows[0]["variants"].items()) {
            auto loaded = variant(name, changes);
            QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
            m_tokenizers[name] = *std::move(loaded);
        }
    }

    void everyTextHasTheIdsOfTheReference() {
        std::map<std::string, int> checked;
        int wrong = 0;
        for (std::size_t i = 1; i < m_rows.size(); ++i) {
            const std::string name = m_rows[i]["variant"];
            const std::string text = textOf(m_rows[i]);
            const auto items = expand(m_rows[i]["ids"].get<std::string>());
            const auto expected = fmt::format("{}", fmt::join(items, " "));
            const auto actual = joined(m_tokenizers.at(name)->encode(text));
            if (actual != expected && ++wrong <= 20) {
                qWarning("%s: \"%s\"\n  expected %s\n  got      %s", name.c_str(),
                         printable(text, 400).c_str(), expected.c_str(), actual.c_str());
            }
            ++checked[name];
        }
        QCOMPARE(wrong, 0);
        QVERIFY(checked["model"] >= 2000);
        QCOMPARE(checked.size(), m_tokenizers.size());
    }

    void everyCodePointHasTheIdsOfTheReference() {
        const auto& tokenizer = *m_tokenizers.at("model");
        int wrong = 0;
        std::size_t checked = 0;
        for (const Json& row : rows("code_points.jsonl")) {
            const auto points = block(row["first"].get<std::uint32_t>());
            const auto alone = expand(row["alone"].get<std::string>());
            const auto inside = expand(row["inside"].get<std::string>());
            QCOMPARE(alone.size(), points.size());
            QCOMPARE(inside.size(), points.size());
            for (std::size_t i = 0; i < points.size(); ++i, ++checked) {
                const auto one = joined(tokenizer.encode(around("", points[i], "")));
                const auto two = joined(tokenizer.encode(around("a", points[i], "b")));
                if ((one != alone[i] || two != inside[i]) && ++wrong <= 20) {
                    qWarning("U+%04X: expected %s and %s, got %s and %s", static_cast<unsigned>(points[i]),
                             alone[i].c_str(), inside[i].c_str(), one.c_str(), two.c_str());
                }
            }
        }
        QCOMPARE(wrong, 0);
        QCOMPARE(checked, std::size_t{0x110000 - 0x800});
    }

    void normalisedTextEqualsTheReference() {
        const std::map<std::string, BertSettings> settings = {
            {"model", {}},
            {"keep_accents", {.stripAccents = false}},
            {"strip_only", {.lowerCase = false}},
        };
        const auto golden = rows("normalized.jsonl");
        QVERIFY(golden.size() > 800);
        for (const Json& row : golden) {
            const auto& wanted = settings.at(row["variant"]);
            std::string text;
            if (row.contains("first")) {
                for (const char32_t c : block(row["first"].get<std::uint32_t>())) {
                    text += text.empty() ? "" : "\n";
                    text += normalize(around("a", c, "\u302e\u0334b"), wanted);
                }
            } else {
                text = normalize(row["text"].get<std::string>(), wanted);
            }
            QVERIFY2(sha256(text) == row["sha256"].get<std::string>(), row.dump().c_str());
        }
    }
};

PLATEAU_TEST(TestGoldenIds)
#include "test_golden_ids.moc"
