#include "core/experiment/test_rows.h"

#include "core/base/paths.h"
#include "core/data/sample_file.h"

#include <algorithm>
#include <cmath>
#include <set>

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

Result<TestRows> TestRows::read(const Folder& folder) {
    const Plan& plan = folder.plan();
    const auto path = insideFolder(folder.root(), plan.test.file);
    if (!path) {
        return path.error();
    }
    const auto samples = data::readSampleFile(*path, plan.test.sha256);
    if (!samples) {
        return samples.error();
    }
    const std::vector<int> labels = data::labelNumbers(*samples, plan.labels);
    TestRows rows;
    for (std::size_t i = 0; i < samples->size(); ++i) {
        rows.m_rows[(*samples)[i].id] = {labels[i], (*samples)[i].group};
    }
    return rows;
}

Result<ScoredItems> TestRows::itemsOf(const Folder& folder, const std::string& cell) const {
    const auto predictions = folder.readPredictions(cell);
    if (!predictions) {
        return predictions.error();
    }
    ScoredItems out;
    for (const PredictionLine& line : *predictions) {
        const auto row = m_rows.find(line.item);
        if (row != m_rows.end()) {
            out.labels.push_back(row->second.label);
            out.predictions.push_back(line.predicted);
            out.losses.push_back(-std::log(std::max(line.trueProbability, leastProbability)));
            out.groups.push_back(row->second.group);
        }
    }
    return out;
}

std::int64_t TestRows::groups() const {
    std::set<std::string> names;
    for (const auto& [id, row] : m_rows) {
        if (!row.group.empty()) {
            names.insert(row.group);
        }
    }
    return static_cast<std::int64_t>(names.size());
}

} // namespace plateau::experiment
