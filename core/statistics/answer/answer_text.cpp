#include "core/base/english.h"
#include "core/statistics/answer/answer.h"
#include "core/statistics/answer/finding_text.h"
#include "core/statistics/answer/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

namespace plateau::statistics {

namespace {

std::string scoreText(const Metric& metric, double score) {
    return metric.display == Display::Percent ? percent(score) : significant(score);
}

/// "90 %", "A loss of 0.3".
std::string targetText(const Answer& answer) {
    const std::string score = scoreText(answer.metric, answer.target);
    if (answer.metric.noun.empty()) {
        return answer.metric == Metric::Accuracy ? score : fmt::format("{} {}", answer.metric.id, score);
    }
    std::string text = fmt::format("{} of {}", answer.metric.noun, score);
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

/// "loss" of "a loss".
std::string_view bareNoun(const Metric& metric) {
    const auto article = metric.noun.find(' ');
    return metric.noun.empty() ? metric.id : metric.noun.substr(article + 1);
}

std::string rangeText(const NeededRange& range, NeededKind kind, double largest) {
    const std::string low = count(rounded(range.low, Rounding::Down));
    const double cap = neededCap * largest;
    if (kind == NeededKind::Measured && !std::isfinite(range.high)) {
        return fmt::format("{} to more than {}", low, count(largest));
    }
    if (range.high > cap) {
        return fmt::format("{} to more than {}", low, count(rounded(cap, Rounding::Down)));
    }
    return fmt::format("{}-{}", low, count(rounded(range.high, Rounding::Up)));
}

/// "range 150-200", or both ranges where they differ.
std::string rangesText(const Answer& answer) {
    const NeededN& needed = *answer.needed;
    const std::string here = rangeText(answer.onTestSet.value_or(NeededRange{needed.low, needed.high}),
                                       needed.kind, answer.largest);
    if (!answer.onNewItems) {
        return "range " + here;
    }
    const std::string fresh = rangeText(*answer.onNewItems, needed.kind, answer.largest);
    return here == fresh ? "range " + here
                         : fmt::format("range {} on this test set, {} on new items", here, fresh);
}

/// "; 4.1 times the data: 72 % of such answers are within a factor of 2".
std::string trustText(const Answer& answer) {
    const double ratio = answer.needed->about / answer.largest;
    const auto share = shareWithinFactorTwo(answer.curveKind, ratio);
    std::string text = fmt::format("predicted from {}", count(answer.largest));
    if (share && ratio > 1.05 && !answer.violation) {
        text += fmt::format(", {} times the data, where about {} of 10 such answers are within a factor of 2",
                            plain(ratio, 1), plain(10 * *share, 0));
    }
    return text;
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
        return fmt::format("{} is reached with about {} samples ({})", target, about, rangesText(answer));
    case NeededKind::Predicted:
        return fmt::format("{} should be reached with about {} samples ({}; {})", target, about,
                           rangesText(answer), trustText(answer));
    case NeededKind::BeyondCap:
        return fmt::format("{} needs more than {:.0f} times today's {} samples, if it can be reached at all",
                           target, neededCap, count(answer.largest));
    case NeededKind::Never:
    case NeededKind::Unclear:
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
    const bool larger = largerIsBetter(answer.metric);
    if (answer.metric.display == Display::Plain) {
        return fmt::format("{} {} the {} by {} ({})", more, larger ? "raise" : "lower",
                           bareNoun(answer.metric), significant(gain.median, 3),
                           between(significant(gain.low, 3), significant(gain.high, 3)));
    }
    return fmt::format("{} {} {} ({})", more, larger ? "add" : "take away", points(gain.median),
                       between(plain(100 * gain.low, 1), plain(100 * gain.high, 1)));
}

} // namespace

std::string sentence(const Answer& answer) {
    std::string text = neededText(answer);
    if (answer.kind == AnswerKind::CannotTell) {
        for (const Finding& finding : answer.findings) {
            if (finding.severity == Severity::Blocking) {
                std::string why =
                    finding.kind == FindingKind::Refused ? refusalText(finding) : statistics::text(finding);
                why.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(why.front())));
                const std::string action = actionText(finding);
                return fmt::format("{}: {}{}{}", text, why, action.empty() ? "" : ". ", action);
            }
        }
        return text;
    }
    return answer.gain ? text + "; " + gainText(answer) : text;
}

} // namespace plateau::statistics
