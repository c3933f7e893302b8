#include "core/data/split.h"

#include "core/base/random.h"
#include "core/base/utf8.h"
#include "core/data/side_draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <set>

namespace plateau::data {
namespace {

using Positions = std::vector<std::uint32_t>;

Positions allPositions(std::size_t count) {
    Positions positions(count);
    std::iota(positions.begin(), positions.end(), 0u);
    return positions;
}

Result<Split> byField(std::span<const Sample> samples) {
    Split split;
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        const auto side = parseSide(samples[i].split);
        if (!side) {
            return badInput(
                fmt::format("line {}", samples[i].line),
                fmt::format("the split field says '{}', which is no side", printable(samples[i].split, 40)),
                "Use train, validation or test, or split by a seeded draw.");
        }
        auto& list = *side == Side::Train ? split.train : *side == Side::Test ? split.test : split.validation;
        list.push_back(i);
    }
    return split;
}

/// Takes `share` of all samples out of `left`, by a draw named `stream`.
Positions takeShare(std::span<const Sample> samples, Positions& left, const SplitSettings& settings,
                    double share, std::string_view stream) {
    const double count = share * static_cast<double>(samples.size());
    const auto keep = settings.rule == SplitRule::Group ? DrawUnit::Group : DrawUnit::EqualText;
    Random random(settings.seed, stream);
    Positions taken = drawSide(samples, left, static_cast<std::uint64_t>(std::llround(count)), keep, random);
    Positions rest;
    std::set_difference(left.begin(), left.end(), taken.begin(), taken.end(), std::back_inserter(rest));
    left = std::move(rest);
    return taken;
}

Result<Split> byDraw(std::span<const Sample> samples, const SplitSettings& settings) {
    const auto noGroup = [](const Sample& sample) { return sample.group.empty(); };
    if (settings.rule == SplitRule::Group && std::all_of(samples.begin(), samples.end(), noGroup)) {
        return badInput("split", "no sample has a group", "Name a group field, or use the stratified rule.");
    }
    Split split;
    split.train = allPositions(samples.size());
    split.test = takeShare(samples, split.train, settings, settings.testShare, "split/test");
    if (settings.validationShare > 0) {
        split.validation =
            takeShare(samples, split.train, settings, settings.validationShare, "split/validation");
    }
    return split;
}

/// Numbers as numbers when all are; other text (ISO dates) by its bytes. Equal ones keep the file's order.
Positions positionsInOrder(std::span<const Sample> samples) {
    std::vector<double> numbers(samples.size());
    const bool numeric = std::all_of(samples.begin(), samples.end(), [&](const Sample& sample) {
        double& number = numbers[static_cast<std::size_t>(&sample - samples.data())];
        const char* end = sample.order.data() + sample.order.size();
        const auto parsed = std::from_chars(sample.order.data(), end, number);
        return parsed.ec == std::errc() && parsed.ptr == end && std::isfinite(number);
    });
    Positions positions = allPositions(samples.size());
    std::stable_sort(positions.begin(), positions.end(), [&](std::uint32_t a, std::uint32_t b) {
        return numeric ? numbers[a] < numbers[b] : samples[a].order < samples[b].order;
    });
    return positions;
}

Split byOrder(std::span<const Sample> samples, const SplitSettings& settings) {
    const Positions positions = positionsInOrder(samples);
    const auto count = [&](double share) {
        return static_cast<std::size_t>(std::llround(share * static_cast<double>(samples.size())));
    };
    const std::size_t testStart = samples.size() - count(settings.testShare);
    const std::size_t validationStart = testStart - std::min(count(settings.validationShare), testStart);
    const auto part = [&](std::size_t from, std::size_t to) {
        return Positions(positions.begin() + static_cast<std::ptrdiff_t>(from),
                         positions.begin() + static_cast<std::ptrdiff_t>(to));
    };
    Split split;
    split.train = part(0, validationStart);
    split.validation = part(validationStart, testStart);
    split.test = part(testStart, positions.size());
    for (auto* side : {&split.train, &split.validation, &split.test}) {
        std::sort(side->begin(), side->end());
    }
    return split;
}

Result<void> requireSides(const Split& split, const SplitSettings& settings) {
    const bool one = settings.rule == SplitRule::None;
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

Result<Split> makeSplit(std::span<const Sample> samples, const SplitSettings& settings) {
    std::vector<Fault> faults;
    validate(settings, "split", faults);
    if (!faults.empty()) {
        return faultsToError("split", faults);
    }
    Result<Split> split = Split{allPositions(samples.size()), {}, {}, {}};
    if (settings.rule == SplitRule::Field) {
        split = byField(samples);
    } else if (settings.rule == SplitRule::Order) {
        split = byOrder(samples, settings);
    } else if (settings.rule != SplitRule::None) {
        split = byDraw(samples, settings);
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
