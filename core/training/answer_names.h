#pragma once

#include "core/base/result.h"
#include "core/tokenizer/chat_layout.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Classes of texts as answers of a language model: a text is the prompt, the name of its class is what the
/// model is to write. C classes.
namespace plateau::training {

struct AnswerChoices {
    /// C different ones, as they are learnt: the tokens of each, with the one that ends it; none empty.
    std::vector<std::vector<std::int32_t>> answers;
    /// What of each is compared: without its end, but for those that others begin with.
    std::vector<std::vector<std::int32_t>> scored;
    std::int64_t promptTokens = 0; ///< most that are read of a prompt; of a longer one its end

    std::int64_t longest() const; ///< tokens
};

/// The names as answers. BadInput where two of them have the same tokens, or where no room is left for a
/// prompt. @param maxTokens of a prompt with its answer @param context of the model, in tokens
Result<AnswerChoices> answerChoices(const tokenizer::ChatLayout& layout, std::span<const std::string> names,
                                    int maxTokens, int context);

} // namespace plateau::training
