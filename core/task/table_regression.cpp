#include "core/task/task_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

/// A number for each row of a table.
namespace plateau::task {
namespace {

constexpr std::size_t strataCount = 10;
constexpr std::size_t mostInputs = 20000;

/// Of the values 0, 5, 25, 50, 75, 95 and 100 % lie at or below.
constexpr std::array shares{0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0};

double targetOf(const data::Sample& sample) {
    return data::parseNumber(sample.label).value_or(0);
}

class TableRegression final : public Task {
public:
    const TaskInfo& info() const override {
        static const TaskInfo info{.id = "table-regression",
                                   .name = "table regression",
                                   .about = "A number for each row of a table: a price, a duration, a yield.",
                                   .input = InputKind::TableRow,
                                   .target = data::TargetForm::Number,
                                   .objective = Objective::Regression,
                                   .metrics = {"rmse", "mae", "r2"},
                                   .baselines = {BaselineKind::Constant, BaselineKind::ShuffledLabels},
                                   .comparesTexts = false};
        return info;
    }

    Result<TaskFacts> facts(std::span<const data::Sample> pool,
                            const data::FieldMapping& mapping) const override {
        std::vector<std::string> leftOut;
        TaskFacts facts{{}, featureColumns(pool, mapping.features, leftOut)};
        if (facts.features.empty()) {
            return badInput(
                "", fmt::format("no column can be a feature: {}", fmt::join(leftOut, ", ")),
                fmt::format("Give columns of numbers, or of at most {} categories.", mostCategories));
        }
        return facts;
    }

    void validate(const TaskFacts& facts, std::vector<Fault>& faults) const override {
        std::int64_t width = 0;
        for (const FeatureColumn& column : facts.features) {
            width += column.width();
        }
        if (facts.features.empty() || width > static_cast<std::int64_t>(mostInputs)) {
            faults.push_back({"features", fmt::format("make {} inputs, must make 1 … {}", width, mostInputs),
                              "Name the columns to learn from."});
        }
    }

    /// Tenths of the target, so that every subset spans its range.
    std::vector<int> strata(std::span<const data::Sample> samples, const TaskFacts&) const override {
        std::vector<std::size_t> order(samples.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return targetOf(samples[a]) < targetOf(samples[b]);
        });
        std::vector<int> strata(samples.size());
        for (std::size_t rank = 0; rank < order.size(); ++rank) {
            strata[order[rank]] = static_cast<int>(rank * strataCount / order.size());
        }
        return strata;
    }

    Examples examples(std::span<const data::Sample> samples, const TaskFacts& facts) const override {
        Examples out;
        out.items = samples.size();
        out.features = encodeFeatures(samples, facts.features, positionsOf(facts));
        out.featureWidth = 0;
        for (const FeatureColumn& column : facts.features) {
            out.featureWidth += column.width();
        }
        out.targetWidth = 1;
        for (const data::Sample& sample : samples) {
            out.targets.push_back(static_cast<float>(targetOf(sample)));
        }
        return out;
    }

    metric::ItemTable score(std::span<const data::Sample> truth, const Outputs& outputs,
                            const TaskFacts&) const override {
        metric::ItemTable table;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            table.items.push_back(truth[i].id);
            table.columns["truth"].push_back(targetOf(truth[i]));
            table.columns["value"].push_back(static_cast<double>(outputs.values[i]));
        }
        return table;
    }

    /// How the errors are spread, and how well the middle of the truth is met.
    Json details(const metric::ItemTable& table, const Outputs&, const TaskFacts&,
                 const TrainedOn&) const override {
        std::vector<double> errors;
        double bias = 0;
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double error = (*table.find("value"))[i] - (*table.find("truth"))[i];
            bias += error / static_cast<double>(table.size());
            errors.push_back(std::abs(error));
        }
        std::sort(errors.begin(), errors.end());
        Json quantiles = Json::array();
        for (const double share : shares) {
            const auto at = static_cast<std::size_t>(share * static_cast<double>(errors.size() - 1));
            quantiles.push_back({share, errors.empty() ? 0 : errors[at]});
        }
        return {{"mean_error", bias}, {"absolute_error_quantiles", quantiles}};
    }

private:
    /// The samples carry the columns of the plan in its order: what was left out was left out of their file.
    static std::vector<std::size_t> positionsOf(const TaskFacts& facts) {
        std::vector<std::size_t> positions(facts.features.size());
        std::iota(positions.begin(), positions.end(), std::size_t{0});
        return positions;
    }
};

} // namespace

const Task& tableRegression() {
    static const TableRegression task;
    return task;
}

} // namespace plateau::task
