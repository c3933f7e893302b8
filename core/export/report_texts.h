#pragma once

#include "core/plot/texts.h"

#include <string>

namespace plateau::exporter {

// Every text that a report writes by itself; %1, %2 … stand for values. The defaults are English.

/// The answer, the warnings, the headings.
struct ReportHeadTexts {
    std::string language = "en"; ///< HTML language tag
    plot::ChartTexts chart;      ///< also "%1 %" and "%1–%2"

    // head
    std::string report = "Plateau report"; ///< in the title of the document
    std::string subtitle = "%1 · %2 sizes × %3 seeds · %4 test items";
    std::string subtitleAdded = "%1 · added later: %2 runs"; ///< %1 the subtitle
    std::string unfinished = "Unfinished: %1 of %2 cells have a result. Everything below is provisional.";
    std::string basis = "Basis";
    std::string measured = "measured";
    std::string predictedFrom = "predicted from %1 samples";
    std::string outOfReach = "predicted: out of reach";
    std::string cannotTell = "cannot tell yet";
    std::string needed = "Needed samples";
    std::string about = "about %1";
    std::string atMost = "at most %1";
    std::string moreThan = "more than %1";
    std::string rangeHead = "Range";
    std::string openRange = "from %1";
    std::string level = "Level of the range";
    std::string levelMeasured = "%1 interval"; ///< %1 "90 %"
    std::string levelPredicted = "chance of 5 % to 75 % that so many are enough";
    std::string onTestSet = "Range on this test set";
    std::string onNewItems = "Range on new items";
    std::string curveKind = "Kind of curve";
    std::string kindPretrained = "pretrained";
    std::string kindGeneric = "trained from scratch";
    std::string kindLoss = "loss";
    std::string oneSeed = "noise of the test items only: one seed a size";
    std::string chanceHead = "Probability";
    std::string chanceMeasured = "reached in the data";
    std::string chanceOfReaching = "%1 with %2 samples"; ///< %1 "54 %"
    std::string chanceOfNever = "never: %1";
    std::string bestSoFar = "Best mean so far";
    std::string scoreAt = "%1 at %2 samples";

    // warnings
    std::string warnings = "Know this first";
    std::string noWarnings = "Nothing weakens this answer.";
    std::string otherWarnings = "Also worth knowing";

    // sections
    std::string chartHeading = "%1 against samples"; ///< the metric
    std::string sizesHeading = "Sizes";
    std::string needHeading = "Needed samples for %1";
    std::string gainHeading = "The next batch";
    std::string stoppingHeading = "When to stop";
    std::string classesHeading = "Classes";
    std::string labelsHeading = "Labels";
    std::string baselinesHeading = "Baselines and controls";
    std::string cellsHeading = "Every cell";
    std::string settingsHeading = "Settings";
    std::string provenanceHeading = "Where the numbers come from";
    std::string redoHeading = "How to redo it";
    std::string methodHeading = "How the numbers are made";
};

/// Heads and values of tables.
struct ReportTableTexts {
    std::string samples = "Samples";
    std::string seeds = "Seeds";
    std::string seed = "Seed";
    std::string mean = "Mean";
    std::string interval = "%1 interval";
    std::string spread = "Spread between seeds";
    std::string instant = "Frozen features";
    std::string marks = "Marks";
    std::string forecast = "Forecast";
    std::string band = "%1 band";
    std::string reached = "Probability of reaching %1";
    std::string className = "Class";
    std::string labelName = "Label";
    std::string labelScore = "F1";
    std::string items = "Test items";
    std::string recall = "Right";
    std::string has = "Training samples";
    std::string needs = "Needed for %1"; ///< %1 the target
    std::string what = "What";
    std::string score = "Score";
    std::string trainedModel = "Trained model";
    std::string gainAbove = "Gain above it";
    std::string rule = "Rule";
    std::string verdict = "Verdict";
    std::string medianGain = "Gain";
    std::string chanceBelow = "Probability of less";
    std::string cell = "Cell";
    std::string kind = "Kind";
    std::string status = "Status";
    std::string updates = "Updates";
    std::string seconds = "Training, s";
    std::string file = "File";
    std::string rows = "Rows";
    std::string sha256 = "SHA-256";

