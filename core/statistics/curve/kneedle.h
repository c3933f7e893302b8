#pragma once

#include <optional>
#include <span>
#include <vector>

/// Kneedle (Satopaa et al., ICDCS 2011; conventions of arvkevi/kneed). Only an overlay, labelled "depends on
/// the axis range".
namespace plateau::statistics {

enum class Curvature { Concave, Convex };
enum class Direction { Increasing, Decreasing };
enum class KneedleMode {
    Offline, ///< the first knee
    Online,  ///< the last one found while walking along x
};

struct Knee {
    double x = 0;
    double y = 0;
};

/// @param x ascending, at least 3 values; @param sensitivity S of the paper
std::vector<Knee> kneedleAll(std::span<const double> x, std::span<const double> y, Curvature curvature,
                             Direction direction, double sensitivity = 1,
                             KneedleMode mode = KneedleMode::Offline);
std::optional<Knee> kneedle(std::span<const double> x, std::span<const double> y, Curvature curvature,
                            Direction direction, double sensitivity = 1);

} // namespace plateau::statistics
