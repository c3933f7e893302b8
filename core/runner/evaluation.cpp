#include "core/runner/evaluation.h"

#include <algorithm>
#include <cmath>

namespace plateau::runner {
namespace {

std::vector<experiment::PredictionLine> linesOf(const metric::ItemTable& table) {
    std::vector<experiment::PredictionLine> lines(table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        lines[i].item = table.items[i];
        for (const auto& [name, values] : table.columns) {
            lines[i].columns[name] = values[i];
        }
    }
    return lines;
}

} // namespace

ScoredSet scoredSet(const task::Task& task, std::span<const data::Sample> truth, const task::Outputs& outputs,
                    const task::TaskFacts& facts, const task::TrainedOn& trained) {
    metric::ItemTable table = task.score(truth, outputs, facts);
    const bool grouped = std::any_of(truth.begin(), truth.end(),
                                     [](const data::Sample& sample) { return !sample.group.empty(); });
    for (const data::Sample& sample : grouped ? truth : std::span<const data::Sample>()) {
        table.groups.push_back(sample.group);
    }
    ScoredSet scored;
    scored.evaluation.items = static_cast<std::int64_t>(table.size());
    scored.evaluation.details = task.details(table, outputs, facts, trained);
    for (const std::string_view id : task.info().metrics) {
        const metric::Metric& metric = *metric::find(id);
        const double value = metric.readable(table) ? metric.value(table) : NAN;
        if (std::isfinite(value)) {
            scored.evaluation.metrics.emplace(id, value);
            scored.evaluation.standardErrors.emplace(id, metric.standardError(table));
        }
    }
    scored.lines = linesOf(table);
    for (std::size_t i = 0; i < outputs.answers.size(); ++i) {
        scored.lines[i].answer = outputs.answers[i];
    }
    return scored;
}

} // namespace plateau::runner
