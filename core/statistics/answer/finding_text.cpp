#include "core/statistics/answer/finding_text.h"

#include "core/base/english.h"
#include "core/statistics/answer/answer.h"
#include "core/statistics/answer/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::statistics {

namespace {

double valueOf(const Finding& finding, const char* key) {
    const auto found = finding.values.find(key);
    return found == finding.values.end() ? 0.0 : found->second;
}

std::string baselineText(const std::string& name) {
    if (name == "majority") {
        return "Always saying the commonest class";
    }
    if (name == "mean") {
        return "Always saying the mean";
    }
    if (name == "untouched") {
        return "The untouched model";
    }
    if (name == "words") {
        return "Naive Bayes on words";
    }
    if (name == "instant") {
        return "A linear probe on frozen features";
    }
    return name == "shuffled_labels" ? "Training on shuffled labels" : name;
}

std::string optionalTimes(const Finding& finding, const char* otherwise) {
    const auto ratio = finding.values.find("ratio");
    return ratio == finding.values.end() ? otherwise
                                         : fmt::format("spans a factor of {}", plain(ratio->second, 1));
}

std::string stopText(const Finding& finding) {
    return finding.values.contains("plain")
               ? "Twice the data would improve the score by only " + significant(valueOf(finding, "gain"))
               : "Twice the data would add only " + points(valueOf(finding, "gain"));
}

/// What speaks against the answer as a whole.
std::string doubtText(const Finding& finding) {
    const auto value = [&](const char* key) { return valueOf(finding, key); };
    switch (finding.kind) {
    case FindingKind::NotHeld:
        return fmt::format("{} samples scored {}, but the largest size ({}) scores {}", count(value("at")),
                           significant(value("score")), count(value("largest")), significant(value("last")));
    case FindingKind::Falling:
        return fmt::format("The scores get worse with more data: {} with {} samples, {} with {}",
                           significant(value("score")), count(value("first")), significant(value("last")),
                           count(value("largest")));
    case FindingKind::OneSeed:
        return "With one seed a size the ranges hold the noise of the test items only, not that between "
               "trainings";
    case FindingKind::BaselineReaches:
        return fmt::format("{} scores {} and reaches the target as well", baselineText(finding.subject),
                           significant(value("score")));
    case FindingKind::BaselineBeats:
        return fmt::format("{} beats the model: {} against {}", baselineText(finding.subject),
                           significant(value("score")), significant(value("own")));
    default:
        return {};
    }
}

} // namespace

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
                           significant(value("found")));
    }
    if (finding.subject == name(RefusalKind::DuplicateSize)) {
        return fmt::format("size {} is given twice", at);
    }
    if (finding.subject == name(RefusalKind::BadSize)) {
        return fmt::format("size {} is below 1 or has no score", at);
    }
    return fmt::format("size {} has a score that is not a number", at);
}

std::string text(const Finding& finding) {
    const auto value = [&](const char* key) { return valueOf(finding, key); };
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
                   ? fmt::format("{} test items show gains of {} or more, not smaller ones",
                                 count(value("items")), points(value("visible")))
               : finding.values.contains("gain")
                   ? fmt::format("{} test items are too few to show a gain of {}", count(value("items")),
                                 points(value("gain")))
                   : fmt::format("{} test items are too few to show small gains", count(value("items")));
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
        return stopText(finding);
    default:
        return doubtText(finding);
    }
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
            return fmt::format("Label about {} more test items to see {}",
                               count(rounded(finding.values.at("more"), Rounding::Up)),
                               points(finding.values.at("gain")));
        }
        return "Label more test items";
    case Action::CollectMore:
        return "Collect the next batch, then ask again";
    case Action::GiveTestItems:
        return "Give the number of test items, or run several seeds";
    case Action::CheckData:
        return finding.kind == FindingKind::Falling
                   ? "Check that the metric is the right one (an error or a loss falls) and that the runs are"
                   : "Check the runs and the data of these sizes";
    case Action::LowerTarget:
        return "Choose a lower target, or change the recipe or the data";
    case Action::StopCollecting:
        return "Stop collecting data of this kind";
    case Action::RepeatLargest:
        return "Repeat the largest size with more seeds, or measure a larger one";
    case Action::HarderTarget:
        return "Ask for a score above it, or for a metric that is not fooled by it (macro_f1)";
    case Action::UseSimpler:
        return "Use it, or change the model or its training, before collecting more data";
    }
    return {};
}

} // namespace plateau::statistics
