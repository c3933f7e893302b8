#include "core/statistics/answer/findings_of_answer.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace plateau::statistics {

namespace {

constexpr std::size_t wantedSeeds = 3;
constexpr double wideRange = 4;        // high/low of the needed n
constexpr double coarseTestSet = 0.03; // gain that should show
constexpr double fewTestItems = 30;

using Findings = std::vector<Finding>;

void addRefusal(Findings& out, const Answer& answer) {
    if (!answer.refusal) {
        return;
    }
    const Refusal& refusal = *answer.refusal;
    Finding finding;
    finding.kind = FindingKind::Refused;
    finding.severity = answer.kind == AnswerKind::CannotTell ? Severity::Blocking : Severity::Note;
    finding.subject = name(refusal.kind);
    finding.values = {{"at", refusal.at}, {"found", refusal.found}, {"needed", refusal.needed}};
    switch (refusal.kind) {
    case RefusalKind::TooFewSizes:
    case RefusalKind::SpanTooSmall:
        finding.action = Action::RunMoreSizes;
        break;
    case RefusalKind::AllEqual:
        finding.action = Action::RunSmallerSizes;
        break;
    case RefusalKind::NoNoiseEstimate:
        finding.action = Action::GiveTestItems;
        break;
    default:
        finding.action = Action::CheckData;
    }
    out.push_back(std::move(finding));
}

std::size_t fewestSeeds(const Curve& curve) {
    std::size_t fewest = curve.points.empty() ? 0 : curve.points.front().scores.size();
    for (const CurvePoint& point : curve.points) {
        fewest = std::min(fewest, point.scores.size());
    }
    return fewest;
}

void addNeeded(Findings& out, const Answer& answer, const Curve& curve) {
    if (!answer.needed) {
        return;
    }
    const NeededN& needed = *answer.needed;
    const Action narrow = fewestSeeds(curve) < wantedSeeds ? Action::AddSeeds : Action::RunMoreSizes;
    if (needed.kind == NeededKind::AtMostSmallest) {
        out.push_back({FindingKind::SmallestGuess,
                       Severity::Note,
                       Action::RunSmallerSizes,
                       {{"smallest", needed.about}},
                       {}});
    }
    if (needed.kind == NeededKind::Predicted) {
        const double ratio = needed.about / answer.largest;
        const Horizon horizon = horizonOf(needed.about, answer.largest);
        if (horizon == Horizon::Warned) {
            out.push_back(
                {FindingKind::HorizonWarned, Severity::Warning, Action::CollectMore, {{"ratio", ratio}}, {}});
        } else if (horizon >= Horizon::StronglyWarned) {
            out.push_back(
                {FindingKind::HorizonStrong, Severity::Warning, Action::CollectMore, {{"ratio", ratio}}, {}});
        }
    }
    if (needed.never >= 0.5) {
        out.push_back({FindingKind::TargetUnlikely,
                       Severity::Warning,
                       Action::LowerTarget,
                       {{"probability", needed.never}},
                       {}});
    }
    const bool open = !std::isfinite(needed.high);
    const bool stated = needed.kind == NeededKind::Measured || needed.kind == NeededKind::Predicted;
    if (stated && (open || needed.high > wideRange * needed.low)) {
        Finding finding{FindingKind::RangeWide, Severity::Warning, narrow, {}, {}};
        if (!open) {
            finding.values["ratio"] = needed.high / needed.low;
        }
        out.push_back(std::move(finding));
    }
}

void addShape(Findings& out, const Answer& answer, const Curve& curve) {
    if (answer.violation) {
        const Violation& v = *answer.violation;
        out.push_back({FindingKind::NonMonotone,
                       Severity::Warning,
                       fewestSeeds(curve) < wantedSeeds ? Action::AddSeeds : Action::CheckData,
                       {{"earlier", v.earlier}, {"later", v.later}, {"rise", v.rise}, {"z", v.z}},
                       {}});
    }
    // Two guesses that differ by less than the noise of the size they guess are equally good.
    if (answer.forecastLeaveLastOut && answer.lastLeaveLastOut &&
        std::abs(*answer.forecastLeaveLastOut) >
            std::abs(*answer.lastLeaveLastOut) + fitInput(curve).se.back()) {
        out.push_back({FindingKind::FitNotBetterThanLast,
                       Severity::Warning,
                       Action::RunMoreSizes,
                       {{"forecast", std::abs(*answer.forecastLeaveLastOut)},
                        {"last", std::abs(*answer.lastLeaveLastOut)}},
                       {}});
    }
    if (answer.secondOpinion && answer.needed && answer.needed->kind == NeededKind::Predicted) {
        const double about = answer.needed->about;
        const double other = answer.secondOpinion->neededMedian;
        if (other > 2 * about || about > 2 * other) {
            Finding finding{FindingKind::SecondOpinionDiffers,
                            Severity::Warning,
                            Action::RunMoreSizes,
                            {{"about", about}},
                            {}};
            if (std::isfinite(other)) {
                finding.values["other"] = other;
            }
            out.push_back(std::move(finding));
        }
    }
    if (answer.perDoubling && answer.perDoubling->stop) {
        out.push_back(
            {FindingKind::StopNow,
             Severity::Note,
             answer.kind == AnswerKind::Measured ? Action::StopCollecting : Action::None,
             {{"gain", answer.perDoubling->gain}, {"probability", answer.perDoubling->probabilityBelow}},
             {}});
    }
}

bool seedsDiffer(const Curve& curve) {
    std::set<std::set<std::int64_t>> sets;
    for (const CurvePoint& point : curve.points) {
        if (!point.seeds.empty()) {
            sets.insert(std::set<std::int64_t>(point.seeds.begin(), point.seeds.end()));
        }
    }
    return sets.size() > 1;
}

/// Several seeds everywhere they were run, and not one differs, below a perfect score.
bool seedsIdentical(const Curve& curve) {
    int compared = 0;
    for (const CurvePoint& point : curve.points) {
        if (point.scores.size() > 1) {
            const auto [least, most] = std::minmax_element(point.scores.begin(), point.scores.end());
            if (*least != *most) {
                return false;
            }
            compared += *least > 0 && *least < 1;
        }
    }
    return compared > 1;
}

void addSeeds(Findings& out, const Curve& curve) {
    const std::size_t fewest = fewestSeeds(curve);
    if (fewest > 0 && fewest < wantedSeeds) {
        out.push_back({FindingKind::FewSeeds,
                       Severity::Warning,
                       Action::AddSeeds,
                       {{"seeds", static_cast<double>(fewest)}},
                       {}});
    }
    if (seedsDiffer(curve)) {
        out.push_back({FindingKind::SeedsDiffer, Severity::Note, Action::AddSeeds, {}, {}});
    }
    if (seedsIdentical(curve)) {
        out.push_back({FindingKind::SeedsIdentical, Severity::Warning, Action::CheckData, {}, {}});
    }
}

void addTestSet(Findings& out, const Answer& answer, const Curve& curve) {
    const bool binomial = curve.metric == Metric::Accuracy || curve.metric == Metric::Error;
    if (binomial && curve.testItems <= 0) {
        out.push_back({FindingKind::TestItemsUnknown, Severity::Note, Action::GiveTestItems, {}, {}});
    }
    if (!binomial && std::any_of(curve.points.begin(), curve.points.end(),
                                 [](const CurvePoint& p) { return p.itemStandardError <= 0; })) {
        out.push_back({FindingKind::ItemNoiseUnknown, Severity::Note, Action::GiveTestItems, {}, {}});
    }
    // Models that hardly disagree can show no gain at all; that is no fault of a set that is large enough.
    const bool blind = binomial && !answer.smallestVisibleGain && answer.itemsForAskedGain &&
                       *answer.itemsForAskedGain > curve.testItems;
    const bool coarse = blind || (answer.smallestVisibleGain && *answer.smallestVisibleGain > coarseTestSet);
    if (curve.testItems > 0 && (coarse || curve.effectiveItems() < fewTestItems)) {
        Finding finding{FindingKind::SmallTestSet,
                        Severity::Warning,
                        Action::AddTestItems,
                        {{"items", curve.testItems}},
                        {}};
        if (answer.smallestVisibleGain) {
            finding.values["visible"] = *answer.smallestVisibleGain;
        }
        if (answer.itemsForAskedGain) {
            finding.values["gain"] = answer.askedGain;
            finding.values["more"] = std::max(0.0, *answer.itemsForAskedGain - std::floor(curve.testItems));
        }
        out.push_back(std::move(finding));
    }
}

} // namespace

std::vector<Finding> findingsOf(const Answer& answer, const Curve& curve) {
    Findings findings;
    addRefusal(findings, answer);
    if (answer.refusal && isBadInput(answer.refusal->kind)) {
        return findings;
    }
    addNeeded(findings, answer, curve);
    addShape(findings, answer, curve);
    addSeeds(findings, curve);
    addTestSet(findings, answer, curve);
    return mostImportant(findings, findings.size());
}

} // namespace plateau::statistics
