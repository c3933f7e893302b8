#include "core/experiment/create_parts.h"

#include "core/base/utf8.h"
#include "core/statistics/curve.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t smallTestSet = 30;
constexpr std::size_t namedLabels = 10;

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

void inspectPool(SplitData& data) {
    const data::DuplicateReport found = data::findDuplicates(data.pool);
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

void inspectLeaks(SplitData& data) {
    const data::LeakReport found = data::findLeaks(data.pool, data.test);
    data.report.leakedTestRows = static_cast<std::int64_t>(found.testRows.size());
    if (!found.testRows.empty()) {
        data.report.warnings.push_back(
            {WarningKind::Leaks,
             {{"rows", number(found.testRows.size())}, {"items", number(data.test.size())}},
             "",
             fmt::format("{} of {} test items have a text that is in the pool: scores may be too high",
                         found.testRows.size(), data.test.size()),
             "Remove them from one of the sides"});
    }
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

void inspect(SplitData& data) {
    inspectPool(data);
    inspectLeaks(data);
    inspectLabels(data);
    if (data.test.size() < smallTestSet) {
        data.report.warnings.push_back(
            {WarningKind::SmallTestSet,
             {{"items", number(data.test.size())}},
             "",
             fmt::format("The test set has {} items only: every interval will be wide", data.test.size()),
             "Label more test items"});
    }
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
