#include "ui/viewmodels/answer_texts.h"

#include "ui/viewmodels/answer_numbers.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/task_texts.h"

namespace plateau::ui {

using statistics::FindingKind;

/// What speaks against the answer as a whole.
QString AnswerTexts::doubt(const statistics::Finding& finding, const statistics::Answer& answer) {
    const auto value = [&](const char* key) { return valueOf(finding.values, key); };
    const ScoreTexts::Info metric = ScoreTexts::of(answer.metric);
    const auto score = [&](double number) { return ScoreTexts::score(metric, number); };
    switch (finding.kind) {
    case FindingKind::NotHeld:
        return tr("%1 samples scored %2, but the largest size (%3) scores %4")
            .arg(counted(value("at")), score(value("score")), counted(value("largest")),
                 score(value("last")));
    case FindingKind::Falling:
        return tr("The scores get worse with more data: %1 with %2 samples, %3 with %4")
            .arg(score(value("score")), counted(value("first")), score(value("last")),
                 counted(value("largest")));
    case FindingKind::OneSeed:
        return tr("With one seed a size the ranges hold the noise of the test items only, not that between "
                  "trainings");
    case FindingKind::BaselineReaches:
        return tr("%1 scores %2 and reaches the target as well")
            .arg(baseline(finding.subject, metric), score(value("score")));
    case FindingKind::BaselineBeats:
        return tr("%1 beats the model: %2 against %3")
            .arg(baseline(finding.subject, metric), score(value("score")), score(value("own")));
    default:
        return {};
    }
}

QString AnswerTexts::smallTestSet(const statistics::Finding& finding) {
    const QString items = counted(valueOf(finding.values, "items"));
    if (finding.values.contains("visible")) {
        return tr("%1 test items show gains of %2 points or more, not smaller ones")
            .arg(items, digits(100 * valueOf(finding.values, "visible"), 1));
    }
    return finding.values.contains("gain") ? tr("%1 test items are too few to show a gain of %2 points")
                                                 .arg(items, digits(100 * valueOf(finding.values, "gain"), 1))
                                           : tr("%1 test items are too few to show small gains").arg(items);
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
        return smallTestSet(finding);
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
    case FindingKind::NotHeld:
    case FindingKind::Falling:
    case FindingKind::OneSeed:
    case FindingKind::BaselineReaches:
    case FindingKind::BaselineBeats:
        return doubt(finding, answer);
    case FindingKind::StopNow:
        break;
    }
    if (finding.values.contains("plain")) {
        return tr("Twice the data would improve the score by only %1")
            .arg(ScoreTexts::difference(ScoreTexts::of(answer.metric), value("gain")));
    }
    return tr("Twice the data would add only %1 points").arg(digits(100 * value("gain"), 1));
}

QString AnswerTexts::baseline(const std::string& name, const metric::MetricInfo& metric) {
    if (name == "majority" || name == "mean") {
        return TaskTexts::constant(TaskTexts::ofMetric(metric.id));
    }
    if (name == "untouched") {
        return tr("The untouched model");
    }
    if (name == "words") {
        return tr("Naive Bayes on words");
    }
    return name == "instant" ? tr("A linear probe on frozen features") : tr("Training on shuffled labels");
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
    case Action::RepeatLargest:
        return tr("Repeat the largest size with more seeds, or measure a larger one");
    case Action::HarderTarget:
        return tr("Ask for a score above it, or for a metric that is not fooled by it (macro F1)");
    case Action::UseSimpler:
        return tr("Use it, or change the model or its training, before collecting more data");
    case Action::StopCollecting:
        break;
    }
    return tr("Stop collecting data of this kind");
}

} // namespace plateau::ui
