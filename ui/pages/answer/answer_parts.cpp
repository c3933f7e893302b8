#include "ui/pages/answer/answer_parts.h"

#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/text.h"

#include "core/task/task_list.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

struct AnswerParts {
    Q_DECLARE_TR_FUNCTIONS(AnswerParts)
};

using experiment::WarningKind;

constexpr int labelLetters = 24;

double warned(const TargetAnswer& answer, WarningKind kind, const char* key) {
    for (const experiment::Warning& warning : answer.answer.warnings) {
        const auto found = warning.values.find(key);
        if (warning.kind == kind && found != warning.values.end()) {
            return found->second;
        }
    }
    return 0;
}

/// As good as the target, or better.
bool reaches(const TargetAnswer& answer, double score) {
    return !ScoreTexts::of(answer.of->plan).isBetter(answer.answer.request.target, score);
}

/// The first size whose mean reaches the target.
const experiment::CurvePoint* firstReaching(const TargetAnswer& answer) {
    for (const experiment::CurvePoint& point : answer.of->curve.points) {
        if (reaches(answer, point.interval.mean)) {
            return &point;
        }
    }
    return nullptr;
}

/// The wider one: test items are not the only ones that will ever come. Pre: answer.needed
statistics::NeededRange widestRange(const statistics::Answer& answer) {
    return answer.onNewItems.value_or(statistics::NeededRange{answer.needed->low, answer.needed->high});
}

bool hasRange(const statistics::Answer& answer) {
    using Kind = statistics::NeededKind;
    return answer.needed && std::isfinite(widestRange(answer).high) &&
           (answer.needed->kind == Kind::Measured || answer.needed->kind == Kind::Predicted);
}

QString rangeText(const statistics::Answer& answer) {
    if (hasRange(answer)) {
        const auto range = widestRange(answer);
        return Texts::neededRange(range.low, range.high);
    }
    if (answer.points.empty()) {
        return {};
    }
    const auto& last = answer.points.back();
    return ScoreTexts::range(ScoreTexts::of(answer.metric), last.low, last.high);
}

/// What a sharper experiment would bring: the same curve with twice the seeds or test items.
NextStep sharper(const statistics::Answer& now, const std::optional<statistics::Answer>& then) {
    NextStep step;
    step.gainName = hasRange(now) ? AnswerParts::tr("Range becomes") : AnswerParts::tr("Interval becomes");
    const auto before = vagueness(now);
    const auto after = then ? vagueness(*then) : std::nullopt;
    if (!before || !after || hasRange(now) != hasRange(*then)) {
        step.gain = then ? rangeText(*then) : QString();
        step.verdict = AnswerParts::tr("unclear");
        return step;
    }
    step.gain = rangeText(*then);
    const double gained = 1 - *after / *before;
    step.worthIt = gained >= 0.15;
    step.verdict = step.worthIt ? AnswerParts::tr("sharper") : AnswerParts::tr("little gain");
    step.value = gained;
    return step;
}

/// "930 labels", "930 samples" where there is nothing to label.
QString itemsToLabel(const TargetAnswer& answer, std::int64_t count) {
    const auto form = task::taskOf(answer.of->plan.task).info().target;
    return form == data::TargetForm::None ? Texts::samples(count)
                                          : AnswerParts::tr("%Ln label(s)", nullptr, static_cast<int>(count));
}

NextStep collectMore(const TargetAnswer& answer) {
    const statistics::Answer& now = answer.answer.answer;
    NextStep step;
    step.title = AnswerParts::tr("Collect more");
    const ScoreTexts::Info metric = ScoreTexts::of(answer.of->plan);
    const bool points = ScoreTexts::isPercent(metric);
    step.gainName = points ? AnswerParts::tr("Gain, points") : AnswerParts::tr("Gain");
    if (!now.gain) {
        step.text = AnswerParts::tr("What more samples bring cannot be told before there is a curve.");
        step.verdict = AnswerParts::tr("unclear");
        return step;
    }
    const auto& gain = *now.gain;
    step.text = AnswerParts::tr("From %1 to %2 samples, if the curve goes on as it did.")
                    .arg(Texts::count(std::llround(gain.from)), Texts::count(std::llround(gain.to)));
    const statistics::CollectNext& advice = answer.answer.collectNext;
    if (!advice.entries.empty()) {
        QStringList labels;
        for (const auto& entry : advice.entries) {
            labels << untrusted(QString::fromStdString(answer.answer.classes[entry.need].label))
                          .left(labelLetters);
        }
        step.text +=
            QLatin1Char(' ') + AnswerParts::tr("Spent on %1, %Ln label(s) bring %2 points (%3).", nullptr,
                                               static_cast<int>(std::llround(advice.labels)))
                                   .arg(labels.join(AnswerParts::tr(", ")), AnswerTexts::points(advice.gain),
                                        AnswerTexts::pointsRange(advice.low, advice.high));
    }
    step.gain = QStringLiteral("%1 (%2)").arg(ScoreTexts::gainDigits(metric, gain.median),
                                              ScoreTexts::gainRange(metric, gain.low, gain.high));
    step.cost = itemsToLabel(answer, std::llround(gain.to - gain.from));
    step.worthIt = now.perDoubling && !now.perDoubling->stop;
    const QString going =
        metric.higherIsBetter() ? AnswerParts::tr("still climbing") : AnswerParts::tr("still improving");
    step.verdict = step.worthIt ? going : AnswerParts::tr("little gain");
    step.value = 10 * gain.median / now.metric.unit();
    return step;
}

