#include "core/data/mapping.h"

#include "core/base/utf8.h"
#include "core/data/split.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <span>
#include <string_view>

namespace plateau::data {
namespace {

constexpr std::uint64_t probedRows = 1000;

/// What the first rows hold in one field.
struct FieldProbe {
    std::string name;
    std::uint64_t rows = 0;   ///< rows that could be read
    std::uint64_t filled = 0; ///< values that are there and not empty
    std::uint64_t nested = 0; ///< values that are JSON lists or objects
    std::uint64_t sides = 0;  ///< values that name a side of a split
    std::uint64_t characters = 0;
    std::set<std::string> distinct;

    bool mostlyFilled() const { return filled * 2 > rows && nested * 10 < filled; }
    /// A label names kinds, so its values return.
    bool repeats() const { return rows < 10 || distinct.size() * 2 <= filled; }
    double meanLength() const {
        return filled == 0 ? 0 : static_cast<double>(characters) / static_cast<double>(filled);
    }
};

constexpr std::string_view textNames[] = {"text",        "sentence", "review",   "utterance", "content",
                                          "message",     "query",    "question", "comment",   "body",
                                          "description", "document", "tweet",    "prompt",    "input",
                                          "title",       "文本",     "内容",     "句子",      "评论"};
constexpr std::string_view labelNamesKnown[] = {
    "label",   "intent", "category",       "class",      "target", "sentiment", "topic",
    "section", "labels", "classification", "label_text", "tag",    "genre",     "type",
    "rating",  "output", "标签",           "类别",       "意图",   "分类"};
constexpr std::string_view idNames[] = {"id", "uid", "uuid", "guid", "idx", "sample_id", "row_id", "编号"};
constexpr std::string_view groupNames[] = {"group",       "group_id",    "cluster",        "template",
                                           "template_id", "source_id",   "user",           "user_id",
                                           "author",      "document_id", "conversation_id"};
constexpr std::string_view splitNames[] = {"split", "subset", "set", "partition", "fold"};
constexpr std::string_view orderNames[] = {"time", "timestamp", "date", "datetime", "created_at", "created"};

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// "review_text" and "Review Text" hold the word "text"; "context" does not.
bool holdsWord(std::string_view name, std::string_view word) {
    const std::string padded = " " + lower(name) + " ";
    std::string words = padded;
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
    return words.find(" " + std::string(word) + " ") != std::string::npos;
}

std::vector<FieldProbe> probe(const Dataset& dataset) {
    std::vector<FieldProbe> probes;
    for (const std::string& field : dataset.fields()) {
        probes.emplace_back().name = field;
    }
    for (std::uint64_t number = 0; number < std::min(dataset.rowCount(), probedRows); ++number) {
        const auto row = dataset.row(number);
        if (!row) {
            continue;
        }
        for (std::size_t i = 0; i < probes.size(); ++i) {
            ++probes[i].rows;
            const auto& value = row->values[i];
            if (value && !value->empty()) {
                ++probes[i].filled;
                probes[i].nested += value->front() == '{' || value->front() == '[';
                probes[i].sides += parseSide(*value).has_value();
                probes[i].characters += countCodePoints(*value);
                probes[i].distinct.insert(*value);
            }
        }
    }
    return probes;
}

class Guess {
public:
    explicit Guess(const Dataset& dataset) : m_probes(probe(dataset)) {}

    /// The field whose name is best known among those that `fits` accepts.
    template <typename Fits>
    const FieldProbe* byName(std::span<const std::string_view> names, Fits fits) const {
        for (const bool whole : {true, false}) {
            for (const std::string_view wanted : names) {
                for (const FieldProbe& candidate : m_probes) {
                    const bool named =
                        whole ? lower(candidate.name) == wanted : holdsWord(candidate.name, wanted);
                    if (named && isFree(candidate) && fits(candidate)) {
                        return &candidate;
                    }
                }
            }
        }
        return nullptr;
    }

    /// The free field with the largest score; scores of 0 and less do not count.
    template <typename Score>
    const FieldProbe* best(Score score) const {
        const FieldProbe* chosen = nullptr;
        double highest = 0;
        for (const FieldProbe& candidate : m_probes) {
            const double value = isFree(candidate) && candidate.mostlyFilled() ? score(candidate) : 0;
            if (value > highest) {
                highest = value;
                chosen = &candidate;
            }
        }
        return chosen;
    }

    std::string take(const char* role, const FieldProbe& field, std::string reason) {
        m_choices.push_back({role, field.name, std::move(reason)});
        return field.name;
    }

    std::vector<FieldChoice> choices() { return std::move(m_choices); }

private:
    bool isFree(const FieldProbe& field) const {
        return std::none_of(m_choices.begin(), m_choices.end(),
                            [&](const FieldChoice& c) { return c.field == field.name; });
    }

