#pragma once

#include "core/plot/texts.h"

#include <functional>
#include <string>

namespace plateau::exporter {

/// Every text that a report writes by itself, once: English, and given in another language by a translator.
/// %1, %2 … stand for values.

using Words = std::string;
/// An English text in the language of the report.
using Translate = std::function<std::string(const char* english)>;

inline std::string untranslated(const char* english) {
    return english;
}

/// The answer, the warnings, the headings.
struct ReportHeadTexts {
    Translate tr = untranslated;
    Words language = "en";    ///< HTML language tag
    plot::ChartTexts chart{}; ///< also "%1 %" and "%1–%2"

    // head
    Words report = tr("Plateau report"); ///< in the title of the document
    Words subtitle = tr("%1 · %2 sizes × %3 seeds · %4 test items");
    Words subtitleAdded = tr("%1 · added later: %2 runs"); ///< %1 the subtitle
    Words unfinished = tr("Unfinished: %1 of %2 cells have a result. Everything below is provisional.");
    Words basis = tr("Basis");
    Words measured = tr("measured");
    Words predictedFrom = tr("predicted from %1 samples");
    Words outOfReach = tr("predicted: out of reach");
    Words cannotTell = tr("cannot tell yet");
    Words needed = tr("Needed samples");
    Words about = tr("about %1");
    Words atMost = tr("at most %1");
    Words moreThan = tr("more than %1");
    Words rangeHead = tr("Range");
    Words openRange = tr("from %1");
    Words level = tr("Level of the range");
    Words levelMeasured = tr("%1 interval"); ///< %1 "90 %"
    Words levelPredicted = tr("chance of 5 % to 75 % that so many are enough");
    Words onTestSet = tr("Range on this test set");
    Words onNewItems = tr("Range on new items");
    Words curveKind = tr("Kind of curve");
    Words kindPretrained = tr("pretrained");
    Words kindGeneric = tr("trained from scratch");
    Words kindLoss = tr("loss");
    Words oneSeed = tr("noise of the test items only: one seed a size");
    Words chanceHead = tr("Probability");
    Words chanceMeasured = tr("reached in the data");
    Words chanceOfReaching = tr("%1 with %2 samples"); ///< %1 "54 %"
    Words chanceOfNever = tr("never: %1");
    Words bestSoFar = tr("Best mean so far");
    Words scoreAt = tr("%1 at %2 samples");

    // warnings
    Words warnings = tr("Know this first");
    Words noWarnings = tr("Nothing weakens this answer.");
    Words otherWarnings = tr("Also worth knowing");

    // sections
    Words chartHeading = tr("%1 against samples"); ///< the metric
    Words sizesHeading = tr("Sizes");
    Words needHeading = tr("Needed samples for %1");
    Words gainHeading = tr("The next batch");
    Words stoppingHeading = tr("When to stop");
    Words classesHeading = tr("Classes");
    Words labelsHeading = tr("Labels");
    Words baselinesHeading = tr("Baselines and controls");
    Words cellsHeading = tr("Every cell");
    Words settingsHeading = tr("Settings");
    Words provenanceHeading = tr("Where the numbers come from");
    Words redoHeading = tr("How to redo it");
    Words methodHeading = tr("How the numbers are made");
};

/// Heads and values of tables.
struct ReportTableTexts {
    Translate tr = untranslated;
    Words samples = tr("Samples");
    Words seeds = tr("Seeds");
    Words seed = tr("Seed");
    Words mean = tr("Mean");
    Words interval = tr("%1 interval");
    Words spread = tr("Spread between seeds");
    Words instant = tr("Frozen features");
    Words marks = tr("Marks");
    Words forecast = tr("Forecast");
    Words band = tr("%1 band");
    Words reached = tr("Probability of reaching %1");
    Words className = tr("Class");
    Words labelName = tr("Label");
    Words labelScore = tr("F1");
    Words items = tr("Test items");
    Words recall = tr("Right");
    Words has = tr("Training samples");
    Words needs = tr("Needed for %1"); ///< %1 the target
    Words what = tr("What");
    Words score = tr("Score");
    Words trainedModel = tr("Trained model");
    Words gainAbove = tr("Gain above it");
    Words rule = tr("Rule");
    Words verdict = tr("Verdict");
    Words medianGain = tr("Gain");
    Words chanceBelow = tr("Probability of less");
    Words cell = tr("Cell");
    Words kind = tr("Kind");
    Words status = tr("Status");
    Words updates = tr("Updates");
    Words seconds = tr("Training, s");
    Words file = tr("File");
    Words rows = tr("Rows");
    Words sha256 = tr("SHA-256");

