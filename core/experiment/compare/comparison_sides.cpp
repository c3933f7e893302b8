#include "core/experiment/compare/comparison_sides.h"

#include "core/base/utf8.h"
#include "core/experiment/compare/evaluation_match.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace plateau::experiment {

using metric::ItemTable;

namespace {

std::string bothTitles(const ComparedExperiment& first, const ComparedExperiment& second) {
    return first.title() + " and " + second.title();
}

/// The first metric of the task that does not count tokens.
std::string_view withoutTokens(const task::Task& task) {
    for (const std::string_view id : task.info().metrics) {
        if (!metric::find(id)->info().perToken) {
            return id;
        }
    }
    return {};
}

/// The labels that only one of two sorted lists has, for a message.
std::string onlyIn(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    constexpr std::size_t named = 3;
    std::vector<std::string> only;
    std::set_difference(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(only));
    std::vector<std::string> shown;
    for (const std::string& label : only) {
        if (shown.size() < named) {
            shown.push_back(printable(label, 60));
        }
    }
    return only.empty() ? "none"
                        : fmt::format("{}{}", fmt::join(shown, ", "), only.size() > named ? ", …" : "");
}

ItemTable reordered(const ItemTable& table, const std::vector<std::size_t>& places) {
    ItemTable out;
    for (const std::size_t place : places) {
        out.items.push_back(table.items[place]);
        out.groups.push_back(table.groups[place]);
    }
    for (const auto& [name, values] : table.columns) {
        auto& column = out.columns[name];
        for (const std::size_t place : places) {
            column.push_back(values[place]);
        }
    }
    return out;
}

/// The parts of a cross-validation as one table in the order of the test set. Pre: each item is in one part.
ItemTable joined(const std::vector<ItemTable>& parts, const std::vector<data::Sample>& test) {
    ItemTable all;
    for (const ItemTable& part : parts) {
        all.items.insert(all.items.end(), part.items.begin(), part.items.end());
        all.groups.insert(all.groups.end(), part.groups.begin(), part.groups.end());
        for (const auto& [name, values] : part.columns) {
            auto& column = all.columns[name];
            column.insert(column.end(), values.begin(), values.end());
        }
    }
    std::unordered_map<std::string_view, std::size_t> placeOf;
    for (std::size_t i = 0; i < all.items.size(); ++i) {
        placeOf.emplace(all.items[i], i);
    }
    std::vector<std::size_t> places;
    for (const data::Sample& sample : test) {
        places.push_back(placeOf.at(sample.id));
    }
    return reordered(all, places);
}

/// Cells that are scored on parts of the test set can be compared where the parts are the same.
Result<void> requireSameParts(const ComparedExperiment& first, const ComparedExperiment& second) {
    const auto parts = [](const Plan& plan) {
        return plan.crossValidated() ? plan.split.kind + std::to_string(plan.folds) : "";
    };
    if (parts(first.plan()) == parts(second.plan())) {
        return {};
    }
    return badInput(
        bothTitles(first, second), "are not cross-validated in the same parts",
        "Give both the same --folds, or make the second one from the first with \"plateau experiment "
        "vary\".");
}

} // namespace

Result<void> requireSameScores(const ComparedExperiment& first, const ComparedExperiment& second) {
    const task::Task& one = task::taskOf(first.plan().task);
    const task::Task& other = task::taskOf(second.plan().task);
    if (&one != &other) {
        return badInput(bothTitles(first, second),
                        fmt::format("have different tasks: {} and {}", one.info().name, other.info().name),
                        "Compare experiments of one task.");
    }
    if (first.metric != second.metric) {
        return badInput(
            bothTitles(first, second),
            fmt::format("are scored differently: by {} and {}", first.info().name, second.info().name),
            "Open both with one metric.");
    }
    if (first.info().perToken && first.plan().model.tokenizerHash != second.plan().model.tokenizerHash) {
        const std::string_view instead = withoutTokens(one);
        return badInput(
            bothTitles(first, second),
            fmt::format("cut texts into different tokens, so that {} cannot be compared", first.info().name),
            instead.empty() ? "Use models with one tokenizer."
                            : fmt::format("Compare them with --metric {}.", instead));
    }
    return {};
}

