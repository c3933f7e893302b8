#pragma once

#include "core/model/network/network.h"
#include "core/training/answer_names.h"
#include "core/training/autograd/prompt_batches.h"

#include <stop_token>

/// How likely a language model finds answers, and how it learns them. N prompts, C answers.
namespace plateau::training {

/// ln of the probability that a network writes exactly these tokens behind a prompt, [N,C] float32 on the
/// CPU, of AnswerChoices::scored. What answers begin with is read once, and a prompt once for all answers of
/// a few hundred tokens. Prompts go through the network in batches of a few fixed shapes, see
/// promptBatches().
/// @param prompts none empty. Cancelled when stop was requested
Result<at::Tensor> answerLogs(const model::Network& network, std::span<const Prompt> prompts,
                              const AnswerChoices& choices, at::Device device, const std::stop_token& stop);

/// Prompts with their answers, as a language model is trained on them.
struct AnsweredPrompts {
    std::vector<std::vector<std::int32_t>> ids;
    std::vector<std::vector<std::uint8_t>> learnt; ///< 1 for the tokens of an answer
};
/// @param numbers one a prompt, each a position in choices.answers
AnsweredPrompts answered(std::span<const Prompt> prompts, std::span<const std::int64_t> numbers,
                         const AnswerChoices& choices);

} // namespace plateau::training
