#include "ui/viewmodels/answer_texts.h"

#include "ui/viewmodels/texts.h"

#include <algorithm>
#include <cmath>

namespace plateau::ui {

using statistics::AnswerKind;
using statistics::FindingKind;
using statistics::NeededKind;

namespace {

double valueOf(const std::map<std::string, double>& values, const char* key) {
    const auto found = values.find(key);
    return found == values.end() ? 0 : found->second;
}

QString counted(double number) {
    return Texts::count(std::llround(number));
}

QString digits(double value, int decimals) {
    return QString::number(value, 'f', decimals);
}

/// Without "-0.0".
QString oneDecimal(double value) {
    const double rounded = std::round(10 * value) / 10;
    return digits(rounded == 0 ? 0 : rounded, 1);
}

/// A probability, never claimed to be 0 or 100 %.
QString chance(double probability) {
    return Texts::percent(std::clamp(probability, 0.01, 0.99), 0);
}

/// Whole percent without decimals.
QString targetText(double target) {
    const double hundredths = 100 * target;
    return Texts::percent(target, std::abs(hundredths - std::round(hundredths)) < 1e-9 ? 0 : 1);
}

std::optional<double> finite(double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

QString AnswerTexts::title(const statistics::Answer& answer) {
    const QString target = targetText(answer.target);
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
            .arg(target, counted(statistics::neededCap * answer.largest));
    case NeededKind::Never:
        break;
    }
    return tr("%1 will probably not be reached with more data of this kind").arg(target);
}

QString AnswerTexts::detail(const statistics::Answer& answer) {
    if (answer.refusal && answer.kind == AnswerKind::CannotTell) {
        return refusal(*answer.refusal);
    }
    if (!answer.needed) {
        return {};
    }
    const auto& needed = *answer.needed;
    const QString range = Texts::neededRange(needed.low, finite(needed.high));
    switch (needed.kind) {
    case NeededKind::AtMostSmallest:
        return tr("Reached at the smallest size that was measured: fewer may do.");
    case NeededKind::Measured:
        return tr("Range %1 (%2 interval), all measured, nothing extrapolated.")
            .arg(range, Texts::percent(0.9, 0));
    case NeededKind::Predicted:
        return tr("Range %1, predicted from %2 samples; chance that it is never reached: %3.")
            .arg(range, counted(answer.largest), chance(needed.never));
    case NeededKind::BeyondCap:
    case NeededKind::Never:
        break;
    }
    return tr("Chance that it is never reached: %1. Measured up to %2 samples.")
        .arg(chance(needed.never), counted(answer.largest));
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
    return tr("%1 more samples would add %2 points (%3)")
        .arg(counted(gain.to - gain.from), points(gain.median), pointsRange(gain.low, gain.high));
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

QString AnswerTexts::finding(const statistics::Finding& finding, const statistics::Answer& answer) {
    const auto value = [&](const char* key) { return valueOf(finding.values, key); };
    switch (finding.kind) {
    case FindingKind::Refused:
        return answer.refusal ? tr("No curve: %1").arg(refusal(*answer.refusal)) : QString();
    case FindingKind::HorizonWarned:
        return tr("The target lies %1 times beyond the data; forecasts are promised up to 8 times")
            .arg(digits(value("ratio"), 0));
    case FindingKind::HorizonStrong:
        return tr("The target lies %1 times beyond the data: little more than a guess")
            .arg(digits(value("ratio"), 0));
    case FindingKind::TargetUnlikely:
        return tr("The curve may level off below the target (chance %1)").arg(chance(value("probability")));
    case FindingKind::RangeWide:
        return finding.values.contains("ratio")
                   ? tr("The range of needed samples spans a factor of %1").arg(digits(value("ratio"), 1))
                   : tr("The range of needed samples is open upwards");
    case FindingKind::NonMonotone:
        return tr("%1 samples score worse than %2, by more than noise")
            .arg(counted(value("later")), counted(value("earlier")));
    case FindingKind::FitNotBetterThanLast:
        return tr("Predicting the largest size from the smaller ones was no better than repeating the last "
                  "score");
    case FindingKind::FewSeeds:
        return tr("Some sizes have only %n seed(s)", nullptr, static_cast<int>(value("seeds")));
    case FindingKind::SeedsDiffer:
        return tr("The sizes were run with different seeds");
    case FindingKind::SeedsIdentical:
        return tr("All seeds gave exactly the same scores: the seed may not reach the training");
    case FindingKind::SmallTestSet:
        return finding.values.contains("visible")
                   ? tr("%1 test items show gains of %2 points or more, not smaller ones")
                         .arg(counted(value("items")), digits(100 * value("visible"), 1))
                   : tr("%1 test items are too few to show a gain").arg(counted(value("items")));
    case FindingKind::TestItemsUnknown:
    case FindingKind::ItemNoiseUnknown:
        return tr("The intervals hold only the noise between seeds, not that of the test items");
    case FindingKind::SecondOpinionDiffers:
        return finding.values.contains("other")
                   ? tr("A second method says about %1 samples").arg(Texts::estimate(value("other")))
                   : tr("A second method says the target is never reached");
    case FindingKind::SmallestGuess:
        return tr("The smallest size (%1) reaches the target already: fewer may do")
            .arg(counted(value("smallest")));
    case FindingKind::StopNow:
        break;
    }
    return tr("Twice the data would add only %1 points").arg(digits(100 * value("gain"), 1));
}

QString AnswerTexts::findingAction(statistics::Action action) {
    using statistics::Action;
    switch (action) {
    case Action::None:
        return {};
    case Action::RunSmallerSizes:
        return tr("Run smaller sizes");
    case Action::RunMoreSizes:
        return tr("Run more sizes, each twice the one before");
    case Action::AddSeeds:
        return tr("Add seeds until every size has at least 3");
    case Action::AddTestItems:
        return tr("Label more test items");
    case Action::CollectMore:
        return tr("Collect the next batch, then ask again");
    case Action::GiveTestItems:
        return tr("Run several seeds");
    case Action::CheckData:
        return tr("Check the runs and the data of these sizes");
    case Action::LowerTarget:
        return tr("Choose a lower target, or change the recipe or the data");
    case Action::StopCollecting:
        break;
    }
    return tr("Stop collecting data of this kind");
}

/// With what the leaks do to the score, once that is known.
QString AnswerTexts::leaks(const experiment::Warning& warning, const QString& text) {
    if (!warning.values.contains("score_without")) {
        return text;
    }
    const QString all = Texts::percent(valueOf(warning.values, "score_all"));
    const QString without = Texts::percent(valueOf(warning.values, "score_without"));
    return valueOf(warning.values, "left_out") > valueOf(warning.values, "rows")
               ? tr("%1 (%2 on all, %3 without these and the equal ones)").arg(text, all, without)
               : tr("%1 (%2 on all, %3 without them)").arg(text, all, without);
}

QString AnswerTexts::modelWarning(const experiment::Warning& warning) {
    const auto count = [&](const char* key) {
        return Texts::count(static_cast<int>(valueOf(warning.values, key)));
    };
    const QString share = Texts::percent(valueOf(warning.values, "share"));
    switch (warning.kind) {
    case experiment::WarningKind::TruncatedTexts:
        return tr("%1 of %2 texts are longer than %3 tokens and are cut: %4 of all tokens are lost")
            .arg(count("texts"), count("items"), count("tokens"), share);
    case experiment::WarningKind::AssumedPooling:
        return tr("The model's folder does not say how the vectors of the tokens become one: their mean is "
                  "taken");
    default:
        return tr("The tokenizer does not know %1 of the text").arg(share);
    }
}

QString AnswerTexts::dataWarning(const experiment::Warning& warning) {
    using Kind = experiment::WarningKind;
    const auto number = [&](const char* key) { return static_cast<int>(valueOf(warning.values, key)); };
    const auto count = [&](const char* key) { return Texts::count(number(key)); };
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
        return leaks(warning, tr("%n test row(s) also stand in the training pool: scores are too good",
                                 nullptr, number("rows")));
    case Kind::NearLeaks:
        return leaks(warning, tr("%n test row(s) nearly stand in the training pool: scores may be too good",
                                 nullptr, number("rows")));
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
        return tr("The %1 test items come in %2 groups and tell as much as %3 independent ones")
            .arg(count("items"), count("groups"), count("effective"));
    case Kind::UnderTrained:
        return tr("%n score(s) are under-trained: more data is not all that was missing", nullptr,
                  number("cells"));
    case Kind::Diverged:
        return tr("%n cell(s) diverged and were left out", nullptr, number("cells"));
    case Kind::Failed:
        return tr("%n cell(s) failed and were left out", nullptr, number("cells"));
    case Kind::PoolLarger:
        return tr("The pool has %1 samples, the largest size uses %2").arg(count("pool"), count("largest"));
    case Kind::RareClasses:
        return tr("%1 of %2 classes have fewer than %3 training samples even at the largest size")
            .arg(count("classes"), count("of"), count("positives"));
    case Kind::ComputeGrows:
        return tr("The largest size trained %1 times as many updates as the smallest: data and compute grow "
                  "together")
            .arg(digits(valueOf(warning.values, "ratio"), 0));
    case Kind::Finding:
        break;
    }
    return QString::fromStdString(warning.sentence);
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
    case Kind::UnderTrained:
        return tr("Train them longer, with twice the budget");
    case Kind::Diverged:
        return tr("Lower the learning rate");
    case Kind::Failed:
        return tr("Look at the cause on the Run page, then run again");
    case Kind::PoolLarger:
        return tr("Measure a larger size before labelling more");
    case Kind::RareClasses:
        return tr("Collect more of them; what is said about these classes is hardly known");
    case Kind::ComputeGrows:
        return tr("Compare with the same data and a fixed number of updates");
    case Kind::FewSizes:
        return tr("Run more sizes, each twice the one before");
    default:
        return {};
    }
}

AnswerTexts::Advice AnswerTexts::advice(const experiment::Warning& warning,
                                        const statistics::Answer& answer) {
    if (warning.kind != experiment::WarningKind::Finding) {
        const bool note = warning.kind == experiment::WarningKind::ComputeGrows;
        return {dataWarning(warning), dataAction(warning),
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
