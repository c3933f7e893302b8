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
        if (needed.high <= neededCap * answer.largest) {
            finding.values["ratio"] = needed.high / needed.low;
        }
        out.push_back(std::move(finding));
    }
}

/// Why nothing is told although there is a fit.
bool addContradictions(Findings& out, const Answer& answer, const Curve& curve) {
    if (answer.needed) {
        return false;
    }
    const FitInput input = fitInput(curve);
    const auto score = [&](std::size_t i) { return scoreFromError(curve.metric, input.y[i]); };
    const std::size_t last = input.y.size() - 1;
    if (falls(input)) {
        out.push_back(
            {FindingKind::Falling,
             Severity::Blocking,
             Action::CheckData,
             {{"first", input.n[0]}, {"largest", input.n[last]}, {"score", score(0)}, {"last", score(last)}},
             {}});
        return true;
    }
    const double target = errorFromScore(curve.metric, answer.target);
    if (const auto reached = neededInData(input, target); reached && reached->kind == NeededKind::Unclear) {
        out.push_back({FindingKind::NotHeld,
                       Severity::Blocking,
                       Action::RepeatLargest,
                       {{"at", answer.bestAt},
                        {"score", answer.best},
                        {"largest", answer.largest},
                        {"last", score(last)}},
                       {}});
        return true;
    }
    return false;
}

void addBaselines(Findings& out, const Answer& answer, std::span<const Baseline> baselines) {
    const auto better = [&](double a, double b) {
        return errorFromScore(answer.metric, a) < errorFromScore(answer.metric, b);
    };
    for (const Baseline& baseline : baselines) {
        if (!better(answer.target, baseline.score)) {
            out.push_back({FindingKind::BaselineReaches,
                           Severity::Warning,
                           baseline.samples > 0 ? Action::UseSimpler : Action::HarderTarget,
                           {{"score", baseline.score}},
                           baseline.name});
        } else if (better(baseline.score, baseline.own)) {
            out.push_back({FindingKind::BaselineBeats,
                           Severity::Warning,
                           Action::UseSimpler,
                           {{"score", baseline.score}, {"own", baseline.own}, {"samples", baseline.samples}},
                           baseline.name});
        }
    }
}

/// Collecting more of the same is no advice where something simpler does as well.
void adviseAgainstCollecting(Findings& findings) {
    const bool beaten = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.action == Action::UseSimpler || finding.action == Action::HarderTarget;
    });
    for (Finding& finding : findings) {
        if (beaten && (finding.action == Action::StopCollecting || finding.action == Action::CollectMore)) {
            finding.action = Action::None;
        }
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
        Finding finding{FindingKind::StopNow,
                        Severity::Note,
                        answer.kind == AnswerKind::Measured ? Action::StopCollecting : Action::None,
                        {{"gain", answer.perDoubling->gain * curve.metric.unit()},
                         {"probability", answer.perDoubling->probabilityBelow}},
                        {}};
        if (curve.metric.display == Display::Plain) {
            finding.values["plain"] = 1;
        }
        out.push_back(std::move(finding));
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
    const bool single = std::all_of(curve.points.begin(), curve.points.end(),
                                    [](const CurvePoint& point) { return point.scores.size() < 2; });
    if (fewest == 1 && single) {
        out.push_back({FindingKind::OneSeed, Severity::Warning, Action::AddSeeds, {}, {}});
    } else if (fewest > 0 && fewest < wantedSeeds) {
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
    const bool binomial = curve.metric.proportion;
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
                        {{"items", curve.testItems}, {"effective", curve.effectiveItems()}},
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

std::vector<Finding> findingsOf(const Answer& answer, const Curve& curve,
                                std::span<const Baseline> baselines) {
    Findings findings;
    if (answer.refusal && isBadInput(answer.refusal->kind)) {
        addRefusal(findings, answer);
        return findings;
    }
    if (curve.points.empty() || !addContradictions(findings, answer, curve)) {
        addRefusal(findings, answer);
    }
    addNeeded(findings, answer, curve);
    addShape(findings, answer, curve);
    addSeeds(findings, curve);
    addTestSet(findings, answer, curve);
    addBaselines(findings, answer, baselines);
    adviseAgainstCollecting(findings);
    return mostImportant(findings, findings.size());
}

} // namespace plateau::statistics
