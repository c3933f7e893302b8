#include "core/experiment/create/create_parts.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/data/near_leaks.h"
#include "core/statistics/curve/curve.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t smallTestSet = 30;
constexpr std::size_t namedLabels = 10;
constexpr std::size_t examplesShown = 5;
constexpr double dominantShare = 0.8; ///< of the test items, from which a constant answer is told

double number(std::uint64_t count) {
    return static_cast<double>(count);
}

std::string labelList(const std::vector<std::string>& labels) {
    std::string list;
    for (std::size_t i = 0; i < std::min(labels.size(), namedLabels); ++i) {
        list += (i == 0 ? "" : ", ") + printable(labels[i], 60);
    }
    return labels.size() > namedLabels ? list + ", …" : list;
}

void inspectPool(SplitData& data, const data::DuplicateReport& found) {
    CreateReport& report = data.report;
    report.duplicateCopies = static_cast<std::int64_t>(found.copies);
    report.conflictRows = static_cast<std::int64_t>(found.conflictRows);
    if (found.copies > 0) {
        report.warnings.push_back(
            {WarningKind::DuplicateTexts,
             {{"copies", number(found.copies)}, {"groups", number(found.groups)}},
             "",
             fmt::format("{} the text of another one",
                         found.copies == 1 ? "1 pool sample repeats"
                                           : fmt::format("{} pool samples repeat", found.copies)),
             "Remove copies: they count as samples but teach nothing new"});
    }
    if (found.conflictRows > 0) {
        report.warnings.push_back(
            {WarningKind::ConflictingLabels,
             {{"rows", number(found.conflictRows)}},
             "",
             fmt::format("{} a text that also has another label",
                         found.conflictRows == 1 ? "1 pool sample carries"
                                                 : fmt::format("{} pool samples carry", found.conflictRows)),
             "Decide on one label for each text"});
    }
}

/// Samples that begin a text of their own, less the clusters they form: exact copies do not count.
void inspectNearDuplicates(SplitData& data, const data::DuplicateReport& exact,
                           const data::TextSketches& pool, const data::NearDuplicates& near) {
    std::uint64_t copies = 0;
    for (std::uint32_t i = 0; i < pool.size(); ++i) {
        if (pool.isBlank(i)) {
            continue;
        }
        const auto keeper = near.keeper[i];
        copies += exact.firstOf[i] == i;
        copies -= keeper == i;
        auto& examples = data.report.nearDuplicateExamples;
        if (exact.firstOf[i] != exact.firstOf[keeper] && examples.size() < examplesShown) {
            const double similarity = data::similarityFrom(0, pool, i, pool, keeper).value_or(0);
            examples.push_back({pool.sample(i).id, pool.sample(keeper).id, similarity});
        }
    }
    data.report.nearDuplicateCopies = static_cast<std::int64_t>(copies);
    if (copies > 0) {
        data.report.warnings.push_back(
            {WarningKind::NearDuplicates,
             {{"copies", number(copies)}},
             "",
             fmt::format("{} the text of another one",
                         copies == 1 ? "1 pool sample nearly repeats"
                                     : fmt::format("{} pool samples nearly repeat", copies)),
             "Remove near copies, or read the sizes as fewer samples than they seem"});
    }
}

void inspectLeaks(SplitData& data, const data::TextSketches& pool, const data::TextSketches& test,
                  const std::vector<data::NearLeak>& leaks) {
    CreateReport& report = data.report;
    for (const data::NearLeak& leak : leaks) {
        (leak.exact ? report.leakedTestIds : report.nearLeakedTestIds).push_back(test.sample(leak.test).id);
        if (!leak.exact && report.nearLeakExamples.size() < examplesShown) {
            report.nearLeakExamples.push_back(
                {test.sample(leak.test).id, pool.sample(leak.pool).id, leak.similarity});
        }
    }
    report.leakedTestRows = static_cast<std::int64_t>(report.leakedTestIds.size());
    const auto warn = [&](WarningKind kind, std::size_t rows, const char* where) {
        if (rows > 0) {
            report.warnings.push_back(
                {kind,
                 {{"rows", number(rows)}, {"items", number(test.size())}},
                 "",
                 fmt::format("{} of {} {} a text that is {} in the pool: scores may be too high", rows,
                             counted(test.size(), "test item"), rows == 1 ? "has" : "have", where),
                 "Remove them from one of the sides"});
        }
    };
    warn(WarningKind::Leaks, report.leakedTestIds.size(), "also");
    warn(WarningKind::NearLeaks, report.nearLeakedTestIds.size(), "nearly");
}

/// Equal and nearly equal texts inside the pool, and between pool and test set.
Result<void> inspectTexts(SplitData& data, const data::DuplicateReport& exact, const std::stop_token& stop) {
    const auto pool = data::TextSketches::of(data.pool, stop);
    const auto test = data::TextSketches::of(data.test, stop);
    if (!pool || !test) {
        return Error{ErrorKind::Cancelled, "", "comparing the texts was stopped", ""};
    }
    const auto near = data::findNearDuplicates(*pool, {}, stop);
    const auto leaks = data::findNearLeaks(*pool, *test, {}, stop);
    if (!near || !leaks) {
        return !near ? near.error() : leaks.error();
    }
    inspectNearDuplicates(data, exact, *pool, *near);
    inspectLeaks(data, *pool, *test, *leaks);
    return {};
}