    // values
    Words points = tr("%1 points");
    Words notMeasured = tr("not measured");
    Words underTrained = tr("%1 under-trained");
    Words diverged = tr("%1 diverged");
    Words failed = tr("%1 failed");
    Words missing = tr("%1 to come");
    Words certain = tr("reached");
};

/// What the sections say in sentences.
struct ReportSentenceTexts {
    Translate tr = untranslated;
    Words bandNote = tr("%1 interval over seeds and test items. Spread is one standard deviation.");
    Words needMeasured = tr("The target is met inside the data; the forecast is shown beside it.");
    Words needBeyond = tr("No number is given beyond %1 times the data.");
    Words noFit = tr("There is no fit, so nothing is said beyond the data; the reason stands above.");
    Words gainText = tr("%1 more samples than today's %2 would improve the score by %3 (%4, %5 interval).");
    Words visibleGain =
        tr("On this test set gains of %1 points or more can be told from noise (80 % power).");
    Words itemsForGain = tr("To tell %1 points from noise it would take %2 test items; this set has %3.");
    Words collectNext = tr("Collect next: %1. Expected: %2 points of accuracy (%3) for %4 labels.");
    Words collectEntry = tr("%1 of %2"); ///< labels, class
    Words costRule = tr("At %1 per label and %2 per point");
    Words collectUpTo = tr("collect up to %1");
    Words stopNow = tr("stop now");
    Words doublingRule = tr("Doubling the data gains under %1");
    Words marginalRule = tr("Under %1 for %2 more samples");
    Words stopAlready = tr("stop: at %1 samples already");
    Words stopFrom = tr("from about %1 samples");
    Words stopNever = tr("not in sight");
    Words classesNote = tr("At %1 samples, mean over %2 seeds, weakest first. Classes with fewer than %3 "
                           "test items are grey: they say little.");
    Words labelsNote =
        tr("The F1 of each label at %1 samples, mean over %2 seeds, weakest first. Labels of fewer than "
           "%3 test items are grey: they say little.");
    Words untouched = tr("Untouched model");
    Words majority = tr("Largest class always");
    Words alwaysMean = tr("The mean always");
    Words instantAt = tr("Frozen features, logistic regression, %1 samples");
    Words wordsAt = tr("Naive Bayes on words, %1 samples");
    Words controlAt = tr("Shuffled labels, %1 samples");
    Words controlNote = tr("A model that learns from shuffled labels shows what the score is worth "
                           "without any signal: only the gain above it counts.");
    Words cellsSummary = tr("%1 cells");
    Words redoFrom =
        tr("From the folder %1, with the model in place; cells that have a result are not trained again:");
    Words redoFresh = tr("From the plan and the data alone, everything trained anew:");
};

/// Settings, origins, and how the numbers are made.
struct ReportRecordTexts {
    Translate tr = untranslated;
    Words task = tr("Task");
    Words target = tr("Target");
    Words method = tr("Method");
    Words budget = tr("Budget");
    Words arithmetic = tr("Arithmetic");
    Words lora = tr("LoRA");
    Words loraValue = tr("rank %1, alpha %2, dropout %3, on %4");
    Words optimizer = tr("Optimiser");
    Words optimizerValue =
        tr("AdamW, batch %1, learning rate %2 (head %3), weight decay %4, warm-up %5, clip %6");
    Words maxTokens = tr("Longest text");
    Words maxTokensValue = tr("%1 tokens");
    Words answers = tr("Answers");
    Words answersValue = tr("asked by the template %1, at most %2 tokens each");
    Words answersAreClasses = tr("asked by the template %1, the names of the classes are scored");
    Words split = tr("Test set");
    Words splitDrawn = tr("%1, share %2, seed %3, %4 rows"); ///< %1 the kind of the split
    Words splitGiven = tr("%1, %2 rows");
    Words splitFolds = tr("cross-validation in %1 parts, %2 rows");
    Words splitGroupFolds = tr("cross-validation in %1 parts that keep groups whole, %2 rows");
    Words sizes = tr("Sizes");
    Words addedRuns = tr("Runs added later");
    Words seedsValue = tr("%1 (0 to %2), each draws, starts and orders anew");
    Words instantSeeds = tr("Seeds of the frozen features");
    Words labels = tr("Classes");
    Words features = tr("Columns learned from");
    Words model = tr("Model");
    Words modelHash = tr("Weights, SHA-256");
    Words tokenizerHash = tr("Tokenizer hash");
    Words parameters = tr("Parameters");
    Words build = tr("Program of the runs");
    Words torch = tr("Torch");
    Words device = tr("Device");
    Words dates = tr("Runs");
    Words datesValue = tr("%1 to %2");
    Words writtenBy = tr("Report written by");
    Words answerHash = tr("Answer rests on, SHA-256");

