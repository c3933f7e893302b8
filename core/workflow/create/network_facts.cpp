#include "core/workflow/create/network_facts.h"

#include "core/recipe/setting_range.h"
#include "core/task/task_list.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/tokenizer/chat_layout.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/tokenizer/load/model_chat_layout.h"
#include "core/training/answer_names.h"
#include "core/training/trainer.h"
#include "core/workflow/create/truncation.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace plateau::workflow {
namespace {

using Shared = std::shared_ptr<const tokenizer::Tokenizer>;

/// Limits that are proposed: of a conversation, and of an answer that is written.
constexpr int longestConversation = 1024;
constexpr int longestAnswer = 512;
constexpr int lengthStep = 32;

int rounded(std::size_t length, int most) {
    const auto up = (length + lengthStep - 1) / lengthStep * lengthStep;
    return static_cast<int>(std::min(up, static_cast<std::size_t>(most)));
}

Result<Shared> tokenizerOf(const checkpoint::ModelCard& card) {
    if (card.builtIn) {
        return Shared(std::make_shared<tokenizer::ByteTokenizer>());
    }
    auto loaded = tokenizer::loadTokenizer(card.folder);
    return loaded ? Result<Shared>(std::move(*loaded)) : loaded.error();
}

bool countsTokens(const experiment::CreateRequest& request) {
    const auto& mixtures = request.general.mixtures;
    return std::any_of(mixtures.begin(), mixtures.end(), [](const experiment::Series& series) {
        return series && series->unit == recipe::MixtureUnit::Tokens;
    });
}

/// Adapters on weights that are there: their base may be in bfloat16.
Result<recipe::Precision> proposedPrecision(const checkpoint::ModelCard& card,
                                            const experiment::CreateRequest& request) {
    const bool keepsBase = request.training.method == recipe::MethodKind::Lora && !card.builtIn;
    if (!keepsBase) {
        return recipe::Precision::Float32;
    }
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    if (!device) {
        return device.error();
    }
    return device->bfloat16Faster ? recipe::Precision::BFloat16 : recipe::Precision::Float32;
}

/// Of raw text and of rows of features.
experiment::PoolFacts plainFacts(int context) {
    experiment::PoolFacts facts;
    if (context > 0) {
        const recipe::SettingRange& range = recipe::settingRange("max_tokens");
        facts.maxTokens = std::clamp(context, static_cast<int>(range.low), static_cast<int>(range.high));
    }
    return facts;
}

/// What the model reads of a sample: its conversation, or a text with its class as the answer.
tokenizer::ConversationIds idsOf(const tokenizer::ChatLayout& layout, const data::Sample& sample) {
    return sample.turns.empty()
               ? layout.encode({{Speaker::User, sample.text}, {Speaker::Assistant, sample.label}})
               : layout.encode(sample.turns);
}

/// Of conversations: limits from their lengths in the pool, and what they cut.
experiment::PoolFacts conversationFacts(const tokenizer::ChatLayout& layout, int context,
                                        const AskedLengths& asked, std::span<const data::Sample> pool) {
    std::vector<std::size_t> lengths;
    std::size_t longest = 0;
    std::size_t answer = 0;
    for (const data::Sample& sample : pool) {
        const tokenizer::ConversationIds whole = idsOf(layout, sample);
        lengths.push_back(whole.ids.size());
        longest = std::max(longest, whole.ids.size());
        answer = std::max(answer, whole.ids.size() - whole.lastAnswer());
    }
    experiment::PoolFacts facts;
    facts.maxTokens = std::min(asked.text.value_or(rounded(longest, longestConversation)), context);
    // Room for answers that are longer than those wanted, so that a model that does not end is seen to.
    facts.maxNewTokens =
        std::min(asked.answer.value_or(rounded(answer + answer / 2, longestAnswer)), context / 2);
    if (auto cut = truncation(lengths, facts.maxTokens, context)) {
        facts.warnings.push_back(*std::move(cut));
    }
    return facts;
}

/// What is known of the model before the pool is.
struct Reading {
    Shared tokenizer; ///< null where no text is counted
    std::optional<tokenizer::RunningText> text;
    std::optional<tokenizer::ChatLayout> chat;
};

Result<Reading> readingOf(const checkpoint::ModelCard& card, const experiment::CreateRequest& request) {
    Reading reading;
    const std::string& chat = request.training.answer.chatTemplate;
    if (card.shape.context == 0 || (chat.empty() && !countsTokens(request))) {
        return reading;
    }
    auto tokenizer = tokenizerOf(card);
    if (!tokenizer) {
        return tokenizer.error();
    }
    reading.tokenizer = std::move(*tokenizer);
    if (chat.empty()) {
        auto layout = tokenizer::RunningText::of(*reading.tokenizer);
        if (!layout) {
            return layout.error();
        }
        reading.text = *layout;
        return reading;
    }
    auto layout = tokenizer::modelChatLayout(*reading.tokenizer,
                                             card.builtIn ? std::filesystem::path() : card.folder, chat);
    if (!layout) {
        return layout.error();
    }
    reading.chat = *layout;
    return reading;
}

experiment::TokenCount tokenCount(const Reading& reading, int most) {
    if (!reading.tokenizer) {
        return {};
    }
    return [reading, most](const data::Sample& sample) {
        return reading.chat ? std::min<std::int64_t>(
                                  static_cast<std::int64_t>(idsOf(*reading.chat, sample).ids.size()), most)
                            : static_cast<std::int64_t>(reading.text->encode(sample.text).size());
    };
}

} // namespace

Result<PoolFactsChoice> networkFactsChoice(const checkpoint::ModelCard& card,
                                           const experiment::CreateRequest& request,
                                           const AskedLengths& asked) {
    const auto reading = readingOf(card, request);
    if (!reading) {
        return reading.error();
    }
    const auto precision = proposedPrecision(card, request);
    if (!precision) {
        return precision.error();
    }
    const bool sorts = task::taskOf(request.task).info().objective == task::Objective::Classification;
    return PoolFactsChoice([context = card.shape.context, reading = *reading, precision = *precision, asked,
                            sorts](std::span<const data::Sample> pool) -> Result<experiment::PoolFacts> {
        experiment::PoolFacts facts =
            reading.chat ? conversationFacts(*reading.chat, context, asked, pool) : plainFacts(context);
        if (reading.chat && sorts) {
            const auto fits =
                training::answerChoices(*reading.chat, data::labelNames(pool), facts.maxTokens, context);
            if (!fits) {
                return fits.error();
            }
        }
        facts.tokens = tokenCount(reading, facts.maxTokens);
        facts.precision = precision;
        facts.pack = 1;
        return facts;
    });
}

} // namespace plateau::workflow
