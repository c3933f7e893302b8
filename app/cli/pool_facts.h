#pragma once

#include "core/checkpoint/families/model_shape.h"
#include "core/experiment/create/create.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>

namespace plateau::cli {

using PoolFactsChoice = std::function<Result<experiment::PoolFacts>(std::span<const data::Sample> pool)>;

/// What a plan takes from its pool and model: the length limit, the arithmetic, warnings. Models of texts
/// have their tokenizer loaded here.
/// @param asked length limit of the user
Result<PoolFactsChoice> poolFactsChoice(const std::filesystem::path& folder,
                                        const checkpoint::ModelShape& shape,
                                        const experiment::CreateRequest& request, std::optional<int> asked);

} // namespace plateau::cli
