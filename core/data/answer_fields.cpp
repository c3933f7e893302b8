#include "core/data/answer_fields.h"

#include "core/base/utf8.h"
#include "core/data/field_names.h"
#include "core/data/field_probe.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

namespace plateau::data {
namespace {

using Names = std::span<const std::string_view>;

// Best known first.
constexpr std::string_view conversationNames[] = {"messages", "conversations", "conversation", "turns",
                                                  "dialogue", "dialog",        "chat",         "对话"};
constexpr std::string_view promptNames[] = {"instruction", "prompt", "question", "query", "input", "user",
                                            "problem",     "指令",   "提示",     "问题",  "提问",  "输入"};
constexpr std::string_view answerNames[] = {"output", "completion", "response",  "answer", "answers",
                                            "reply",  "solution",   "assistant", "target", "输出",
                                            "回答",   "答案",       "回复"};
constexpr std::string_view contextNames[] = {"input", "context", "输入", "上下文"};
constexpr std::string_view systemNames[] = {"system", "system_prompt", "系统提示"};
constexpr std::string_view historyNames[] = {"history", "历史"};
constexpr std::string_view betterNames[] = {"chosen"};
constexpr std::string_view worseNames[] = {"rejected"};
/// A field of one of these names that looks like a label is one: the file is about classes.
constexpr std::string_view classNames[] = {"label", "labels", "intent", "sentiment", "class", "标签", "类别"};

constexpr std::uint64_t lookedAt = 200;  ///< rows; conversations are long
constexpr double writtenCharacters = 30; ///< answers of this length are no names of classes

/// Answers that people wrote: no numbers; most differ, or they are whole sentences.
bool isWritten(const FieldProbe& field) {
    if (field.mostly(field.numbers)) {
        return false;
    }
    return field.distinct.size() * 2 > field.filled || field.meanLength() >= writtenCharacters;
}

class AnswerFields {
public:
    AnswerFields(const Dataset& dataset, const FieldMapping& named)
        : m_dataset(dataset), m_probes(probeFields(dataset, lookedAt)) {
        m_guessed.mapping = named;
        for (const std::string* field : namedFields(m_guessed.mapping)) {
            m_taken.insert(*field);
        }
        const FieldMapping& mapping = m_guessed.mapping;
        note("text", mapping.text);
        note("label", mapping.label);
        for (const auto& [role, field] :
             {std::pair{"id", &mapping.id}, std::pair{"group", &mapping.group},
              std::pair{"split", &mapping.split}, std::pair{"order", &mapping.order},
              std::pair{"context", &mapping.context}, std::pair{"system", &mapping.system},
              std::pair{"history", &mapping.history}}) {
            note(role, field->value_or(""));
        }
    }

    bool findConversation() {
        std::string& text = m_guessed.mapping.text;
        if (!text.empty() || !m_guessed.mapping.label.empty()) {
            return !text.empty() && m_guessed.mapping.label.empty() && isChat(text);
        }
        std::vector<std::string> found;
        for (const std::string_view name : conversationNames) {
            for (const FieldProbe& field : m_probes) {
                if (isNamed(field, name) && holdsChats(field)) {
                    found.push_back(field.name);
                }
            }
        }
        const bool byName = !found.empty();
        for (const FieldProbe& field : m_probes) {
            if (holdsChats(field) && std::find(found.begin(), found.end(), field.name) == found.end()) {
                found.push_back(field.name);
            }
        }
        if (found.empty()) {
            return false;
        }
        text = choose("text", found.front(),
                      byName ? "its name and its lists of messages" : "its values are lists of messages");
        m_guessed.otherLabels.assign(found.begin() + 1, found.end());
        return true;
    }

    /// Prompt and answer by their names. @return whether both are there
    bool findPair() {
        FieldMapping& mapping = m_guessed.mapping;
        const auto worded = [](const FieldProbe& field) {
            return field.mostlyFilled() && field.nested * 10 < field.filled + field.chats * 10;
        };
        if (mapping.text.empty()) {
            const auto found = byName(promptNames, worded);
            mapping.text = found.empty() ? "" : choose("text", found.front(), "its name");
        }
        if (mapping.label.empty()) {
            const auto found = byName(answerNames, [](const FieldProbe& f) { return f.mostlyFilled(); });
            if (!found.empty()) {
                mapping.label = choose("label", found.front(), "its name");
                m_guessed.otherLabels.assign(found.begin() + 1, found.end());
            }
        }
        return !mapping.text.empty() && !mapping.label.empty();
    }

