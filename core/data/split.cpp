#include "core/data/split.h"

#include "core/base/english.h"
#include "core/base/random.h"
#include "core/base/utf8.h"
#include "core/data/side_draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

namespace plateau::data {
namespace {

using Positions = std::vector<std::uint32_t>;

Positions allPositions(std::size_t count) {
    Positions positions(count);
    std::iota(positions.begin(), positions.end(), 0u);
    return positions;
}

/// Tells how often the split field says something that is no side.
Error noSide(std::span<const Sample> samples, const Sample& first) {
    const auto rows = std::count_if(samples.begin(), samples.end(),
                                    [](const Sample& sample) { return !parseSide(sample.split); });
    const std::string more = rows > 1 ? fmt::format(" ({} such rows)", rows) : "";
    const std::string said = first.split.empty()
                                 ? "is empty"
                                 : fmt::format("says '{}', which is no side", printable(first.split, 40));
    return badInput(fmt::format("line {}", first.line), fmt::format("the split field {}{}", said, more),
                    "Use train, validation or test, or split by a seeded draw.");
}

Result<Split> byField(std::span<const Sample> samples) {
    Split split;
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        const auto side = parseSide(samples[i].split);
        if (!side) {
            return noSide(samples, samples[i]);
        }
        auto& list = *side == Side::Train ? split.train : *side == Side::Test ? split.test : split.validation;
        list.push_back(i);
    }
    return split;
}

/// Takes `share` of all samples out of `left`, by a draw named `stream`.
Positions takeShare(std::span<const Sample> samples, Positions& left, std::span<const int> strata,
                    DrawUnit keep, const SplitSettings& settings, double share, std::string_view stream) {
    const double count = share * static_cast<double>(samples.size());
    Random random(settings.seed, stream);
    Positions taken =
        drawSide(samples, left, strata, static_cast<std::uint64_t>(std::llround(count)), keep, random);
    Positions rest;
    std::set_difference(left.begin(), left.end(), taken.begin(), taken.end(), std::back_inserter(rest));
    left = std::move(rest);
    return taken;
}

/// Numbers from 0 without gaps, equal ones for equal strata; without strata for equal labels.
std::vector<int> drawnStrata(std::span<const Sample> samples, std::span<const int> strata) {
    if (strata.empty()) {
        return labelNumbers(samples, labelNames(samples));
    }
    std::vector<int> known(strata.begin(), strata.end());
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    std::vector<int> numbers;
    for (const int stratum : strata) {
        const auto at = std::lower_bound(known.begin(), known.end(), stratum);
        numbers.push_back(static_cast<int>(at - known.begin()));
    }
    return numbers;
}

Result<Split> byDraw(std::span<const Sample> samples, const SplitSettings& settings,
                     std::span<const int> given, EqualTexts equal) {
    const auto noGroup = [](const Sample& sample) { return sample.group.empty(); };
    if (settings.rule == SplitRule::Group && std::all_of(samples.begin(), samples.end(), noGroup)) {
        return badInput("split", "no sample has a group", "Name a group field, or use the stratified rule.");
    }
    Split split;
    const std::vector<int> strata = drawnStrata(samples, given);
    const auto unit = settings.rule == SplitRule::Group   ? DrawUnit::Group
                      : equal == EqualTexts::StayTogether ? DrawUnit::EqualText
                                                          : DrawUnit::Sample;
    split.train = allPositions(samples.size());
    split.test = takeShare(samples, split.train, strata, unit, settings, settings.testShare, "split/test");
    if (settings.validationShare > 0) {
        split.validation = takeShare(samples, split.train, strata, unit, settings, settings.validationShare,
                                     "split/validation");
    }
    return split;
}

bool hasOrder(std::span<const Sample> samples) {
    return std::any_of(samples.begin(), samples.end(),
                       [](const Sample& sample) { return !sample.order.empty(); });
}

/// By the order field, where any sample has it; equal ones keep the file's order.
Result<Split> byOrder(std::span<const Sample> samples, const SplitSettings& settings) {
    Split split;
    Positions positions = allPositions(samples.size());
    if (hasOrder(samples)) {
        const auto times = readTimes(samples, settings.dateOrder);
        if (!times) {
            return times.error();
        }
        split.orderForm = times->form;
        std::stable_sort(positions.begin(), positions.end(), [&](std::uint32_t a, std::uint32_t b) {
            return times->values[a] < times->values[b];
        });
    }
    const auto count = [&](double share) {
        return static_cast<std::size_t>(std::llround(share * static_cast<double>(samples.size())));
    };
    const std::size_t testStart = samples.size() - count(settings.testShare);
    const std::size_t validationStart = testStart - std::min(count(settings.validationShare), testStart);
    const auto part = [&](std::size_t from, std::size_t to) {
        return Positions(positions.begin() + static_cast<std::ptrdiff_t>(from),
                         positions.begin() + static_cast<std::ptrdiff_t>(to));
    };
    split.train = part(0, validationStart);
    split.validation = part(validationStart, testStart);
    split.test = part(testStart, positions.size());
    if (!split.train.empty() && !split.test.empty()) {
        split.trainUntil = samples[split.train.back()].order;
        split.testFrom = samples[split.test.front()].order;
    }
    for (auto* side : {&split.train, &split.validation, &split.test}) {
        std::sort(side->begin(), side->end());
    }
    return split;
}

Result<void> requireSides(const Split& split, const SplitSettings& settings) {
    const bool one = settings.rule == SplitRule::None || settings.rule == SplitRule::Folds;
    const bool validation = settings.validationShare > 0 && settings.rule != SplitRule::Field && !one;
    const char* empty = split.train.empty()                      ? "training set"
                        : !one && split.test.empty()             ? "test set"
                        : validation && split.validation.empty() ? "validation set"
                                                                 : nullptr;
    if (empty) {
        return badInput("split", fmt::format("the {} would be empty", empty),
                        settings.rule == SplitRule::Field
                            ? "Correct the split field, or split by a seeded draw."
                            : "Give more samples (or groups) or other shares.");
    }
    return {};
}

std::vector<std::string> labelsOnlyInTest(std::span<const Sample> samples, const Split& split) {
    std::set<std::string_view> seen;
    for (const auto i : split.train) {
        seen.insert(samples[i].label);
    }
    std::set<std::string> missing;
    for (const auto i : split.test) {
        if (!seen.contains(samples[i].label)) {
            missing.insert(samples[i].label);
        }
    }
    return {missing.begin(), missing.end()};
}

} // namespace

