#include "core/task/task.h"

#include <algorithm>

namespace plateau::task {

const metric::Metric& Task::primaryMetric() const {
    return *metric::find(info().metrics.front());
}

bool Task::has(BaselineKind baseline) const {
    const auto& all = info().baselines;
    return std::find(all.begin(), all.end(), baseline) != all.end();
}

bool Task::has(std::string_view metric) const {
    const auto& all = info().metrics;
    return std::find(all.begin(), all.end(), metric) != all.end();
}

} // namespace plateau::task