NextStep addSeeds(const TargetAnswer& answer) {
    NextStep step = sharper(answer.answer.answer, answer.moreSeeds);
    const experiment::Plan& plan = answer.of->plan;
    step.kind = StepKind::Seeds;
    step.title = AnswerParts::tr("Add seeds");
    step.text = AnswerParts::tr("Twice the seeds, if they scatter as these do. No labels needed.");
    step.cost = Texts::cells(static_cast<std::int64_t>(plan.sizes.size()) * plan.seeds);
    return step;
}

/// The cells that narrow the range most for their time, added to this experiment.
NextStep addCells(const TargetAnswer& answer) {
    const experiment::NextCell& best = answer.next.cells.front();
    const experiment::CellSpec& spec = best.cell.planned.spec;
    NextStep step;
    step.kind = StepKind::Narrow;
    step.title = AnswerParts::tr("Narrow the range");
    step.text = AnswerParts::tr("Next: %1, seed %2. Up to %3 cells, until the range is half as wide.")
                    .arg(Texts::samples(spec.n))
                    .arg(spec.seed + 1)
                    .arg(cellsPerClick);
    step.gainName = AnswerParts::tr("Narrower, first cell");
    step.gain = Texts::percent(best.reduction, 0);
    step.cost = best.seconds > 0 ? Texts::duration(best.seconds) : QString();
    step.worthIt = best.reduction >= 0.03;
    step.verdict = step.worthIt ? AnswerParts::tr("sharper") : AnswerParts::tr("little gain");
    step.value = best.reduction;
    return step;
}

NextStep addTestItems(const TargetAnswer& answer) {
    NextStep step = sharper(answer.answer.answer, answer.moreTestItems);
    const auto items = static_cast<int>(answer.of->curve.testItems);
    step.kind = StepKind::TestItems;
    step.title = AnswerParts::tr("Add test items");
    const statistics::Answer& now = answer.answer.answer;
    const bool more = now.itemsForAskedGain && *now.itemsForAskedGain > items &&
                      now.metric.display == statistics::Display::Percent;
    step.text = more ? AnswerParts::tr("Twice the test set, at the same scores. To see %1 points: %2 items.")
                           .arg(QLocale().toString(100 * now.askedGain, 'f', 1),
                                Texts::estimate(*now.itemsForAskedGain))
                     : AnswerParts::tr("Twice the test set, at the same scores.");
    step.cost = itemsToLabel(answer, items);
    return step;
}

} // namespace

std::optional<double> vagueness(const statistics::Answer& answer) {
    if (hasRange(answer)) {
        const auto range = widestRange(answer);
        return (range.high - range.low) / std::max(1.0, answer.needed->about);
    }
    if (answer.points.empty() || answer.points.back().high <= answer.points.back().low) {
        return std::nullopt;
    }
    return answer.points.back().high - answer.points.back().low;
}

QList<AnswerSign> signsOf(const TargetAnswer& answer) {
    QList<AnswerSign> signs;
    if (const experiment::CurvePoint* point = firstReaching(answer)) {
        const auto reaching =
            std::count_if(point->scores.begin(), point->scores.end(),
                          [&](const experiment::CurveScore& score) { return reaches(answer, score.score); });
        const auto seeds = static_cast<std::ptrdiff_t>(point->scores.size());
        signs << AnswerSign{reaching == seeds, AnswerParts::tr("%1 of %2 seeds reach it at %3")
                                                   .arg(reaching)
                                                   .arg(seeds)
                                                   .arg(Texts::count(point->n))};
    }
    const double leaks = warned(answer, WarningKind::Leaks, "rows");
    if (task::taskOf(answer.of->plan.task).info().comparesTexts) {
        signs << AnswerSign{leaks == 0, leaks == 0 ? AnswerParts::tr("no test text in the pool")
                                                   : AnswerParts::tr("%n test text(s) in the pool", nullptr,
                                                                     static_cast<int>(leaks))};
    }
    if (const double near = warned(answer, WarningKind::NearLeaks, "rows"); near > 0) {
        signs << AnswerSign{
            false, AnswerParts::tr("%n test text(s) nearly in the pool", nullptr, static_cast<int>(near))};
    }
    if (const double cells = warned(answer, WarningKind::UnderTrained, "cells"); cells > 0) {
        signs << AnswerSign{false, AnswerParts::tr("%n under-trained", nullptr, static_cast<int>(cells))};
    }
    const std::int64_t missing = answer.of->state.count(experiment::CellStatus::Pending) +
                                 answer.of->state.count(experiment::CellStatus::Running);
    if (missing > 0) {
        signs << AnswerSign{
            false, AnswerParts::tr("provisional: %n cell(s) to come", nullptr, static_cast<int>(missing))};
    }
    return signs;
}

QString poolRemark(const TargetAnswer& answer) {
    const statistics::Answer& now = answer.answer.answer;
    if (!hasRange(now)) {
        return {};
    }
    const auto pool = static_cast<double>(answer.of->plan.domain.rows);
    const QString have = Texts::count(answer.of->plan.domain.rows);
    if (pool >= widestRange(now).high) {
        return AnswerParts::tr("You have %1, enough.").arg(have);
    }
    if (pool < widestRange(now).low) {
        return AnswerParts::tr("You have %1, not enough yet.").arg(have);
    }
    return AnswerParts::tr("You have %1, which may be enough.").arg(have);
}

QList<NextStep> nextSteps(const TargetAnswer& answer) {
    QList<NextStep> steps{collectMore(answer),
                          answer.next.cells.empty() ? addSeeds(answer) : addCells(answer),
                          addTestItems(answer)};
    std::stable_sort(steps.begin(), steps.end(), [](const NextStep& a, const NextStep& b) {
        return std::pair(a.worthIt, a.value) > std::pair(b.worthIt, b.value);
    });
    return steps;
}

} // namespace plateau::ui
