#pragma once

#include "core/experiment/compare/compared_experiment.h"
#include "core/statistics/compare/paired_classification.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plateau::experiment {

/// Both experiments of a comparison with one numbering of test items and classes. Keeps references to them.
class Sides {
public:
    /// BadInput when their test sets differ.
    static Result<Sides> match(const ComparedExperiment& first, const ComparedExperiment& second);

    /// Of both plans, sorted: the classes that predictions are numbered by.
    const std::vector<std::string>& labels() const { return m_labels; }
    /// Seeds with a done cell at both sizes, ascending.
    std::vector<std::uint64_t> commonSeeds(std::int64_t firstN, std::int64_t secondN) const;
    /// @param seeds from commonSeeds()
    Result<statistics::PairedPredictions> read(std::int64_t firstN, std::int64_t secondN,
                                               const std::vector<std::uint64_t>& seeds) const;

private:
    Sides(const ComparedExperiment& first, const ComparedExperiment& second,
          std::vector<std::size_t> secondOf);
    std::vector<int> numbers(const std::vector<std::string>& labels) const;

    const ComparedExperiment* m_first;
    const ComparedExperiment* m_second;
    std::vector<std::size_t> m_secondOf; ///< position in the second test set of each item of the first
    std::vector<std::string> m_labels;
    std::vector<int> m_firstClass; ///< number in m_labels of each class of the first plan
    std::vector<int> m_secondClass;
    std::vector<int> m_truth;
};

} // namespace plateau::experiment
