#pragma once

#include <span>
#include <vector>

/// Curves over the test items of one classifier.
namespace plateau::statistics {

/// Share of the negatives and of the positives whose score is at least a threshold.
struct RocPoint {
    double falsePositives = 0;
    double truePositives = 0;
    bool operator==(const RocPoint&) const = default;
};

/// From (0, 0) to (1, 1), a corner for each different score, the highest first; items of equal score move
/// together. Empty without positives or negatives, or where the lengths differ.
std::vector<RocPoint> rocCurve(const std::vector<bool>& positive, std::span<const double> scores);

/// Items whose confidence lies in one bin of equal width.
struct ReliabilityBin {
    double confidence = 0; ///< mean
    double right = 0;      ///< share of the items that are right
    int items = 0;
    bool operator==(const ReliabilityBin&) const = default;
};

/// The bins that hold items, ascending; a confidence of 1 belongs to the last. Values outside [0, 1] are left
/// out. Empty where the lengths differ or `bins` < 1.
std::vector<ReliabilityBin> reliability(const std::vector<bool>& right, std::span<const double> confidence,
                                        int bins);

} // namespace plateau::statistics
