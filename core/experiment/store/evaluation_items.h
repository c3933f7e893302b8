#pragma once

#include "core/experiment/store/folder.h"

#include "core/data/samples.h"
#include "core/metric/metric.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::experiment {

/// What a cell predicted for each test item that it was scored on, in test order.
struct ScoredItems {
    std::vector<int> labels;               ///< true class, −1 = outside the pool's classes
    std::vector<int> predictions;          ///< class, a position in the plan's labels
    std::vector<double> confidences;       ///< probability of the predicted class; 0 where it is not stored
    std::vector<double> trueProbabilities; ///< of the true class
    std::vector<double> losses; ///< −ln of the probability of the true class, nats; capped at −ln 1e-15
    std::vector<std::string> groups;

    std::size_t size() const { return labels.size(); }
    std::vector<bool> right() const;
    bool grouped() const; ///< there is a group field: at least two different groups
};

/// A sample and what a cell predicted for it.
struct ItemLine {
    const data::Sample* sample; ///< of the set
    PredictionLine line;
};

/// A frozen evaluation set of an experiment, mostly the test set, to which the predictions of its cells are
/// joined by id.
class EvaluationItems {
public:
    /// Errors: the file is missing or was changed.
    /// @param set testSetName, or generalSetName where the plan has such data
    static Result<EvaluationItems> read(const Folder& folder, std::string_view set = testSetName);

    const std::vector<data::Sample>& samples() const { return m_samples; }
    /// What a cell's stored predictions say of the test items that it was scored on, in test order: all of
    /// them, or in a cross-validation the part that its seed left out. Points into this set. BadInput: lines
    /// that do not fit the test set.
    Result<std::vector<ItemLine>> linesOf(const Folder& folder, const std::string& cell) const;
    /// Their columns, and for a classification the true class in "truth".
    Result<metric::ItemTable> tableOf(const Folder& folder, const std::string& cell) const;
    /// The same of a classification. BadInput also for a task without classes.
    Result<ScoredItems> itemsOf(const Folder& folder, const std::string& cell) const;
    /// Different groups; 0 without a group field.
    std::int64_t groups() const;

private:
    EvaluationItems(std::vector<data::Sample> samples, const Plan& plan, std::string set);
    /// Where each line belongs: the k-th line of an id is the k-th sample of that id.
    std::vector<std::optional<std::size_t>> placesOf(const std::vector<PredictionLine>& lines) const;

    std::vector<data::Sample> m_samples; ///< in the order of the file
    std::vector<int> m_labels;
    bool m_inParts;    ///< a cell is scored on a part of them
    std::string m_set; ///< name
};

} // namespace plateau::experiment