    // how the numbers are made
    Words methodTest =
        tr("The test set was frozen before any sampling; every cell is scored on all of it. The sizes of one "
           "seed are nested: a smaller one is the beginning of a larger one.");
    /// Of a cross-validation. %1 parts
    Words methodFolds = tr("No test set was set apart: the samples lie in %1 parts, and a seed trains "
                           "outside its part and is scored "
                           "on it. So different models score the parts; a size is the mean of them. The "
                           "sizes of one seed are nested: "
                           "a smaller one is the beginning of a larger one.");
    Words methodFoldsInterval = tr("The interval of a size is the wider of two: Student's t over the "
                                   "seeds, which differ by the noise of their "
                                   "own test items as well, and the noise of all its test items.");
    Words methodInterval =
        tr("The interval of a size joins two sources of noise: Student's t over the seeds and the noise "
           "of the test items. A size with one seed takes the spread of the others.");
    Words methodFit = tr("The fit averages 2,424 curves of four families (pow3, pow4, mmf4, wbl4), each "
                         "solved in closed form with larger sizes weighing more; the forecast is the mean "
                         "of that average and the best pow3. The untouched model is never fitted.");
    /// %1 the kind of curve
    Words methodNeed = tr(
        "Inside the data the needed number is where the falling means cross the target, its range where the "
        "means shifted by 1.645 standard errors do. Beyond the data it is the number by which the target is "
        "reached with a chance of one half, its range that of 5 % to 75 %, by the calibrated curves of this "
        "kind (%1); the further beyond the data, the less often it is within a factor of two. New items: the "
        "target moved by the standard error of the test items. More than 32 times the data is never stated "
        "as a number.");
    Words methodClasses =
        tr("Intervals of classes, baselines and single cells are Wilson intervals over the test items; where "
           "the items come in groups, over as many independent ones as they are worth.");
    Words methodSingles = tr(
        "Intervals of baselines and single cells hold the noise of the test items (bootstrap over the items, "
        "or over their groups).");
};

struct ReportTexts : ReportHeadTexts, ReportTableTexts, ReportSentenceTexts, ReportRecordTexts {
    /// @param translate what a context ("plateau::exporter::ReportHeadTexts", …) calls an English text
    using Catalogue = std::function<std::string(const char* context, const char* english)>;

    ReportTexts() = default;
    explicit ReportTexts(const Catalogue& translate)
        : ReportHeadTexts{in(translate, "plateau::exporter::ReportHeadTexts")},
          ReportTableTexts{in(translate, "plateau::exporter::ReportTableTexts")},
          ReportSentenceTexts{in(translate, "plateau::exporter::ReportSentenceTexts")},
          ReportRecordTexts{in(translate, "plateau::exporter::ReportRecordTexts")} {}

private:
    static Translate in(const Catalogue& translate, const char* context) {
        return [&translate, context](const char* english) { return translate(context, english); };
    }
};

} // namespace plateau::exporter
