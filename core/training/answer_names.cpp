#include "core/training/answer_names.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace plateau::training {
namespace {

using Tokens = std::vector<std::int32_t>;

/// The answers without `end`, each of which others begin with keeps it: one token less to read of each, and
/// no answer is the beginning of another.
std::vector<Tokens> comparedParts(const std::vector<Tokens>& answers, std::int32_t end) {
    std::vector<Tokens> parts;
    for (const Tokens& answer : answers) {
        Tokens name = answer;
        if (name.size() > 1 && name.back() == end) {
            name.pop_back();
        }
        const bool begins = std::any_of(answers.begin(), answers.end(), [&](const Tokens& other) {
            return other != answer && other.size() > name.size() &&
                   std::equal(name.begin(), name.end(), other.begin());
        });
        parts.push_back(begins ? answer : name);
    }
    return parts;
}

} // namespace

std::int64_t AnswerChoices::longest() const {
    std::size_t longest = 0;
    for (const auto& answer : answers) {
        longest = std::max(longest, answer.size());
    }
    return static_cast<std::int64_t>(longest);
}

Result<AnswerChoices> answerChoices(const tokenizer::ChatLayout& layout, std::span<const std::string> names,
                                    int maxTokens, int context) {
    AnswerChoices choices;
    std::map<std::vector<std::int32_t>, std::string> known;
    for (const std::string& name : names) {
        auto answer = layout.answer(name);
        const auto [other, isNew] = known.try_emplace(answer, name);
        if (!isNew) {
            return badInput(
                "class '" + printable(name, 60) + "'",
                fmt::format("is written with the same tokens as class '{}'", printable(other->second, 60)),
                "Give one of them a name of letters that the model's tokenizer knows.");
        }
        choices.answers.push_back(std::move(answer));
    }
    choices.scored = comparedParts(choices.answers, layout.stops().empty() ? -1 : layout.stops().front());
    // The last token of an answer is foreseen and not read.
    const int most = std::min(maxTokens, context + 1);
    choices.promptTokens = most - choices.longest();
    if (choices.promptTokens < 1) {
        return badInput("training.max_tokens",
                        fmt::format("is {}, the longest name of a class takes {}", most, choices.longest()),
                        "Use more tokens, or shorter names.");
    }
    return choices;
}

} // namespace plateau::training