    /// What goes before the prompt and behind it. A whole conversation has only a system prompt beside it.
    void findAdditions() {
        FieldMapping& mapping = m_guessed.mapping;
        const auto take = [&](const char* role, Names names, std::optional<std::string>& slot, auto fits) {
            const auto found = slot ? std::vector<std::string>() : byName(names, fits);
            if (!found.empty()) {
                slot = choose(role, found.front(), "its name");
            }
        };
        const auto plain = [](const FieldProbe& field) { return field.nested == 0; };
        take("system", systemNames, mapping.system, plain);
        if (mapping.label.empty() || isChat(mapping.text)) {
            return;
        }
        take("context", contextNames, mapping.context, plain);
        take("history", historyNames, mapping.history,
             [](const FieldProbe& field) { return field.histories == field.filled; });
    }

    /// The two fields of preference pairs, or none.
    std::optional<std::pair<std::string, std::string>> preferencePair() const {
        const auto any = [](const FieldProbe& field) { return field.mostlyFilled() && !field.isFlag(); };
        const auto better = byName(betterNames, any);
        const auto worse = byName(worseNames, any);
        return better.empty() || worse.empty() ? std::nullopt
                                               : std::optional(std::pair(better.front(), worse.front()));
    }

    bool hasClassLabel() const {
        return !byName(classNames, [](const FieldProbe& f) { return f.isLabel() && f.repeats(); }).empty();
    }
    bool looksWritten() const {
        const FieldProbe& prompt = probe(m_guessed.mapping.text);
        const bool asks =
            prompt.mostly(prompt.chats) || (prompt.isText() && prompt.worded * 2 >= prompt.filled);
        return asks && isWritten(probe(m_guessed.mapping.label));
    }

    Error cannotTell() const {
        const bool answer = !m_guessed.mapping.text.empty();
        return badInput(m_dataset.fileName(),
                        fmt::format("cannot tell which field is the {}. Fields here: {}",
                                    answer ? "answer" : "prompt or the conversation", fieldList(m_dataset)),
                        answer ? "Name the field with the answer (label)."
                               : "Name the field with the prompt or the conversation (text).");
    }

    GuessedMapping take() { return std::move(m_guessed); }

private:
    void note(const char* role, const std::string& field) {
        if (!field.empty()) {
            m_guessed.choices.push_back({role, field, "named by you"});
        }
    }

    std::string choose(const char* role, const std::string& field, const char* reason) {
        m_taken.insert(field);
        m_guessed.choices.push_back({role, field, reason});
        return field;
    }

    const FieldProbe& probe(const std::string& name) const {
        return *std::find_if(m_probes.begin(), m_probes.end(),
                             [&](const FieldProbe& field) { return field.name == name; });
    }

    static bool isNamed(const FieldProbe& field, std::string_view name) {
        return plainName(field.name, Case::Folded) == name;
    }
    bool holdsChats(const FieldProbe& field) const {
        return field.mostlyFilled() && field.mostly(field.chats) && !m_taken.contains(field.name);
    }
    bool isChat(const std::string& name) const { return probe(name).mostly(probe(name).chats); }

    template <typename Fits>
    std::vector<std::string> byName(Names names, Fits fits) const {
        std::vector<std::string> found;
        for (const std::string_view name : names) {
            for (const FieldProbe& field : m_probes) {
                if (isNamed(field, name) && !m_taken.contains(field.name) && fits(field)) {
                    found.push_back(field.name);
                }
            }
        }
        return found;
    }

    const Dataset& m_dataset;
    std::vector<FieldProbe> m_probes;
    GuessedMapping m_guessed;
    std::set<std::string> m_taken;
};

Error preferenceError(const Dataset& dataset, const std::pair<std::string, std::string>& pair) {
    return badInput(
        dataset.fileName(),
        fmt::format("holds preference pairs ('{}' and '{}'): they say which of two answers is better, and a "
                    "model is tuned here on one answer a prompt",
                    printable(pair.first, 60), printable(pair.second, 60)),
        fmt::format("Name '{}' as the field with the answer to learn the better answers alone.",
                    printable(pair.first, 60)));
}

} // namespace

Result<GuessedMapping> completeAnswers(const Dataset& dataset, const FieldMapping& named) {
    AnswerFields fields(dataset, named);
    const auto pair = fields.preferencePair();
    if (pair && named.label.empty() && named.text != pair->first) {
        return preferenceError(dataset, *pair);
    }
    if (!fields.findConversation() && !fields.findPair()) {
        return fields.cannotTell();
    }
    fields.findAdditions();
    return fields.take();
}

Result<std::optional<GuessedMapping>> findAnswers(const Dataset& dataset) {
    FieldMapping open;
    open.target = TargetForm::Answer;
    AnswerFields fields(dataset, open);
    if (const auto pair = fields.preferencePair()) {
        return preferenceError(dataset, *pair);
    }
    if (!fields.findConversation() &&
        (fields.hasClassLabel() || !fields.findPair() || !fields.looksWritten())) {
        return std::optional<GuessedMapping>();
    }
    fields.findAdditions();
    return std::optional(fields.take());
}

} // namespace plateau::data
