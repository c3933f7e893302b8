#include "app/cli/answer_lines.h"

#include "core/base/english.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <cctype>
#include <cmath>

namespace plateau::cli {

using namespace experiment;

namespace {

constexpr std::size_t labelBytes = 40;
constexpr std::size_t warningsShown = 3;

std::string points(double share) {
    return fmt::format("{:+.1f}", 100 * share);
}

const char* baselineText(SimpleBaseline::Kind kind) {
    switch (kind) {
    case SimpleBaseline::Kind::Majority:
        return "the majority class";
    case SimpleBaseline::Kind::Mean:
        return "always the mean";
    case SimpleBaseline::Kind::Untouched:
        return "the untouched model";
    case SimpleBaseline::Kind::ShuffledLabels:
        return "shuffled labels";
    case SimpleBaseline::Kind::Words:
        return "naive Bayes on words";
    case SimpleBaseline::Kind::Instant:
        return "frozen features";
    }
    return "";
}

/// How much better the trained model is.
std::string advantage(const metric::MetricInfo& info, double gain) {
    if (info.display == metric::Display::Percent) {
        return points(gain) + " above it";
    }
    return fmt::format("{} {}", significant(std::abs(gain)), gain < 0 ? "better than training" : "worse");
}

std::string baselineLine(const ExperimentAnswer& answer) {
    const metric::Metric* metric = metric::find(answer.metric);
    if (metric == nullptr) {
        return {};
    }
    std::string text;
    for (const SimpleBaseline& baseline : answer.simpleBaselines) {
        text += fmt::format("{}{} {} ({})", text.empty() ? "simple baselines: " : ", ",
                            baselineText(baseline.kind), metric::written(metric->info(), baseline.score),
                            advantage(metric->info(), baseline.gainAbove));
    }
    return text;
}

std::string testSetLine(const ExperimentAnswer& answer) {
    if (!answer.testSet || !answer.answer.smallestVisibleGain) {
        return {};
    }
    const EvaluationFacts& facts = *answer.testSet;
    std::string text = fmt::format("test set: {:.0f} items", facts.items);
    if (facts.groups > 1) {
        text +=
            fmt::format(" in {} groups, worth {:.0f} independent ones", facts.groups, facts.effectiveItems());
    }
    text += fmt::format(", show gains from {:.1f} points", 100 * *answer.answer.smallestVisibleGain);
    if (answer.answer.itemsForAskedGain && *answer.answer.itemsForAskedGain > facts.items) {
        text += fmt::format("; {:.1f} points need {:.0f}", 100 * answer.answer.askedGain,
                            std::ceil(*answer.answer.itemsForAskedGain));
    }
    return text;
}

std::string collectLine(const ExperimentAnswer& answer) {
    const auto& advice = answer.collectNext;
    if (advice.entries.empty()) {
        return {};
    }
    std::string text = "collect next: ";
    for (std::size_t i = 0; i < advice.entries.size(); ++i) {
        const auto& entry = advice.entries[i];
        text += fmt::format("{}{:.0f} of {}", i == 0 ? "" : ", ", entry.labels,
                            printable(answer.classes[entry.need].label, labelBytes));
    }
    return fmt::format("{}: {} points of accuracy expected ({} to {})", text, points(advice.gain),
                       points(advice.low), points(advice.high));
}

} // namespace

std::string answerText(const ExperimentAnswer& answer) {
    std::string text = answer.sentence;
    for (std::size_t i = 0; i < std::min(warningsShown, answer.warnings.size()); ++i) {
        const Warning& warning = answer.warnings[i];
        const bool ended = !warning.sentence.empty() &&
                           std::ispunct(static_cast<unsigned char>(warning.sentence.back())) != 0;
        text += fmt::format("\n  - {}{}{}", warning.sentence,
                            warning.action.empty() ? ""
                            : ended                ? " "
                                                   : ". ",
                            warning.action);
    }
    for (const SeriesAnswer& series : answer.series) {
        text += fmt::format("\n  {}: {}", series.name, series.sentence);
    }
    for (const MixtureWorth& worth : answer.mixtures) {
        text += "\n  " + worth.sentence;
    }
    if (answer.shares) {
        text += "\n  " + answer.shares->sentence;
    }
    if (answer.retention) {
        text += "\n  " + answer.retention->sentence;
    }
    for (const std::string& line : {baselineLine(answer), testSetLine(answer), collectLine(answer)}) {
        if (!line.empty()) {
            text += "\n  " + line;
        }
    }
    return text;
}

} // namespace plateau::cli
