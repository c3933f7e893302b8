#include "core/experiment/create/create_parts.h"

#include "core/base/utf8.h"
#include "core/data/near_leaks.h"
#include "core/statistics/curve/curve.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t smallTestSet = 30;
constexpr std::size_t namedLabels = 10;
constexpr std::size_t examplesShown = 5;

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
             fmt::format("{} pool samples repeat the text of another one", found.copies),
             "Remove copies: they count as samples but teach nothing new"});
    }
    if (found.conflictRows > 0) {
        report.warnings.push_back(
            {WarningKind::ConflictingLabels,
             {{"rows", number(found.conflictRows)}},
             "",
             fmt::format("{} pool samples carry a text that also has another label", found.conflictRows),
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
             fmt::format("{} pool samples nearly repeat the text of another one", copies),
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
                 fmt::format("{} of {} test items have a text that is {} in the pool: scores may be too high",
                             rows, test.size(), where),
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
             fmt::format("{} test items carry labels that training never sees ({}); they count as wrong",
                         rows, labelList(data.report.unseenTestLabels)),
             "Add samples of these labels to the pool, or remove the items"});
    }
}

} // namespace

Result<void> inspect(SplitData& data, const std::stop_token& stop) {
    const data::DuplicateReport duplicates = data::findDuplicates(data.pool);
    inspectPool(data, duplicates);
    if (const auto compared = inspectTexts(data, duplicates, stop); !compared) {
        return compared.error();
    }
    inspectLabels(data);
    if (data.test.size() < smallTestSet) {
        data.report.warnings.push_back(
            {WarningKind::SmallTestSet,
             {{"items", number(data.test.size())}},
             "",
             fmt::format("The test set has {} items only: every interval will be wide", data.test.size()),
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
             fmt::format("{} sizes with a span of {:.1f}: nothing can be predicted beyond them", sizes.size(),
                         span),
             fmt::format("Plan at least {} sizes, the largest {:.0f} times the smallest",
                         statistics::leastSizes, statistics::leastSpan)});
    }
}

} // namespace plateau::experiment
