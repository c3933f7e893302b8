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

Error doesNotFit(const Folder& folder, const std::string& cell, const std::string& why) {
    return badInput(folder.predictionsPath(cell).string(), why,
                    "Delete results/" + cell + ".json to have the cell trained again.");
}

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

Result<std::vector<ItemLine>> EvaluationItems::linesOf(const Folder& folder, const std::string& cell) const {
    auto lines = folder.readPredictions(cell, m_set);
    if (!lines) {
        return lines.error();
    }
    if (lines->size() != m_samples.size() && !m_inParts) {
        return doesNotFit(
            folder, cell,
            fmt::format("has {} lines, the test set {} items", lines->size(), m_samples.size()));
    }
    const auto places = placesOf(*lines);
    std::vector<ItemLine> out;
    out.reserve(lines->size());
    for (std::size_t i = 0; i < lines->size(); ++i) {
        PredictionLine& line = (*lines)[i];
        if (!places[i]) {
            return doesNotFit(folder, cell,
                              fmt::format("names the item \"{}\", which the test set does not have (again)",
                                          printable(line.item, 60)));
        }
        if (!out.empty() && line.columns.size() != out.front().line.columns.size()) {
            return doesNotFit(folder, cell, fmt::format("line {} has other columns than the first", i + 1));
        }
        out.push_back({&m_samples[*places[i]], std::move(line)});
    }
    std::sort(out.begin(), out.end(),
              [](const ItemLine& a, const ItemLine& b) { return a.sample < b.sample; });
    return out;
}

Result<metric::ItemTable> EvaluationItems::tableOf(const Folder& folder, const std::string& cell) const {
    const auto lines = linesOf(folder, cell);
    if (!lines) {
        return lines.error();
    }
    metric::ItemTable table;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const auto& [sample, line] = (*lines)[i];
        table.items.push_back(sample->id);
        table.groups.push_back(sample->group);
        for (const auto& [name, value] : line.columns) {
            auto& column = table.columns[name];
            column.resize(lines->size());
            column[i] = value;
        }
    }
    const auto* predicted = folder.plan().labels.empty() ? nullptr : table.find("predicted");
    if (predicted != nullptr) {
        const auto classes = static_cast<double>(folder.plan().labels.size());
        const auto outside = std::find_if(predicted->begin(), predicted->end(),
                                          [&](double number) { return number < 0 || number >= classes; });
        if (outside != predicted->end()) {
            return doesNotFit(folder, cell,
                              fmt::format("predicts class {}, there are {}", *outside, classes));
        }
        auto& truth = table.columns["truth"];
        for (const auto& [sample, line] : *lines) {
            truth.push_back(m_labels[static_cast<std::size_t>(sample - m_samples.data())]);
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
    const auto* confidence = table->find("probability");
    ScoredItems out;
    const auto& truth = *table->find("truth");
    out.groups = table->groups;
    for (std::size_t i = 0; i < table->size(); ++i) {
        out.labels.push_back(static_cast<int>(truth[i]));
        out.predictions.push_back(static_cast<int>((*predicted)[i]));
        out.confidences.push_back(confidence == nullptr ? 0 : (*confidence)[i]);
        out.trueProbabilities.push_back((*probability)[i]);
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
