#pragma once

#include "core/statistics/curve/needed_n.h"
#include "core/statistics/intervals/intervals.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Where the data is missing: each class on its own curve, recall against the samples of that class in
/// training (its positives), not against all samples.
namespace plateau::statistics {

/// One size of the data curve, seen from a class.
struct ClassPoint {
    double samples = 0;          ///< n of the whole training set
    double positives = 0;        ///< samples of the class among them, mean over the seeds
    std::vector<double> recalls; ///< one a seed
};

struct ClassCurve {
    std::string label;
    double testItems = 0;           ///< of this class
    std::vector<ClassPoint> points; ///< ascending samples
    double designEffect = 1;        ///< of the test set: items of one group tell less than independent ones
};

/// What a class needs.
struct ClassNeed {
    std::string label;
    double testItems = 0;
    double share = 0;      ///< of the test items of all classes: what its recall weighs in the accuracy
    double prevalence = 0; ///< positives per sample at the largest size
    double positives = 0;  ///< at the largest size
    double recall = 0;     ///< mean at the largest size
    Interval interval;     ///< of the recall, at 90 %
    /// Positives for the target recall, in the data or by the fit; nothing when the curve cannot be fitted.
    std::optional<NeededN> needed;
    /// A smaller size reached the target and the largest one does not: no needed n.
    bool contradicts = false;
    std::optional<Gain> gain; ///< of its recall by twice its positives; nothing without a fit
    /// Points of accuracy (as a share) that this class costs against the target; 0 when it reaches it.
    double heldBack = 0;
    /// Fewer than 20 positives at the largest size: what it says is hardly known.
    bool rare = false;

    /// Gain of the accuracy when only this class gets twice its positives; all test items count alike.
    double expectedGain() const { return gain ? share * std::max(0.0, gain->median) : 0; }
};

/// Every class, in the order given. @param target recall asked for, in score units
std::vector<ClassNeed> classNeeds(std::span<const ClassCurve> curves, double target);

/// Which classes to collect next: those that bring most accuracy per label.
struct CollectNext {
    struct Entry {
        std::size_t need = 0; ///< index
        double labels = 0;    ///< as many as the class has now
        double gain = 0;      ///< of the accuracy
    };
    std::vector<Entry> entries; ///< best first
    double labels = 0;          ///< in all
    double gain = 0;            ///< of the accuracy, sum of the medians …
    double low = 0;             ///< … and its 90 % interval, the classes taken as independent
    double high = 0;
};

/// @param most entries at most. Only classes that are fitted and gain more than `least` accuracy are advised.
CollectNext collectNext(std::span<const ClassNeed> needs, std::size_t most = 5, double least = 0.0005);

} // namespace plateau::statistics
