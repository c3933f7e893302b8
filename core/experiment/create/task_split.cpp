#include "core/experiment/create/task_split.h"

namespace plateau::experiment {

Result<data::Split> taskSplit(const task::Task& task, std::span<const data::Sample> samples,
                              const data::FieldMapping& mapping, const data::SplitSettings& settings) {
    const auto facts = task.facts(samples, mapping);
    const auto strata = facts ? task.strata(samples, *facts) : std::vector<int>();
    return data::makeSplit(samples, settings, strata,
                           task.info().comparesTexts ? data::EqualTexts::StayTogether
                                                     : data::EqualTexts::Apart);
}

} // namespace plateau::experiment
