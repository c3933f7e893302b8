#pragma once

#include "core/base/json_fields.h"

#include <optional>
#include <string>
#include <vector>

/// What a classification keeps of an evaluation beside its metrics, for each class or label.
namespace plateau::task {

struct ClassResult {
    std::string label;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    int support = 0;
    int positives = -1;          ///< training rows of this class; −1 where that is not known
    std::optional<double> auc{}; ///< one against the rest
    int predicted = -1;          ///< of a label: test items that were given it; −1 of a class
    bool operator==(const ClassResult&) const = default;
};

/// So many items of a true class were predicted as another (or the same).
struct ConfusionCount {
    int truth = 0; ///< class number; −1: a class that the pool does not have
    int predicted = 0;
    int items = 0;
    bool operator==(const ConfusionCount&) const = default;
};

struct ClassDetails {
    std::vector<ClassResult> classes;      ///< C; or labels, of which an item may have any number
    std::vector<ConfusionCount> confusion; ///< of those that are not 0, by truth, then prediction
    std::optional<double> weightedF1;
    std::optional<double> macroAuc;
    std::optional<double> ece; ///< expected calibration error
    std::optional<double> eceLow;
    std::optional<double> eceHigh; ///< 90 %, bootstrap over items
    bool operator==(const ClassDetails&) const = default;
};

Json toJson(const ClassDetails& details);
/// @param json as toJson() made it; faults name what is wrong
ClassDetails readClassDetails(const Json& json, std::vector<Fault>& faults);
/// The share that tells how well a class is known: its recall. Of a label the F1: a label that is given to
/// every item has all its items right, and is not known at all.
double scoreOf(const ClassResult& result);
/// So many independent yes or no decisions that share rests on, and how many of them were right; see
/// shareOf(). Of a class its items; of a label the items that have it or were given it.
struct ClassDecisions {
    double right = 0;
    double all = 0;
};
ClassDecisions decisionsOf(const ClassResult& result);
/// scoreOf() from the share of right decisions: the same for classes, 2 s / (1 + s) for labels. Rises with
/// it.
double scoreOfShare(const ClassResult& result, double share);

/// Of a task without classes or labels: nothing in it.
ClassDetails classDetails(const Json& details);

} // namespace plateau::task
