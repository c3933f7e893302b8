#pragma once

#include "core/checkpoint/model_folder.h"
#include "core/experiment/create/create.h"

#include <functional>
#include <optional>
#include <span>

namespace plateau::workflow {

using PoolFactsChoice = std::function<Result<experiment::PoolFacts>(std::span<const data::Sample> pool)>;

/// Limits in tokens that the user gave; the others are chosen.
struct AskedLengths {
    std::optional<int> text;   ///< of a text or conversation
    std::optional<int> answer; ///< of an answer that is written
};

/// What a plan takes from its pool and model: the length limit, the arithmetic, warnings. Models of texts
/// have their tokenizer loaded here.
Result<PoolFactsChoice> poolFactsChoice(const checkpoint::ModelCard& card,
                                        const experiment::CreateRequest& request, const AskedLengths& asked);

} // namespace plateau::workflow
