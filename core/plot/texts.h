#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace plateau::plot {

/// Every text that a chart writes by itself; %1, %2 … stand for values. The defaults are English.
struct ChartTexts {
    std::string percent = "%1 %"; ///< "97.7 %"
    std::string range = "%1–%2";  ///< "230–400"
    std::string separator = "; "; ///< between the parts of the subtitle
    std::string comma = ", ";     ///< between the parts of one phrase
    std::string colon = ": ";
    std::string samplesAxis = "Training samples, log scale";
    std::string inPercent = "%1 in %";                          ///< %1 the metric's name
    std::string errorInPercent = "%1 as error in %, log scale"; ///< %1 the metric's name
    std::string lossLogScale = "%1, log scale";
    std::string testItems = "%1 frozen test items";
    std::string foldItems = "%1 items cross-validated in %2 parts"; ///< in place of testItems
    std::string bandLevel = "band: %1 interval";                    ///< %1 "90 %"
    std::string budget = "budget: %1";
    std::string target = "target %1";
    std::string measured = "measured";
    std::string predicted = "predicted";
    std::string beyond = "beyond ×8";
    std::string about = "about %1";
    std::string atMost = "at most %1";
    std::string moreThan = "more than %1";
    std::string rangeOfNeed = "range %1";    ///< %1 "230–400"
    std::string rangeFrom = "range from %1"; ///< no upper end
    std::string provisional = "provisional";
    std::string lens = "lens ×%1";
    std::string untouchedModel = "untouched model";
    std::string alwaysMean = "always the mean";
    std::string alwaysCommonestClass = "always the largest class";
    std::string alwaysCommonestLabels = "always the commonest labels";
    std::string instantCurve = "instant curve";
    std::string control = "shuffled labels";
    std::string words = "naive Bayes on words";
    std::string knee = "knee, depends on the axis range";
    std::string fitted = "fitted";
    std::string noResults = "No results yet";
    std::string meanOfSeeds = "mean of seeds";
    std::string oneSeed = "one seed";
    std::string eachSeed = "each seed";
    std::string interval = "%1 interval";
    std::string underTrained = "under-trained";
    std::string samples = "samples";                                       ///< column head
    std::string describeCurve = "%1: %2 at %3 samples, %4 at %5 samples."; ///< name, first value and n, last
    std::string describeNeed =
        " The target of %1 needs %2 samples, %3."; ///< target, "about 300", "range 230–400"
    std::string describeUntouched = " The untouched model scores %1.";
    std::string describeConstant = " The baseline, %1, scores %2."; ///< "always the mean", its value

    bool operator==(const ChartTexts&) const = default;
};

ChartTexts chineseWords();

/// `pattern` with %1 … %9 replaced by the arguments; a number without an argument is left as it is.
std::string fillIn(std::string_view pattern, std::initializer_list<std::string_view> arguments);

} // namespace plateau::plot
