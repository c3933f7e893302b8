#pragma once

#include "core/experiment/compare/compared_experiment.h"
#include "core/experiment/compare/paired_tables.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plateau::experiment {

/// One task, one metric, and of a metric that counts tokens one tokenizer. BadInput: what differs.
Result<void> requireSameScores(const ComparedExperiment& first, const ComparedExperiment& second);

/// Both experiments of a comparison with one numbering of test items and classes. Keeps references to them.
class Sides {
public:
    /// BadInput when their tasks, metrics or test sets differ.
    static Result<Sides> match(const ComparedExperiment& first, const ComparedExperiment& second);

    const metric::Metric& metric() const { return *m_first->metric; }
    /// Another metric of the task, to be told beside it; null: there is none.
    const metric::Metric* secondMetric() const;
    /// Of both plans, sorted: the classes that predictions are numbered by; empty without classes.
    const std::vector<std::string>& labels() const { return m_labels; }
    /// Seeds with a done cell at both sizes, ascending; of cross-validations the first seed of each that is
    /// whole.
    std::vector<std::uint64_t> commonSeeds(std::int64_t firstN, std::int64_t secondN) const;
    /// Every item once, in the order of the first's test set. BadInput: predictions that do not fit, or that
    /// do not tell the metric; sets of labels that the two plans do not share.
    /// @param seeds from commonSeeds()
    Result<PairedTables> read(std::int64_t firstN, std::int64_t secondN,
                              const std::vector<std::uint64_t>& seeds) const;

private:
    Sides(const ComparedExperiment& first, const ComparedExperiment& second,
          std::vector<std::size_t> secondOf);
    std::vector<int> numbers(const std::vector<std::string>& labels) const;
    /// Seeds that score every test item once: the parts of a cross-validation, else one.
    std::uint64_t runSeeds() const;
    Result<metric::ItemTable> runOf(const ComparedExperiment& side,
                                    const std::map<std::uint64_t, const CellState*>& cells,
                                    std::uint64_t first, const std::vector<int>& classOf) const;
    Result<metric::ItemTable> tableOf(const ComparedExperiment& side, const CellState& cell,
                                      const std::vector<int>& classOf) const;

    const ComparedExperiment* m_first;
    const ComparedExperiment* m_second;
    std::vector<std::size_t> m_secondOf; ///< position in the second test set of each item of the first
    std::vector<std::string> m_labels;
    std::vector<int> m_firstClass; ///< number in m_labels of each class of the first plan
    std::vector<int> m_secondClass;
    std::vector<int> m_truth;
};

} // namespace plateau::experiment
