#include "core/training/model_families.h"

#include "core/training/packed/encoder_source.h"

namespace plateau::training {
namespace {

std::int64_t outputsOf(const TaskData& data) {
    return data.objective == task::Objective::Regression ? 1 : static_cast<std::int64_t>(data.outputs.size());
}

} // namespace

Result<std::unique_ptr<ModelSource>> openModelSource(const TrainerOptions& options,
                                                     const ChosenDevice& device, const TaskData& data) {
    return EncoderSource::open(options, device, data.objective, outputsOf(data));
}

} // namespace plateau::training
