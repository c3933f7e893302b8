#include "core/statistics/answer/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace plateau::statistics {

namespace {

enum class Rounding { Nearest, Down, Up };

/// Two significant digits: a sample count is never known better.
double rounded(double n, Rounding rounding) {
    if (!(n >= 1)) {
        return 1;
    }
    const double step = std::max(1.0, std::pow(10, std::floor(std::log10(n)) - 1));
    const double steps = n / step;
    constexpr double slack = 1e-9;
    switch (rounding) {
    case Rounding::Down:
        return std::floor(steps + slack) * step;
    case Rounding::Up:
        return std::ceil(steps - slack) * step;
    case Rounding::Nearest:
        break;
    }
    return std::round(steps) * step;
}

/// 12345 → "12,345".
std::string count(double n) {
    std::string digits = fmt::format("{:.0f}", n);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

/// Up to `decimals`, without trailing zeros.
std::string plain(double value, int decimals) {
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') {
            digits.pop_back();
        }
    }
    return digits == "-0" ? "0" : digits;
}

std::string percent(double share) {
    return plain(100 * share, 2) + " %";
}
/// A probability, never claimed to be 0 or 100 %.
std::string chance(double p) {
    return plain(100 * std::clamp(p, 0.01, 0.99), 0) + " %";
}

std::string between(const std::string& low, const std::string& high) {
    return low.front() == '-' ? low + " to " + high : low + "-" + high;
}

std::string targetText(const Answer& answer) {
    switch (answer.metric) {
    case Metric::Accuracy:
        return percent(answer.target);
    case Metric::F1:
        return "An F1 of " + percent(answer.target);
    case Metric::Error:
        return "An error of " + percent(answer.target);
    case Metric::Loss:
        break;
    }
    return "A loss of " + plain(answer.target, 4);
}

std::string rangeText(const NeededN& needed, double largest) {
    const std::string low = count(rounded(needed.low, Rounding::Down));
    const double cap = neededCap * largest;
    if (needed.kind == NeededKind::Measured && !std::isfinite(needed.high)) {
        return fmt::format("{} to more than {}", low, count(largest));
    }
    if (needed.high > cap) {
        return fmt::format("{} to more than {}", low, count(rounded(cap, Rounding::Down)));
    }
    return fmt::format("{}-{}", low, count(rounded(needed.high, Rounding::Up)));
}

std::string neededText(const Answer& answer) {
    const std::string target = targetText(answer);
    if (!answer.needed) {
        return "Cannot tell yet";
    }
    const NeededN& needed = *answer.needed;
    const std::string about = count(rounded(needed.about, Rounding::Nearest));
    switch (needed.kind) {
    case NeededKind::AtMostSmallest:
        return fmt::format("{} is reached with at most {} samples, the smallest size measured", target,
                           count(needed.about));
    case NeededKind::Measured:
        return fmt::format("{} is reached with about {} samples (range {})", target, about,
                           rangeText(needed, answer.largest));
    case NeededKind::Predicted:
        return fmt::format("{} should be reached with about {} samples (range {}; predicted from {})", target,
                           about, rangeText(needed, answer.largest), count(answer.largest));
    case NeededKind::BeyondCap:
        return fmt::format("{} needs more than {:.0f} times today's {} samples, if it can be reached at all",
                           target, neededCap, count(answer.largest));
    case NeededKind::Never:
        break;
    }
    return fmt::format("{} will probably not be reached by more data of this kind (chance of never {})",
                       target, chance(needed.never));
}

std::string gainText(const Answer& answer) {
    const Gain& gain = *answer.gain;
    const std::string more =
        fmt::format("{} more than today's {} would", count(rounded(gain.to - gain.from, Rounding::Nearest)),
                    count(gain.from));
    if (answer.metric == Metric::Loss) {
        return fmt::format("{} lower the loss by {} ({})", more, plain(gain.median, 3),
                           between(plain(gain.low, 3), plain(gain.high, 3)));
    }
    const char* verb = largerIsBetter(answer.metric) ? "add" : "take away";
    return fmt::format("{} {} {} points ({})", more, verb, plain(100 * gain.median, 1),
                       between(plain(100 * gain.low, 1), plain(100 * gain.high, 1)));
}

std::string refusalText(const Finding& finding) {
    const auto value = [&](const char* key) { return finding.values.at(key); };
    const std::string at = count(value("at"));
    if (finding.subject == name(RefusalKind::TooFewSizes)) {
        return fmt::format("{:.0f} sizes are measured, a fit needs at least {:.0f}", value("found"),
                           value("needed"));
    }
    if (finding.subject == name(RefusalKind::SpanTooSmall)) {
        return fmt::format("the largest size is only {:.1f} times the smallest, a fit needs {:.0f} times",
                           value("found"), value("needed"));
    }
    if (finding.subject == name(RefusalKind::AllEqual)) {
        return "every size has the same score: there is nothing to extrapolate";
    }
    if (finding.subject == name(RefusalKind::NoNoiseEstimate)) {
        return "one seed a size and an unknown number of test items: no interval is possible";
    }
    if (finding.subject == name(RefusalKind::OutOfRange)) {
        return fmt::format("size {} has a score of {}, outside the range of its metric", at,
                           plain(value("found"), 4));
    }
    if (finding.subject == name(RefusalKind::DuplicateSize)) {
        return fmt::format("size {} is given twice", at);
    }
    if (finding.subject == name(RefusalKind::BadSize)) {
        return fmt::format("size {} is below 1 or has no score", at);
    }
    return fmt::format("size {} has a score that is not a number", at);
}

