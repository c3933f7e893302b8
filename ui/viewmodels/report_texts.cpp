#include "ui/viewmodels/report_texts.h"

#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

namespace plateau::ui {

namespace {

std::string text(const QString& translated) {
    return translated.toStdString();
}

} // namespace

exporter::ReportTexts ReportTexts::words() {
    exporter::ReportTexts words;
    words.language = Texts::isChinese() ? "zh-CN" : "en";
    words.chart = Texts::chart();
    addHead(words);
    addColumns(words);
    addSentences(words);
    addRecord(words);
    return words;
}

void ReportTexts::addHead(exporter::ReportTexts& words) {
    words.report = text(tr("Plateau report"));
    words.subtitle = text(tr("%1 · %2 sizes × %3 seeds · %4 test items"));
    words.subtitleAdded = text(tr("%1 · added later: %2 runs"));
    words.unfinished = text(tr("Unfinished: %1 of %2 cells have a result. Everything below is provisional."));
    words.basis = text(tr("Basis"));
    words.measured = text(tr("measured"));
    words.predictedFrom = text(tr("predicted from %1 samples"));
    words.outOfReach = text(tr("predicted: out of reach"));
    words.cannotTell = text(tr("cannot tell yet"));
    words.needed = text(tr("Needed samples"));
    words.about = text(tr("about %1"));
    words.atMost = text(tr("at most %1"));
    words.moreThan = text(tr("more than %1"));
    words.rangeHead = text(tr("Range"));
    words.openRange = text(tr("from %1"));
    words.level = text(tr("Level of the range"));
    words.levelMeasured = text(tr("%1 interval"));
    words.levelPredicted = text(tr("chance of 5 % to 75 % that so many are enough"));
    words.onTestSet = text(tr("Range on this test set"));
    words.onNewItems = text(tr("Range on new items"));
    words.curveKind = text(tr("Kind of curve"));
    words.kindPretrained = text(tr("pretrained"));
    words.kindGeneric = text(tr("trained from scratch"));
    words.kindLoss = text(tr("loss"));
    words.oneSeed = text(tr("noise of the test items only: one seed a size"));
    words.chanceHead = text(tr("Probability"));
    words.chanceMeasured = text(tr("reached in the data"));
    words.chanceOfReaching = text(tr("%1 with %2 samples"));
    words.chanceOfNever = text(tr("never: %1"));
    words.bestSoFar = text(tr("Best mean so far"));
    words.scoreAt = text(tr("%1 at %2 samples"));
    words.warnings = text(tr("Know this first"));
    words.noWarnings = text(tr("Nothing weakens this answer."));
    words.otherWarnings = text(tr("Also worth knowing"));
    words.chartHeading = text(tr("%1 against samples", "%1: a metric"));
    words.sizesHeading = text(tr("Sizes"));
    words.needHeading = text(tr("Needed samples for %1"));
    words.gainHeading = text(tr("The next batch"));
    words.stoppingHeading = text(tr("When to stop"));
    words.classesHeading = text(tr("Classes"));
    words.labelsHeading = text(tr("Labels"));
    words.labelName = text(tr("Label"));
    words.labelScore = text(tr("F1"));
    words.baselinesHeading = text(tr("Baselines and controls"));
    words.cellsHeading = text(tr("Every cell"));
    words.settingsHeading = text(tr("Settings"));
    words.provenanceHeading = text(tr("Where the numbers come from"));
    words.redoHeading = text(tr("How to redo it"));
    words.methodHeading = text(tr("How the numbers are made"));
}

void ReportTexts::addColumns(exporter::ReportTexts& words) {
    words.samples = text(tr("Samples"));
    words.seeds = text(tr("Seeds"));
    words.seed = text(tr("Seed"));
    words.mean = text(tr("Mean"));
    words.interval = text(tr("%1 interval"));
    words.spread = text(tr("Spread between seeds"));
    words.instant = text(tr("Frozen features"));
    words.marks = text(tr("Marks"));
    words.forecast = text(tr("Forecast"));
    words.band = text(tr("%1 band"));
    words.reached = text(tr("Probability of reaching %1"));
    words.className = text(tr("Class"));
    words.items = text(tr("Test items"));
    words.recall = text(tr("Right"));
    words.has = text(tr("Training samples"));
    words.needs = text(tr("Needed for %1"));
    words.what = text(tr("What"));
    words.score = text(tr("Score"));
    words.trainedModel = text(tr("Trained model"));
    words.gainAbove = text(tr("Gain above it"));
    words.rule = text(tr("Rule"));
    words.verdict = text(tr("Verdict"));
    words.medianGain = text(tr("Gain"));
    words.chanceBelow = text(tr("Probability of less"));
    words.cell = text(tr("Cell"));
    words.kind = text(tr("Kind"));
    words.status = text(tr("Status"));
    words.updates = text(tr("Updates"));
    words.seconds = text(tr("Training, s"));
    words.file = text(tr("File"));
    words.rows = text(tr("Rows"));
    words.points = text(tr("%1 points"));
    words.notMeasured = text(tr("not measured"));
    words.underTrained = text(tr("%1 under-trained"));
    words.diverged = text(tr("%1 diverged"));
    words.failed = text(tr("%1 failed"));
    words.missing = text(tr("%1 to come"));
    words.certain = text(tr("reached"));
}

void ReportTexts::addSentences(exporter::ReportTexts& words) {
    words.bandNote = text(tr("%1 interval over seeds and test items. Spread is one standard deviation."));
    words.needMeasured = text(tr("The target is met inside the data; the forecast is shown beside it."));
    words.needBeyond = text(tr("No number is given beyond %1 times the data."));
    words.noFit = text(tr("There is no fit, so nothing is said beyond the data; the reason stands above."));
    words.gainText =
        text(tr("%1 more samples than today's %2 would improve the score by %3 (%4, %5 interval)."));
    words.visibleGain =
        text(tr("On this test set gains of %1 points or more can be told from noise (80 % power)."));
    words.itemsForGain =
        text(tr("To tell %1 points from noise it would take %2 test items; this set has %3."));
    words.collectNext = text(tr("Collect next: %1. Expected: %2 points of accuracy (%3) for %4 labels."));
    words.collectEntry = text(tr("%1 of %2", "labels of a class"));
    words.costRule = text(tr("At %1 per label and %2 per point"));
    words.collectUpTo = text(tr("collect up to %1"));
    words.stopNow = text(tr("stop now"));
    words.doublingRule = text(tr("Doubling the data gains under %1"));
    words.marginalRule = text(tr("Under %1 for %2 more samples"));
    words.stopAlready = text(tr("stop: at %1 samples already"));
    words.stopFrom = text(tr("from about %1 samples"));
    words.stopNever = text(tr("not in sight"));
    words.classesNote = text(tr("At %1 samples, mean over %2 seeds, weakest first. Classes with fewer than "
                                "%3 test items are grey: they say little."));
    words.labelsNote =
        text(tr("The F1 of each label at %1 samples, mean over %2 seeds, weakest first. Labels "
                "of fewer than %3 test items are grey: they say little."));
    words.untouched = text(tr("Untouched model"));
    words.majority = text(tr("Largest class always"));
    words.alwaysMean = text(tr("The mean always"));
    words.instantAt = text(tr("Frozen features, logistic regression, %1 samples"));
    words.wordsAt = text(tr("Naive Bayes on words, %1 samples"));
    words.controlAt = text(tr("Shuffled labels, %1 samples"));
    words.controlNote = text(tr("A model that learns from shuffled labels shows what the score is worth "
                                "without any signal: only the gain above it counts."));
    words.cellsSummary = text(tr("%1 cells"));
    words.redoFrom = text(
        tr("From the folder %1, with the model in place; cells that have a result are not trained again:"));
    words.redoFresh = text(tr("From the plan and the data alone, everything trained anew:"));
}

void ReportTexts::addRecord(exporter::ReportTexts& words) {
    words.task = text(tr("Task"));
    words.target = text(tr("Target"));
    words.method = text(tr("Method"));
    words.budget = text(tr("Budget"));
    words.arithmetic = text(tr("Arithmetic"));
    words.loraValue = text(tr("rank %1, alpha %2, dropout %3, on %4"));
    words.optimizer = text(tr("Optimiser"));
    words.optimizerValue =
        text(tr("AdamW, batch %1, learning rate %2 (head %3), weight decay %4, warm-up %5, clip %6"));
    words.maxTokens = text(tr("Longest text"));
    words.maxTokensValue = text(tr("%1 tokens"));
    words.split = text(tr("Test set"));
    words.splitDrawn = text(tr("%1, share %2, seed %3, %4 rows"));
    words.splitGiven = text(tr("%1, %2 rows"));
    words.sizes = text(tr("Sizes"));
    words.addedRuns = text(tr("Runs added later"));
    words.seedsValue = text(tr("%1 (0 to %2), each draws, starts and orders anew"));
    words.instantSeeds = text(tr("Seeds of the frozen features"));
    words.labels = text(tr("Classes"));
    words.features = text(tr("Columns learned from"));
    words.model = text(tr("Model"));
    words.modelHash = text(tr("Weights, SHA-256"));
    words.tokenizerHash = text(tr("Tokenizer hash"));
    words.parameters = text(tr("Parameters"));
    words.build = text(tr("Program of the runs"));
    words.device = text(tr("Device"));
    words.dates = text(tr("Runs"));
    words.datesValue = text(tr("%1 to %2"));
    words.writtenBy = text(tr("Report written by"));
    words.answerHash = text(tr("Answer rests on, SHA-256"));
    words.methodTest =
        text(tr("The test set was frozen before any sampling; every cell is scored on all of it. The sizes "
                "of one seed are nested: a smaller one is the beginning of a larger one."));
    words.methodInterval =
        text(tr("The interval of a size joins two sources of noise: Student's t over the seeds and the "
                "noise of the test items. A size with one seed takes the spread of the others."));
    words.methodFit =
        text(tr("The fit averages 2,424 curves of four families (pow3, pow4, mmf4, wbl4), each solved in "
                "closed form with larger sizes weighing more; the forecast is the mean of that average and "
                "the best pow3. The untouched model is never fitted."));
    words.methodNeed =
        text(tr("Inside the data the needed number is where the falling means cross the target, its range "
                "where the means shifted by 1.645 standard errors do. Beyond the data it is the number by "
                "which the target is reached with a chance of one half, its range that of 5 % to 75 %, by "
                "the calibrated curves of this kind (%1); the further beyond the data, the less often it "
                "is within a factor of two. New items: the target moved by the standard error of the test "
                "items. More than 32 times the data is never stated as a number."));
    words.methodClasses =
        text(tr("Intervals of classes, baselines and single cells are Wilson intervals over the test "
                "items; where the items come in groups, over as many independent ones as they are "
                "worth."));
    words.methodSingles =
        text(tr("Intervals of baselines and single cells hold the noise of the test items (bootstrap over "
                "the items, or over their groups)."));
}

exporter::ReportSentences ReportTexts::sentences(const experiment::Plan& plan,
                                                 const experiment::ExperimentAnswer& answer) {
    exporter::ReportSentences sentences = exporter::reportSentences(plan, answer);
    if (Texts::isChinese()) {
        const QString gain = AnswerTexts::gain(answer.answer);
        const QString title = AnswerTexts::title(answer.answer);
        //: the answer and the gain of the next batch, two sentences
        sentences.answer = text(gain.isEmpty() ? tr("%1.").arg(title) : tr("%1. %2.").arg(title, gain));
    }
    sentences.method = text(Texts::method(plan));
    sentences.budget = text(Texts::budget(plan.training));
    sentences.arithmetic = text(Texts::arithmetic(plan));
    sentences.metric = text(ScoreTexts::named(sentences.metric));
    sentences.secondMetric = text(ScoreTexts::named(sentences.secondMetric));
    sentences.advices.clear();
    for (const AnswerTexts::Advice& advice :
         AnswerTexts::advices(answer, static_cast<qsizetype>(answer.warnings.size()))) {
        sentences.advices.push_back({text(advice.text), text(advice.action)});
    }
    return sentences;
}

} // namespace plateau::ui
