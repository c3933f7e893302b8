#pragma once

#include "core/checkpoint/model_folder.h"
#include "core/experiment/create/create.h"

#include <functional>
#include <optional>
#include <span>

namespace plateau::workflow {

using PoolFactsChoice = std::function<Result<experiment::PoolFacts>(std::span<const data::Sample> pool)>;

/// What a plan takes from its pool and model: the length limit, the arithmetic, warnings. Models of texts
/// have their tokenizer loaded here.
/// @param asked length limit of the user
Result<PoolFactsChoice> poolFactsChoice(const checkpoint::ModelCard& card,
                                        const experiment::CreateRequest& request, std::optional<int> asked);

} // namespace plateau::workflow