Result<Sides> Sides::match(const ComparedExperiment& first, const ComparedExperiment& second) {
    if (const auto same = requireSameScores(first, second); !same) {
        return same.error();
    }
    auto matched = matchTestSets(first.test.samples(), second.test.samples());
    if (!matched.difference.none()) {
        return toError(matched.difference, first.title(), second.title());
    }
    if (const auto same = requireSameParts(first, second); !same) {
        return same.error();
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

const metric::Metric* Sides::secondMetric() const {
    for (const std::string_view id : task::taskOf(m_first->plan().task).info().metrics) {
        if (const metric::Metric* one = metric::find(id); one != m_first->metric) {
            return one;
        }
    }
    return nullptr;
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
    const std::uint64_t run = runSeeds();
    std::erase_if(seeds, [&, all = std::set(seeds.begin(), seeds.end())](std::uint64_t seed) {
        bool whole = seed % run == 0;
        for (std::uint64_t next = seed; whole && next < seed + run; ++next) {
            whole = all.contains(next);
        }
        return !whole;
    });
    return seeds;
}

std::uint64_t Sides::runSeeds() const {
    const Plan& plan = m_first->plan();
    return plan.crossValidated() ? static_cast<std::uint64_t>(plan.folds) : 1;
}

Result<ItemTable> Sides::runOf(const ComparedExperiment& side,
                               const std::map<std::uint64_t, const CellState*>& cells, std::uint64_t first,
                               const std::vector<int>& classOf) const {
    std::vector<ItemTable> parts;
    for (std::uint64_t seed = first; seed < first + runSeeds(); ++seed) {
        auto part = tableOf(side, *cells.at(seed), classOf);
        if (!part) {
            return part.error();
        }
        parts.push_back(std::move(*part));
    }
    return parts.size() == 1 ? std::move(parts.front()) : joined(parts, side.test.samples());
}

Result<ItemTable> Sides::tableOf(const ComparedExperiment& side, const CellState& cell,
                                 const std::vector<int>& classOf) const {
    auto table = side.table(cell);
    if (!table) {
        return table;
    }
    if (!metric().readable(*table)) {
        return badInput(
            "cell " + cell.planned.id,
            fmt::format("cannot be scored by {}: its predictions do not tell", metric().info().name),
            "Compare by another metric with --metric, or run the experiment anew.");
    }
    const auto found = table->columns.find("predicted");
    if (m_labels.empty() || m_first->plan().labels == m_second->plan().labels) {
        return table;
    }
    if (found == table->columns.end()) {
        const auto& one = m_first->plan().labels;
        const auto& other = m_second->plan().labels;
        return badInput(bothTitles(*m_first, *m_second),
                        fmt::format("know different labels (only the first: {}; only the second: {})",
                                    onlyIn(one, other), onlyIn(other, one)),
                        "Make the second one from the first with \"plateau experiment vary\".");
    }
    for (double& number : found->second) {
        number = classOf[static_cast<std::size_t>(number)];
    }
    return table;
}

Result<PairedTables> Sides::read(std::int64_t firstN, std::int64_t secondN,
                                 const std::vector<std::uint64_t>& seeds) const {
    PairedTables out;
    const auto firstCells = m_first->done(firstN);
    const auto secondCells = m_second->done(secondN);
    for (const std::uint64_t seed : seeds) {
        auto one = runOf(*m_first, firstCells, seed, m_firstClass);
        auto other = runOf(*m_second, secondCells, seed, m_secondClass);
        if (!one || !other) {
            return !one ? one.error() : other.error();
        }
        ItemTable& second = out.second.emplace_back(reordered(*other, m_secondOf));
        ItemTable& first = out.first.emplace_back(std::move(*one));
        if (first.find("predicted") != nullptr && !m_labels.empty()) {
            first.columns["truth"].assign(m_truth.begin(), m_truth.end());
            second.columns["truth"] = first.columns["truth"];
        }
        second.groups = first.groups;
    }
    return out;
}

} // namespace plateau::experiment
