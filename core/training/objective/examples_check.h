#pragma once

#include "core/base/result.h"
#include "core/task/examples.h"

#include <span>
#include <string>
#include <vector>

namespace plateau::training {

/// Inputs are there for every item, targets are what the objective needs, and all sets are of one shape; else
/// BadInput.
/// @param outputs names of classes or labels, none for other objectives
Result<void> checkExamples(task::Objective objective, const std::vector<std::string>& outputs,
                           const task::Examples& pool, const std::vector<const task::Examples*>& evaluations);

/// In how many strata rows are held out: classes, or one for all.
int strataCount(task::Objective objective, const std::vector<std::string>& outputs);
/// Which one each of these rows belongs to.
std::vector<int> strataOf(task::Objective objective, const task::Examples& examples,
                          std::span<const std::uint32_t> rows);

} // namespace plateau::training
