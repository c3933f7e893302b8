#include "core/experiment/compare/comparison_sides.h"

#include "core/experiment/compare/evaluation_match.h"

#include <algorithm>
#include <iterator>

namespace plateau::experiment {

using statistics::PairedPredictions;

Result<Sides> Sides::match(const ComparedExperiment& first, const ComparedExperiment& second) {
    auto matched = matchTestSets(first.test.samples(), second.test.samples());
    if (!matched.difference.none()) {
        return toError(matched.difference, first.title(), second.title());
    }
    return Sides(first, second, std::move(matched.secondOf));
}

Sides::Sides(const ComparedExperiment& first, const ComparedExperiment& second,
             std::vector<std::size_t> secondOf)
    : m_first(&first), m_second(&second), m_secondOf(std::move(secondOf)) {
    const auto& one = first.plan().labels;
    const auto& other = second.plan().labels;
    std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(m_labels));
    m_firstClass = numbers(one);
    m_secondClass = numbers(other);
    m_truth = data::labelNumbers(first.test.samples(), m_labels);
}

std::vector<int> Sides::numbers(const std::vector<std::string>& labels) const {
    std::vector<int> out;
    for (const std::string& label : labels) {
        const auto place = std::lower_bound(m_labels.begin(), m_labels.end(), label);
        out.push_back(static_cast<int>(place - m_labels.begin()));
    }
    return out;
}

std::vector<std::uint64_t> Sides::commonSeeds(std::int64_t firstN, std::int64_t secondN) const {
    const auto second = m_second->done(secondN);
    std::vector<std::uint64_t> seeds;
    for (const auto& [seed, cell] : m_first->done(firstN)) {
        if (second.contains(seed)) {
            seeds.push_back(seed);
        }
    }
    return seeds;
}

Result<PairedPredictions> Sides::read(std::int64_t firstN, std::int64_t secondN,
                                      const std::vector<std::uint64_t>& seeds) const {
    PairedPredictions out{.classes = static_cast<int>(m_labels.size()), .labels = m_truth};
    for (const data::Sample& sample : m_first->test.samples()) {
        out.groups.push_back(sample.group);
    }
    const auto firstCells = m_first->done(firstN);
    const auto secondCells = m_second->done(secondN);
    for (const std::uint64_t seed : seeds) {
        const auto one = m_first->predictions(*firstCells.at(seed));
        const auto other = m_second->predictions(*secondCells.at(seed));
        if (!one || !other) {
            return !one ? one.error() : other.error();
        }
        std::vector<int>& mapped = out.first.emplace_back();
        std::vector<int>& mappedOther = out.second.emplace_back();
        for (std::size_t item = 0; item < m_truth.size(); ++item) {
            mapped.push_back(m_firstClass[static_cast<std::size_t>((*one)[item])]);
            mappedOther.push_back(m_secondClass[static_cast<std::size_t>((*other)[m_secondOf[item]])]);
        }
    }
    return out;
}

} // namespace plateau::experiment