    std::vector<FieldProbe> m_probes;
    std::vector<FieldChoice> m_choices;
};

std::string fieldList(const Dataset& dataset) {
    constexpr std::size_t shown = 30;
    std::string list;
    for (std::size_t i = 0; i < std::min(dataset.fields().size(), shown); ++i) {
        list += (i == 0 ? "" : ", ") + printable(dataset.fields()[i], 60);
    }
    return dataset.fields().size() > shown ? list + ", …" : list;
}

Error cannotTell(const Dataset& dataset, const char* role) {
    return badInput(
        dataset.fileName(),
        fmt::format("cannot tell which field is the {}. Fields here: {}", role, fieldList(dataset)),
        fmt::format("Name the {} field.", role));
}

void guessOptional(Guess& guess, FieldMapping& mapping) {
    const auto take = [&](const char* role, std::span<const std::string_view> names, auto fits) {
        const FieldProbe* field = guess.byName(names, fits);
        return field ? std::optional(guess.take(role, *field, "its name")) : std::nullopt;
    };
    mapping.split = take("split", splitNames, [](const FieldProbe& f) {
        return f.filled > 0 && f.filled == f.rows && f.sides * 10 >= f.rows * 9;
    });
    mapping.id = take("id", idNames, [](const FieldProbe& f) {
        return f.filled == f.rows && f.distinct.size() == f.filled && f.filled > 0;
    });
    mapping.group = take("group", groupNames, [](const FieldProbe& f) { return f.mostlyFilled(); });
    mapping.order = take("order", orderNames, [](const FieldProbe& f) { return f.mostlyFilled(); });
}

} // namespace

Result<GuessedMapping> guessMapping(const Dataset& dataset) {
    Guess guess(dataset);
    GuessedMapping guessed;
    FieldMapping& mapping = guessed.mapping;
    const auto textFits = [](const FieldProbe& f) { return f.mostlyFilled(); };
    const auto labelFits = [](const FieldProbe& f) { return f.mostlyFilled() && f.repeats(); };
    // Both names first: in "title, text" the label must not take what the text needs, nor the other way
    // round.
    const FieldProbe* text = guess.byName(textNames, textFits);
    if (text) {
        mapping.text = guess.take("text", *text, "its name");
    }
    const FieldProbe* label = guess.byName(labelNamesKnown, labelFits);
    if (label) {
        mapping.label = guess.take("label", *label, "its name");
    }
    guessOptional(guess, mapping);
    if (!text) {
        text = guess.best([](const FieldProbe& f) { return f.meanLength(); });
        if (!text) {
            return cannotTell(dataset, "text");
        }
        mapping.text =
            guess.take("text", *text,
                       fmt::format("the longest values, {:.0f} characters on average", text->meanLength()));
    }
    if (!label) {
        label = guess.best([](const FieldProbe& f) {
            const bool few = f.distinct.size() >= 2 && f.repeats();
            return few ? 1.0 / static_cast<double>(f.distinct.size()) : 0.0;
        });
        if (!label) {
            return cannotTell(dataset, "label");
        }
        mapping.label =
            guess.take("label", *label, fmt::format("few distinct values, {}", label->distinct.size()));
    }
    guessed.choices = guess.choices();
    return guessed;
}

Result<void> checkMapping(const Dataset& dataset, const FieldMapping& mapping) {
    std::vector<std::string> wanted;
    for (const auto& field : {mapping.text, mapping.label}) {
        if (!field.empty()) {
            wanted.push_back(field);
        }
    }
    for (const auto* fields : {&mapping.features, &mapping.labelColumns}) {
        wanted.insert(wanted.end(), fields->begin(), fields->end());
    }
    for (const auto& field : {mapping.id, mapping.group, mapping.split, mapping.order}) {
        if (field) {
            wanted.push_back(*field);
        }
    }
    for (const std::string& field : wanted) {
        if (!dataset.fieldNumber(field)) {
            return badInput(
                dataset.fileName(),
                fmt::format("no field '{}'. Fields here: {}", printable(field, 60), fieldList(dataset)),
                "Pick another column.");
        }
    }
    const auto isFeature = [&](const std::string& field) {
        return std::find(mapping.features.begin(), mapping.features.end(), field) != mapping.features.end();
    };
    if (isFeature(mapping.label)) {
        return badInput(
            dataset.fileName(),
            fmt::format("the field '{}' is the target and a feature", printable(mapping.label, 60)),
            "Leave it out of the features.");
    }
    if (!mapping.text.empty() && mapping.text == mapping.label) {
        return badInput(dataset.fileName(),
                        fmt::format("text and label are both the field '{}'", printable(mapping.text, 60)),
                        "Pick another column for one of them.");
    }
    return {};
}

} // namespace plateau::data
