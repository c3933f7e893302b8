#pragma once

#include "core/base/result.h"
#include "core/task/examples.h"

#include <string_view>

namespace plateau::training {

/// BadInput when models of this family cannot be trained for this objective.
/// @param family as in checkpoint::ModelShape @param fromNothing it has no weights to build on
Result<void> checkFamily(std::string_view family, bool fromNothing, task::Objective objective);

} // namespace plateau::training
