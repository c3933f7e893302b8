#pragma once

#include "core/checkpoint/families/model_shape.h"
#include "core/experiment/plan/cost.h"
#include "core/experiment/store/experiment_state.h"
#include "core/experiment/store/folder.h"

#include <functional>
#include <optional>

/// How long the cells of a plan take, before and while they run.
namespace plateau::workflow {

/// What a plan will cost. @param shape of the plan's model; nothing: its parameters alone are known
/// @param device what was measured of it: "gemm_float32" and "gemm_bfloat16" in FLOP/s, "bfloat16_faster",
/// and once the texts were encoded "pool_tokens"; what is absent is guessed
experiment::PlanCost predictCost(const experiment::Plan& plan,
                                 const std::optional<checkpoint::ModelShape>& shape, const Json& device);

/// Seconds left for the missing cells from the worker's device facts and from what was measured so far, as
/// experiment::SchedulerOptions::predict.
using TimePredictor = std::function<double(const experiment::ExperimentState&, const Json& device)>;
TimePredictor timePredictor(const experiment::Plan& plan, std::optional<checkpoint::ModelShape> shape);

/// Seconds for the missing cells from measured ones alone; nothing while fewer than two were measured.
std::optional<double> measuredSecondsLeft(const experiment::Plan& plan,
                                          const experiment::ExperimentState& state,
                                          const std::optional<checkpoint::ModelShape>& shape);

} // namespace plateau::workflow