    // values
    std::string points = "%1 points";
    std::string notMeasured = "not measured";
    std::string underTrained = "%1 under-trained";
    std::string diverged = "%1 diverged";
    std::string failed = "%1 failed";
    std::string missing = "%1 to come";
    std::string certain = "reached";
};

/// What the sections say in sentences.
struct ReportSentenceTexts {
    std::string bandNote = "%1 interval over seeds and test items. Spread is one standard deviation.";
    std::string needMeasured = "The target is met inside the data; the forecast is shown beside it.";
    std::string needBeyond = "No number is given beyond %1 times the data.";
    std::string noFit = "There is no fit, so nothing is said beyond the data; the reason stands above.";
    std::string gainText = "%1 more samples than today's %2 would improve the score by %3 (%4, %5 interval).";
    std::string visibleGain =
        "On this test set gains of %1 points or more can be told from noise (80 % power).";
    std::string itemsForGain = "To tell %1 points from noise it would take %2 test items; this set has %3.";
    std::string collectNext = "Collect next: %1. Expected: %2 points of accuracy (%3) for %4 labels.";
    std::string collectEntry = "%1 of %2"; ///< labels, class
    std::string costRule = "At %1 per label and %2 per point";
    std::string collectUpTo = "collect up to %1";
    std::string stopNow = "stop now";
    std::string doublingRule = "Doubling the data gains under %1";
    std::string marginalRule = "Under %1 for %2 more samples";
    std::string stopAlready = "stop: at %1 samples already";
    std::string stopFrom = "from about %1 samples";
    std::string stopNever = "not in sight";
    std::string classesNote = "At %1 samples, mean over %2 seeds, weakest first. Classes with fewer than %3 "
                              "test items are grey: they say little.";
    std::string labelsNote = "The F1 of each label at %1 samples, mean over %2 seeds, weakest first. Labels "
                             "of fewer than %3 test items are grey: they say little.";
    std::string untouched = "Untouched model";
    std::string majority = "Largest class always";
    std::string alwaysMean = "The mean always";
    std::string instantAt = "Frozen features, logistic regression, %1 samples";
    std::string wordsAt = "Naive Bayes on words, %1 samples";
    std::string controlAt = "Shuffled labels, %1 samples";
    std::string controlNote = "A model that learns from shuffled labels shows what the score is worth "
                              "without any signal: only the gain above it counts.";
    std::string cellsSummary = "%1 cells";
    std::string redoFrom =
        "From the folder %1, with the model in place; cells that have a result are not trained again:";
    std::string redoFresh = "From the plan and the data alone, everything trained anew:";
};

/// Settings, origins, and how the numbers are made.
struct ReportRecordTexts {
    std::string task = "Task";
    std::string target = "Target";
    std::string method = "Method";
    std::string budget = "Budget";
    std::string arithmetic = "Arithmetic";
    std::string lora = "LoRA";
    std::string loraValue = "rank %1, alpha %2, dropout %3, on %4";
    std::string optimizer = "Optimiser";
    std::string optimizerValue =
        "AdamW, batch %1, learning rate %2 (head %3), weight decay %4, warm-up %5, clip %6";
    std::string maxTokens = "Longest text";
    std::string maxTokensValue = "%1 tokens";
    std::string split = "Test set";
    std::string splitDrawn = "%1, share %2, seed %3, %4 rows"; ///< %1 the kind of the split
    std::string splitGiven = "%1, %2 rows";
    std::string sizes = "Sizes";
    std::string addedRuns = "Runs added later";
    std::string seedsValue = "%1 (0 to %2), each draws, starts and orders anew";
    std::string instantSeeds = "Seeds of the frozen features";
    std::string labels = "Classes";
    std::string features = "Columns learned from";
    std::string model = "Model";
    std::string modelHash = "Weights, SHA-256";
    std::string tokenizerHash = "Tokenizer hash";
    std::string parameters = "Parameters";
    std::string build = "Program of the runs";
    std::string torch = "Torch";
    std::string device = "Device";
    std::string dates = "Runs";
    std::string datesValue = "%1 to %2";
    std::string writtenBy = "Report written by";
    std::string answerHash = "Answer rests on, SHA-256";

    // how the numbers are made
    std::string methodTest =
        "The test set was frozen before any sampling; every cell is scored on all of it. The sizes of one "
        "seed are nested: a smaller one is the beginning of a larger one.";
    std::string methodInterval =
        "The interval of a size joins two sources of noise: Student's t over the seeds and the noise "
        "of the test items. A size with one seed takes the spread of the others.";
    std::string methodFit = "The fit averages 2,424 curves of four families (pow3, pow4, mmf4, wbl4), each "
                            "solved in closed form with larger sizes weighing more; the forecast is the mean "
                            "of that average and the best pow3. The untouched model is never fitted.";
    /// %1 the kind of curve
    std::string methodNeed =
        "Inside the data the needed number is where the falling means cross the target, its range where the "
        "means shifted by 1.645 standard errors do. Beyond the data it is the number by which the target is "
        "reached with a chance of one half, its range that of 5 % to 75 %, by the calibrated curves of this "
        "kind (%1); the further beyond the data, the less often it is within a factor of two. New items: the "
        "target moved by the standard error of the test items. More than 32 times the data is never stated "
        "as a number.";
    std::string methodClasses =
        "Intervals of classes, baselines and single cells are Wilson intervals over the test items; where "
        "the items come in groups, over as many independent ones as they are worth.";
    std::string methodSingles =
        "Intervals of baselines and single cells hold the noise of the test items (bootstrap over the items, "
        "or over their groups).";
};

struct ReportTexts : ReportHeadTexts, ReportTableTexts, ReportSentenceTexts, ReportRecordTexts {};

} // namespace plateau::exporter
