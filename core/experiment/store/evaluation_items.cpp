#include "core/experiment/store/evaluation_items.h"

#include "core/base/paths.h"
#include "core/base/utf8.h"
#include "core/data/sample_file.h"
#include "core/statistics/intervals/intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>

namespace plateau::experiment {
namespace {

constexpr double leastProbability = 1e-15;

} // namespace

std::vector<bool> ScoredItems::right() const {
    std::vector<bool> out;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        out.push_back(labels[i] == predictions[i]);
    }
    return out;
}

bool ScoredItems::grouped() const {
    return std::adjacent_find(groups.begin(), groups.end(), std::not_equal_to<>()) != groups.end();
}

Result<EvaluationItems> EvaluationItems::read(const Folder& folder, std::string_view set) {
    const Plan& plan = folder.plan();
    const bool general = set == generalSetName && plan.general && plan.general->test;
    const DataFile& file = general ? *plan.general->test : plan.test;
    const auto path = insideFolder(folder.root(), file.file);
    if (!path) {
        return path.error();
    }
    auto samples = data::readSampleFile(*path, file.sha256);
    if (!samples) {
        return samples.error();
    }
    return EvaluationItems(std::move(*samples), plan, std::string(set));
}

EvaluationItems::EvaluationItems(std::vector<data::Sample> samples, const Plan& plan, std::string set)
    : m_samples(std::move(samples)),
      m_labels(data::labelNumbers(m_samples, plan.labels)),
      m_inParts(plan.crossValidated() && set == testSetName),
      m_set(std::move(set)) {}

Result<metric::ItemTable> EvaluationItems::tableOf(const Folder& folder, const std::string& cell) const {
    const auto doesNotFit = [&](const std::string& why) {
        return badInput(folder.predictionsPath(cell).string(), why,
                        "Delete results/" + cell + ".json to have the cell trained again.");
    };
    const auto lines = folder.readPredictions(cell, m_set);
    if (!lines) {
        return lines.error();
    }
    if (lines->size() != m_samples.size() && !m_inParts) {
        return doesNotFit(
            fmt::format("has {} lines, the test set {} items", lines->size(), m_samples.size()));
    }
    const auto places = placesOf(*lines);
    std::vector<std::size_t> scored; // positions in the test set, ascending
    for (std::size_t i = 0; i < lines->size(); ++i) {
        if (!places[i]) {
            return doesNotFit(fmt::format("names the item \"{}\", which the test set does not have (again)",
                                          printable((*lines)[i].item, 60)));
        }
        scored.push_back(*places[i]);
    }
    std::sort(scored.begin(), scored.end());
    metric::ItemTable table;
    for (const std::size_t place : scored) {
        table.items.push_back(m_samples[place].id);
        table.groups.push_back(m_samples[place].group);
    }
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const PredictionLine& line = (*lines)[i];
        const auto at = static_cast<std::size_t>(std::lower_bound(scored.begin(), scored.end(), *places[i]) -
                                                 scored.begin());
        if (line.columns.size() != lines->front().columns.size()) {
            return doesNotFit(fmt::format("line {} has other columns than the first", i + 1));
        }
        for (const auto& [name, value] : line.columns) {
            auto& column = table.columns[name];
            column.resize(lines->size());
            column[at] = value;
        }
    }
    const auto* predicted = folder.plan().labels.empty() ? nullptr : table.find("predicted");
    if (predicted != nullptr) {
        const auto classes = static_cast<double>(folder.plan().labels.size());
        const auto outside = std::find_if(predicted->begin(), predicted->end(),
                                          [&](double number) { return number < 0 || number >= classes; });
        if (outside != predicted->end()) {
            return doesNotFit(fmt::format("predicts class {}, there are {}", *outside, classes));
        }
        auto& truth = table.columns["truth"];
        for (const std::size_t place : scored) {
            truth.push_back(m_labels[place]);
        }
    }
    return table;
}

Result<ScoredItems> EvaluationItems::itemsOf(const Folder& folder, const std::string& cell) const {
    const auto table = tableOf(folder, cell);
    if (!table) {
        return table.error();
    }
    const auto* predicted = table->find("predicted");
    const auto* probability = table->find("true_probability");
    if (predicted == nullptr || probability == nullptr) {
        return badInput(folder.predictionsPath(cell).string(), "holds no classes",
                        "Ask for what this task has.");
    }
    ScoredItems out;
    const auto& truth = *table->find("truth");
    out.groups = table->groups;
    for (std::size_t i = 0; i < table->size(); ++i) {
        out.labels.push_back(static_cast<int>(truth[i]));
        out.predictions.push_back(static_cast<int>((*predicted)[i]));
        out.losses.push_back(-std::log(std::max((*probability)[i], leastProbability)));
    }
    return out;
}

std::vector<std::optional<std::size_t>>
EvaluationItems::placesOf(const std::vector<PredictionLine>& lines) const {
    std::vector<std::optional<std::size_t>> out(lines.size());
    if (std::equal(lines.begin(), lines.end(), m_samples.begin(), m_samples.end(),
                   [](const PredictionLine& line, const data::Sample& own) { return line.item == own.id; })) {
        std::iota(out.begin(), out.end(), std::size_t{0});
        return out;
    }
    std::unordered_map<std::string_view, std::deque<std::size_t>> places;
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        places[m_samples[i].id].push_back(i);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto found = places.find(lines[i].item);
        if (found != places.end() && !found->second.empty()) {
            out[i] = found->second.front();
            found->second.pop_front();
        }
    }
    return out;
}

std::int64_t EvaluationItems::groups() const {
    std::set<std::string_view> names;
    for (const data::Sample& sample : m_samples) {
        if (!sample.group.empty()) {
            names.insert(sample.group);
        }
    }
    return std::ssize(names);
}

} // namespace plateau::experiment