std::string optionalTimes(const Finding& finding, const char* otherwise) {
    const auto ratio = finding.values.find("ratio");
    return ratio == finding.values.end() ? otherwise
                                         : fmt::format("spans a factor of {}", plain(ratio->second, 1));
}

} // namespace

std::string sentence(const Answer& answer) {
    std::string text = neededText(answer);
    if (answer.kind == AnswerKind::CannotTell) {
        for (const Finding& finding : answer.findings) {
            if (finding.kind == FindingKind::Refused) {
                return text + ": " + refusalText(finding);
            }
        }
        return text;
    }
    return answer.gain ? text + "; " + gainText(answer) : text;
}

std::string text(const Finding& finding) {
    const auto value = [&](const char* key) {
        const auto found = finding.values.find(key);
        return found == finding.values.end() ? 0.0 : found->second;
    };
    switch (finding.kind) {
    case FindingKind::Refused:
        return "No fit: " + refusalText(finding);
    case FindingKind::HorizonWarned:
        return fmt::format(
            "The target lies {} times beyond the data; only forecasts up to 8 times are promised",
            plain(value("ratio"), 0));
    case FindingKind::HorizonStrong:
        return fmt::format(
            "The target lies {} times beyond the data: this forecast is little more than a guess",
            plain(value("ratio"), 0));
    case FindingKind::TargetUnlikely:
        return fmt::format("The curve may level off below the target (chance {})",
                           chance(value("probability")));
    case FindingKind::RangeWide:
        return fmt::format("The range of the needed samples {}", optionalTimes(finding, "is open upwards"));
    case FindingKind::NonMonotone:
        return fmt::format("{} samples score worse than {} by more than noise ({} standard errors)",
                           count(value("later")), count(value("earlier")), plain(value("z"), 1));
    case FindingKind::FitNotBetterThanLast:
        return "Predicting the largest size from the smaller ones was no better than repeating the last "
               "score";
    case FindingKind::FewSeeds:
        return fmt::format("Some sizes have only {:.0f} seed{}", value("seeds"),
                           value("seeds") == 1 ? "" : "s");
    case FindingKind::SeedsDiffer:
        return "The sizes were run with different seeds";
    case FindingKind::SeedsIdentical:
        return "All seeds gave exactly the same scores: the seed may not reach the training";
    case FindingKind::SmallTestSet:
        return finding.values.contains("visible")
                   ? fmt::format("{} test items show gains of {} points or more, not smaller ones",
                                 count(value("items")), plain(100 * value("visible"), 1))
                   : fmt::format("{} test items are too few to show a gain", count(value("items")));
    case FindingKind::TestItemsUnknown:
        return "The number of test items is unknown: the intervals hold only the noise between seeds";
    case FindingKind::ItemNoiseUnknown:
        return "The noise over test items is unknown for this metric: the intervals hold only the noise "
               "between seeds";
    case FindingKind::SecondOpinionDiffers:
        return finding.values.contains("other")
                   ? fmt::format("A second method says about {} samples",
                                 count(rounded(value("other"), Rounding::Nearest)))
                   : std::string("A second method says the target is never reached");
    case FindingKind::SmallestGuess:
        return fmt::format("The smallest size ({}) reaches the target already: fewer may do",
                           count(value("smallest")));
    case FindingKind::StopNow:
        return fmt::format("Twice the data would add only {} points", plain(100 * value("gain"), 1));
    }
    return {};
}

std::string actionText(const Finding& finding) {
    switch (finding.action) {
    case Action::None:
        return {};
    case Action::RunSmallerSizes:
        return "Run smaller sizes";
    case Action::RunMoreSizes:
        return "Run more sizes, each twice the one before";
    case Action::AddSeeds:
        return "Add seeds until every size has at least 3, the same ones";
    case Action::AddTestItems:
        if (finding.values.contains("more")) {
            return fmt::format("Label about {} more test items to see {} points",
                               count(rounded(finding.values.at("more"), Rounding::Up)),
                               plain(100 * finding.values.at("gain"), 1));
        }
        return "Label more test items";
    case Action::CollectMore:
        return "Collect the next batch, then ask again";
    case Action::GiveTestItems:
        return "Give the number of test items, or run several seeds";
    case Action::CheckData:
        return "Check the runs and the data of these sizes";
    case Action::LowerTarget:
        return "Choose a lower target, or change the recipe or the data";
    case Action::StopCollecting:
        return "Stop collecting data of this kind";
    }
    return {};
}

} // namespace plateau::statistics
