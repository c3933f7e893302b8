#include "ui/viewmodels/answer_texts.h"

#include "ui/viewmodels/answer_numbers.h"
#include "ui/viewmodels/doubt_texts.h"
#include "ui/viewmodels/kept_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include <algorithm>
#include <cmath>

namespace plateau::ui {

using statistics::AnswerKind;
using statistics::NeededKind;

namespace {

/// Without "-0.0".
QString oneDecimal(double value) {
    const double rounded = std::round(10 * value) / 10;
    return digits(rounded == 0 ? 0 : rounded, 1);
}

QString targetText(const statistics::Answer& answer) {
    return ScoreTexts::asked(ScoreTexts::of(answer.metric), answer.target);
}

} // namespace

QString AnswerTexts::title(const statistics::Answer& answer) {
    const QString target = targetText(answer);
    if (!answer.needed || answer.kind == AnswerKind::CannotTell) {
        return tr("It cannot be told yet how many samples %1 needs").arg(target);
    }
    const auto& needed = *answer.needed;
    switch (needed.kind) {
    case NeededKind::AtMostSmallest:
        return tr("At most %1 samples are enough for %2").arg(counted(needed.about), target);
    case NeededKind::Measured:
        return tr("About %1 samples are enough for %2").arg(Texts::estimate(needed.about), target);
    case NeededKind::Predicted:
        return tr("About %1 samples should be enough for %2").arg(Texts::estimate(needed.about), target);
    case NeededKind::BeyondCap:
        return tr("%1 needs more than %2 samples, if it can be reached")
            .arg(atStart(target), counted(statistics::neededCap * answer.largest));
    case NeededKind::Never:
    case NeededKind::Unclear:
        break;
    }
    return tr("%1 will probably not be reached with more data of this kind").arg(atStart(target));
}

/// "Range 150–200", or both ranges where they differ.
QString AnswerTexts::ranges(const statistics::Answer& answer) {
    const auto text = [&](const statistics::NeededRange& range) {
        const bool open = range.high > statistics::neededCap * answer.largest;
        return Texts::neededRange(range.low, open ? std::nullopt : std::optional(range.high));
    };
    const statistics::NeededRange stated{answer.needed->low, answer.needed->high};
    const QString here = text(answer.onTestSet.value_or(stated));
    const QString fresh = text(answer.onNewItems.value_or(answer.onTestSet.value_or(stated)));
    return here == fresh ? tr("Range %1").arg(here)
                         : tr("Range %1 on this test set, %2 on new items").arg(here, fresh);
}

/// How far beyond the data, and what to expect there.
QString AnswerTexts::trust(const statistics::Answer& answer) {
    const double ratio = answer.needed->about / answer.largest;
    const auto share = statistics::shareWithinFactorTwo(answer.curveKind, ratio);
    return share && ratio > 1.05 && !answer.violation
               ? tr("%1 times the data, where about %2 of 10 such answers are within a factor of 2")
                     .arg(oneDecimal(ratio), digits(10 * *share, 0))
               : QString();
}

QString AnswerTexts::detail(const statistics::Answer& answer) {
    if (answer.kind == AnswerKind::CannotTell) {
        return answer.refusal ? refusal(*answer.refusal) : whyUnclear(answer);
    }
    if (!answer.needed) {
        return {};
    }
    const auto& needed = *answer.needed;
    switch (needed.kind) {
    case NeededKind::AtMostSmallest:
        return tr("Reached at the smallest size that was measured: fewer may do.");
    case NeededKind::Measured: {
        const bool open = answer.onNewItems && !std::isfinite(answer.onNewItems->high);
        return open || !std::isfinite(needed.high)
                   ? tr("%1 (%2 interval); its upper end lies beyond what was measured.")
                         .arg(ranges(answer), Texts::percent(0.9, 0))
                   : tr("%1 (%2 interval), all measured, nothing extrapolated.")
                         .arg(ranges(answer), Texts::percent(0.9, 0));
    }
    case NeededKind::Predicted: {
        const QString text = tr("%1, predicted from %2 samples; chance that it is never reached: %3.")
                                 .arg(ranges(answer), counted(answer.largest), chance(needed.never));
        const QString far = trust(answer);
        return far.isEmpty() ? text : tr("%1 This looks to %2.").arg(text, far);
    }
    case NeededKind::BeyondCap:
    case NeededKind::Never:
    case NeededKind::Unclear:
        break;
    }
    return tr("Chance that it is never reached: %1. Measured up to %2 samples.")
        .arg(chance(needed.never), counted(answer.largest));
}

/// Why nothing can be told although there is a curve, and what would tell.
QString AnswerTexts::whyUnclear(const statistics::Answer& answer) {
    for (const statistics::Finding& known : answer.findings) {
        if (known.severity == statistics::Severity::Blocking) {
            return tr("%1. %2.").arg(finding(known, answer), findingAction(known.action));
        }
    }
    return {};
}

QString AnswerTexts::points(double share) {
    const QString text = oneDecimal(100 * share);
    return text.startsWith(QLatin1Char('-')) || text == QLatin1String("0.0") ? text : QLatin1Char('+') + text;
}

QString AnswerTexts::pointsRange(double low, double high) {
    return Texts::range(oneDecimal(100 * low), oneDecimal(100 * high));
}

QString AnswerTexts::gain(const statistics::Answer& answer) {
    if (!answer.gain) {
        return {};
    }
    const auto& gain = *answer.gain;
    const ScoreTexts::Info info = ScoreTexts::of(answer.metric);
    const QString more = counted(gain.to - gain.from);
    if (!ScoreTexts::isPercent(info)) {
        return (info.higherIsBetter() ? tr("%1 more samples would raise the %2 by %3 (%4)")
                                      : tr("%1 more samples would lower the %2 by %3 (%4)"))
            .arg(more, ScoreTexts::nameInside(info), ScoreTexts::digits(info, gain.median),
                 ScoreTexts::gainRange(info, gain.low, gain.high));
    }
    return tr("%1 more samples would add %2 points (%3)")
        .arg(more, points(gain.median), pointsRange(gain.low, gain.high));
}

QString AnswerTexts::refusal(const statistics::Refusal& refusal) {
    using Kind = statistics::RefusalKind;
    switch (refusal.kind) {
    case Kind::TooFewSizes:
        return tr("%1 sizes are measured; a curve needs at least %2.")
            .arg(counted(refusal.found), counted(refusal.needed));
    case Kind::SpanTooSmall:
        return tr("The largest size is %1 times the smallest; a curve needs %2 times.")
            .arg(digits(refusal.found, 1), counted(refusal.needed));
    case Kind::AllEqual:
        return tr("Every size has the same score: there is nothing to extrapolate.");
    case Kind::NoNoiseEstimate:
        return tr("One seed a size and an unknown test set: no interval is possible.");
    case Kind::DuplicateSize:
        return tr("The size %1 appears twice.").arg(counted(refusal.at));
    case Kind::NotFinite:
    case Kind::OutOfRange:
    case Kind::BadSize:
        break;
    }
    return tr("The scores at %1 samples cannot be used.").arg(counted(refusal.at));
}

/// With what the leaks do to the score, once that is known.
QString AnswerTexts::leaks(const experiment::Warning& warning, const ScoreTexts::Info& metric,
                           const QString& text) {
    if (!warning.values.contains("score_without")) {
        return text;
    }
    const QString all = ScoreTexts::score(metric, valueOf(warning.values, "score_all"));
    const QString without = ScoreTexts::score(metric, valueOf(warning.values, "score_without"));
    return valueOf(warning.values, "left_out") > valueOf(warning.values, "rows")
               ? tr("%1 (%2 on all, %3 without these and the equal ones)").arg(text, all, without)
               : tr("%1 (%2 on all, %3 without them)").arg(text, all, without);
}

namespace {

/// Of a doubt about the data its words, else `other`.
QString doubtOr(const QString& other, const experiment::Warning& warning) {
    const auto doubt = data::doubtKind(experiment::name(warning.kind));
    return doubt ? DoubtTexts::text({*doubt, warning.values, warning.subject}) : other;
}

QString countOf(const experiment::Warning& warning, const char* key) {
    return Texts::count(static_cast<int>(valueOf(warning.values, key)));
}

QString columnLeftOut(const experiment::Warning& warning) {
    return AnswerTexts::
        tr("Column “%1” is left out: it is empty, or has more than %2 different values that are no numbers")
            .arg(QString::fromStdString(warning.subject), countOf(warning, "categories"));
}

QString modelWarning(const experiment::Warning& warning) {
    const auto count = [&](const char* key) { return countOf(warning, key); };
    const QString share = Texts::percent(valueOf(warning.values, "share"));
    switch (warning.kind) {
    case experiment::WarningKind::TruncatedTexts:
        return AnswerTexts::tr(
                   "%1 of %2 texts are longer than %3 tokens and are cut: %4 of all tokens are lost")
            .arg(count("texts"), count("items"), count("tokens"), share);
    case experiment::WarningKind::AssumedPooling:
        return AnswerTexts::tr(
            "The model's folder does not say how the vectors of the tokens become one: their mean is taken");
    default:
        return AnswerTexts::tr("The tokenizer does not know %1 of the text").arg(share);
    }
}

QString cellsWarning(const experiment::Warning& warning) {
    const int cells = static_cast<int>(valueOf(warning.values, "cells"));
    switch (warning.kind) {
    case experiment::WarningKind::UnderTrained:
        return AnswerTexts::tr("%n score(s) are under-trained: more data is not all that was missing",
                               nullptr, cells);
    case experiment::WarningKind::EndsWithSamples:
        return AnswerTexts::tr("%n score(s) are under-trained, and ended with the samples of the mixture: no "
                               "budget trains them longer",
                               nullptr, cells);
    case experiment::WarningKind::Diverged:
        return AnswerTexts::tr("%n cell(s) diverged and were left out", nullptr, cells);
    default:
        return AnswerTexts::tr("%n cell(s) failed and were left out", nullptr, cells);
    }
}

/// What the numbers cost, and do not need.
QString effortNote(const experiment::Warning& warning) {
    if (warning.kind == experiment::WarningKind::PastBestEpoch) {
        return AnswerTexts::tr("At n = %1 cells were past their best epoch after %2 of %3 epochs")
            .arg(countOf(warning, "n"), digits(valueOf(warning.values, "epochs"), 1),
                 digits(valueOf(warning.values, "most"), 1));
    }
    return AnswerTexts::tr(
               "The largest size trained %1 times as many updates as the smallest: data and compute grow "
               "together")
        .arg(digits(valueOf(warning.values, "ratio"), 0));
}

QString groupedItems(const experiment::Warning& warning) {
    const auto count = [&](const char* key) { return countOf(warning, key); };
    return AnswerTexts::tr("The %1 test items come in %2 groups and tell as much as %3 independent ones")
        .arg(count("items"), count("groups"), count("effective"));
}

} // namespace

QString AnswerTexts::dataWarning(const experiment::Warning& warning, const ScoreTexts::Info& metric) {
    using Kind = experiment::WarningKind;
    const auto number = [&](const char* key) { return static_cast<int>(valueOf(warning.values, key)); };
    const auto count = [&](const char* key) { return countOf(warning, key); };
    switch (warning.kind) {
    case Kind::BadRowsSkipped:
        return tr("%n row(s) could not be read and were left out", nullptr, number("rows"));
    case Kind::EmptyTexts:
        return tr("%n row(s) have no text", nullptr, number("rows"));
    case Kind::RepeatedIds:
        return tr("%n row(s) repeat an id", nullptr, number("rows"));
    case Kind::DuplicateTexts:
        return tr("%n row(s) repeat another row's text", nullptr, number("copies"));
    case Kind::ConflictingLabels:
        return tr("%n row(s) carry the same text with different labels", nullptr, number("rows"));
    case Kind::Leaks:
        return leaks(warning, metric,
                     tr("%n test row(s) also stand in the training pool: scores are too good", nullptr,
                        number("rows")));
    case Kind::NearLeaks:
        return leaks(warning, metric,
                     tr("%n test row(s) nearly stand in the training pool: scores may be too good", nullptr,
                        number("rows")));
    case Kind::NearDuplicates:
        return tr("%n row(s) nearly repeat another row's text", nullptr, number("copies"));
    case Kind::UnseenTestLabels:
        return tr("%n test row(s) carry labels that the training pool does not have", nullptr,
                  number("rows"));
    case Kind::SmallTestSet:
        return tr("The test set has only %n item(s)", nullptr, number("items"));
    case Kind::GroupsNotUsed:
        return tr("A group field was found, but the test set was drawn without it");
    case Kind::FewSizes:
        return tr("Too few sizes for a curve");
    case Kind::UnknownTokens:
    case Kind::TruncatedTexts:
    case Kind::AssumedPooling:
        return modelWarning(warning);
    case Kind::GroupedTestItems:
        return groupedItems(warning);
    case Kind::ColumnsLeftOut:
        return columnLeftOut(warning);
    case Kind::UnderTrained:
    case Kind::EndsWithSamples:
    case Kind::Diverged:
    case Kind::Failed:
        return cellsWarning(warning);
    case Kind::PoolLarger:
        return tr("The pool has %1 samples, the largest size uses %2").arg(count("pool"), count("largest"));
    case Kind::RareClasses:
        return tr("%1 of %2 classes have fewer than %3 training samples even at the largest size")
            .arg(count("classes"), count("of"), count("positives"));
    case Kind::PastBestEpoch:
    case Kind::ComputeGrows:
        return effortNote(warning);
    default:
        break;
    }
    return doubtOr(QString::fromStdString(warning.sentence), warning);
}

QString AnswerTexts::dataAction(const experiment::Warning& warning) {
    using Kind = experiment::WarningKind;
    switch (warning.kind) {
    case Kind::Leaks:
    case Kind::NearLeaks:
    case Kind::DuplicateTexts:
    case Kind::NearDuplicates:
        return tr("Remove the copies and make the experiment again");
    case Kind::ConflictingLabels:
    case Kind::UnseenTestLabels:
        return tr("Check the labels of these rows");
    case Kind::SmallTestSet:
        return tr("Label more test items");
    case Kind::GroupsNotUsed:
        return tr("Draw the test set by group");
    case Kind::GroupedTestItems:
        return tr("The intervals allow for it; add test items of new groups");
    case Kind::UnknownTokens:
        return tr("Choose a model made for this language");
    case Kind::TruncatedTexts:
        return tr("Raise the length at which texts are cut, or choose a model that reads longer texts");
    case Kind::AssumedPooling:
        return tr("Choose a sentence-transformers folder where that is wrong");
    case Kind::ColumnsLeftOut:
        return tr("Name the columns to learn from if it matters");
    case Kind::UnderTrained:
        return tr("Train them longer, with twice the budget");
    case Kind::EndsWithSamples:
        return tr("Let the mixture stop by updates");
    case Kind::Diverged:
        return tr("Lower the learning rate");
    case Kind::Failed:
        return tr("Look at the cause on the Run page, then run again");
    case Kind::PoolLarger:
        return tr("Measure a larger size before labelling more");
    case Kind::RareClasses:
        return tr("Collect more of them; what is said about these classes is hardly known");
    case Kind::PastBestEpoch:
        return tr("Plan so many epochs: the search takes time that they do not need");
    case Kind::ComputeGrows:
        return tr("Compare with the same data and a fixed number of updates");
    case Kind::FewSizes:
        return tr("Run more sizes, each twice the one before");
    default:
        break;
    }
    const auto doubt = data::doubtKind(experiment::name(warning.kind));
    return doubt ? DoubtTexts::action(*doubt) : QString();
}

AnswerTexts::Advice AnswerTexts::advice(const experiment::Warning& warning,
                                        const statistics::Answer& answer) {
    if (const QString kept = KeptTexts::warning(warning); !kept.isEmpty()) {
        return {kept, KeptTexts::action(warning), statistics::Severity::Warning};
    }
    if (warning.kind != experiment::WarningKind::Finding) {
        const bool note = warning.kind == experiment::WarningKind::ComputeGrows ||
                          warning.kind == experiment::WarningKind::PastBestEpoch;
        return {dataWarning(warning, ScoreTexts::of(answer.metric)), dataAction(warning),
                note ? statistics::Severity::Note : statistics::Severity::Warning};
    }
    for (const statistics::Finding& known : answer.findings) {
        if (warning.subject == statistics::name(known.kind)) {
            return {finding(known, answer), findingAction(known.action), known.severity};
        }
    }
    return {QString::fromStdString(warning.sentence), QString::fromStdString(warning.action),
            statistics::Severity::Warning};
}

QList<AnswerTexts::Advice> AnswerTexts::advices(const experiment::ExperimentAnswer& answer, qsizetype count) {
    QList<Advice> advices;
    for (const experiment::Warning& warning : answer.warnings) {
        const Advice next = advice(warning, answer.answer);
        if (!next.text.isEmpty()) {
            advices << next;
        }
    }
    std::stable_sort(advices.begin(), advices.end(),
                     [](const Advice& a, const Advice& b) { return a.severity > b.severity; });
    return advices.first(std::min(count, advices.size()));
}

} // namespace plateau::ui