std::optional<std::string> whyNoGroups(std::span<const Sample> samples) {
    constexpr std::size_t fewest = 10;
    constexpr double largestShare = 0.2;
    std::unordered_map<std::string_view, std::size_t> groups;
    std::size_t largest = 0;
    for (const Sample& sample : samples) {
        largest = std::max(largest, ++groups[sample.group]);
    }
    if (groups.size() < fewest) {
        return fmt::format("has {} only", counted(groups.size(), "value"));
    }
    const double share = static_cast<double>(largest) / static_cast<double>(samples.size());
    return share > largestShare
               ? std::optional(fmt::format("has one value in {:.0f} % of the rows", 100 * share))
               : std::nullopt;
}

Result<Split> makeSplit(std::span<const Sample> samples, const SplitSettings& settings,
                        std::span<const int> strata, EqualTexts equal) {
    std::vector<Fault> faults;
    validate(settings, "split", faults);
    if (!faults.empty()) {
        return faultsToError("split", faults);
    }
    Result<Split> split = Split{};
    split->train = allPositions(samples.size());
    if (settings.rule == SplitRule::Field) {
        split = byField(samples);
    } else if (settings.rule == SplitRule::Order) {
        split = byOrder(samples, settings);
    } else if (settings.rule != SplitRule::None && settings.rule != SplitRule::Folds) {
        split = byDraw(samples, settings, strata, equal);
    }
    if (!split) {
        return split;
    }
    if (const auto sides = requireSides(*split, settings); !sides) {
        return sides.error();
    }
    split->testOnlyLabels = labelsOnlyInTest(samples, *split);
    return split;
}

std::vector<Sample> pick(std::span<const Sample> samples, std::span<const std::uint32_t> positions) {
    std::vector<Sample> picked;
    picked.reserve(positions.size());
    for (const auto i : positions) {
        picked.push_back(samples[i]);
    }
    return picked;
}

} // namespace plateau::data