void inspectLabels(SplitData& data) {
    const std::vector<std::string> known = data::labelNames(data.pool);
    data.report.classes = static_cast<std::int64_t>(known.size());
    std::set<std::string> unseen;
    std::uint64_t rows = 0;
    for (const data::Sample& sample : data.test) {
        if (!std::binary_search(known.begin(), known.end(), sample.label)) {
            unseen.insert(sample.label);
            ++rows;
        }
    }
    data.report.unseenTestLabels.assign(unseen.begin(), unseen.end());
    if (rows > 0) {
        data.report.warnings.push_back(
            {WarningKind::UnseenTestLabels,
             {{"labels", number(unseen.size())}, {"rows", number(rows)}, {"items", number(data.test.size())}},
             labelList(data.report.unseenTestLabels),
             fmt::format("{} labels that training never sees ({}); they count as wrong",
                         rows == 1 ? "1 test item carries" : fmt::format("{} test items carry", rows),
                         labelList(data.report.unseenTestLabels)),
             "Add samples of these labels to the pool, or remove the items"});
    }
}

/// What the labels of the test set allow to be said.
void inspectTestLabels(SplitData& data) {
    std::map<std::string, std::uint64_t> counts;
    for (const data::Sample& sample : data.scored()) {
        ++counts[sample.label];
    }
    if (counts.empty()) {
        return;
    }
    const auto commonest = std::max_element(counts.begin(), counts.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
    SplitFacts& split = data.report.split;
    split.commonestLabel = commonest->first;
    split.commonestShare = number(commonest->second) / number(data.scored().size());
    const std::string name = printable(split.commonestLabel, 60);
    const auto doubt = [&](data::DoubtKind kind, std::map<std::string, double> values,
                           const std::string& about) {
        data.report.warnings.push_back(toWarning({kind, std::move(values), about}));
    };
    if (counts.size() == 1) {
        return doubt(data::DoubtKind::OneClassTest, {}, name);
    }
    if (split.commonestShare >= dominantShare) {
        doubt(data::DoubtKind::DominantClass, {{"share", split.commonestShare}}, name);
    }
    const auto thin =
        std::count_if(counts.begin(), counts.end(), [](const auto& label) { return label.second == 1; });
    if (thin > 0) {
        doubt(data::DoubtKind::ThinTestClasses,
              {{"classes", static_cast<double>(thin)}, {"of", number(counts.size())}}, "");
    }
}

/// Scores of such a test set would all be 0.
Result<void> requireKnownLabels(const SplitData& data) {
    const std::vector<std::string> known = data::labelNames(data.pool);
    const bool any = std::any_of(data.test.begin(), data.test.end(), [&](const data::Sample& sample) {
        return std::binary_search(known.begin(), known.end(), sample.label);
    });
    if (any || data.test.empty()) {
        return {};
    }
    const std::vector<std::string> labels = data::labelNames(data.test);
    const bool hidden = labels == std::vector<std::string>{"-1"};
    return badInput("test set",
                    fmt::format("no test item has a label that training knows: {} against {}",
                                labelList(labels), labelList(known)),
                    hidden ? "-1 stands for hidden labels: give a test set with labels."
                           : "Write the labels of both files in one way, or pick other columns.");
}

} // namespace

Result<void> inspect(SplitData& data, const task::Task& task, const std::stop_token& stop) {
    const bool classes = task.info().target == data::TargetForm::ClassName;
    if (const auto known = classes ? requireKnownLabels(data) : Result<void>(); !known) {
        return known;
    }
    // Rows of a table may be equal and still be different things, with other values of the target.
    if (task.info().comparesTexts) {
        const data::DuplicateReport duplicates = data::findDuplicates(data.pool);
        inspectPool(data, duplicates);
        if (const auto compared = inspectTexts(data, duplicates, stop); !compared) {
            return compared.error();
        }
    }
    if (classes) {
        inspectLabels(data);
        inspectTestLabels(data);
    }
    if (data.scored().size() < smallTestSet) {
        data.report.warnings.push_back({WarningKind::SmallTestSet,
                                        {{"items", number(data.scored().size())}},
                                        "",
                                        fmt::format("The test set has {} only: every interval will be wide",
                                                    counted(data.scored().size(), "item")),
                                        "Label more test items"});
    }
    return {};
}

void warnAboutSizes(const std::vector<std::int64_t>& sizes, std::vector<Warning>& warnings) {
    const double span =
        sizes.empty() ? 0 : static_cast<double>(sizes.back()) / static_cast<double>(sizes.front());
    if (sizes.size() < static_cast<std::size_t>(statistics::leastSizes) || span < statistics::leastSpan) {
        warnings.push_back(
            {WarningKind::FewSizes,
             {{"sizes", number(sizes.size())}, {"span", span}},
             "",
             fmt::format("{} with a span of {:.1f}: nothing can be predicted beyond {}",
                         counted(sizes.size(), "size"), span, sizes.size() == 1 ? "it" : "them"),
             fmt::format("Plan at least {} sizes, the largest {:.0f} times the smallest",
                         statistics::leastSizes, statistics::leastSpan)});
    }
}

} // namespace plateau::experiment
