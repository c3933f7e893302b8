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
        rows.m_rows.push_back({(*samples)[i].id, labels[i], (*samples)[i].group});
        rows.m_place.emplace((*samples)[i].id, i);
    }
    return rows;
}

Result<ScoredItems> TestRows::itemsOf(const Folder& folder, const std::string& cell) const {
    const auto predictions = folder.readPredictions(cell);
    if (!predictions) {
        return predictions.error();
    }
    ScoredItems out;
    for (std::size_t i = 0; i < predictions->size(); ++i) {
        const PredictionLine& line = (*predictions)[i];
        const auto named = m_place.find(line.item);
        // Predictions are in test order, which also tells rows of one id apart.
        const bool inOrder = i < m_rows.size() && m_rows[i].id == line.item;
        if (!inOrder && named == m_place.end()) {
            continue;
        }
        const Row& row = m_rows[inOrder ? i : named->second];
        out.labels.push_back(row.label);
        out.predictions.push_back(line.predicted);
        out.losses.push_back(-std::log(std::max(line.trueProbability, leastProbability)));
        out.groups.push_back(row.group);
    }
    return out;
}

std::int64_t TestRows::groups() const {
    std::set<std::string> names;
    for (const Row& row : m_rows) {
        if (!row.group.empty()) {
            names.insert(row.group);
        }
    }
    return static_cast<std::int64_t>(names.size());
}

} // namespace plateau::experiment
