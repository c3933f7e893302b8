#include "core/statistics/curve/kneedle.h"

#include <algorithm>
#include <limits>

namespace plateau::statistics {

namespace {

/// Scaled to [0, 1]; a constant series gives zeros.
std::vector<double> normalised(std::span<const double> values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double low = *least;
    const double span = *most - low;
    std::vector<double> result;
    for (const double value : values) {
        result.push_back(span > 0 ? (value - low) / span : 0);
    }
    return result;
}

/// Turned so that every case becomes a rising concave curve; x keeps its direction, so `flipped` says that
/// positions count from the end.
struct Turned {
    std::vector<double> y;
    bool flipped = false;
};

Turned turn(std::vector<double> y, Curvature curvature, Direction direction) {
    const bool convex = curvature == Curvature::Convex;
    const bool decreasing = direction == Direction::Decreasing;
    if (convex) {
        for (double& value : y) {
            value = 1 - value;
        }
    }
    // Convex-decreasing mirrored upwards rises as it stands; the two others run backwards.
    const bool flipped = convex != decreasing;
    if (flipped) {
        std::reverse(y.begin(), y.end());
    }
    return {std::move(y), flipped};
}

} // namespace

std::vector<Knee> kneedleAll(std::span<const double> x, std::span<const double> y, Curvature curvature,
                             Direction direction, double sensitivity, KneedleMode mode) {
    const std::size_t count = x.size();
    if (count < 3 || y.size() != count) {
        return {};
    }
    const std::vector<double> scaledX = normalised(x);
    const Turned turned = turn(normalised(y), curvature, direction);
    std::vector<double> difference(count);
    for (std::size_t i = 0; i < count; ++i) {
        difference[i] = turned.y[i] - scaledX[i];
    }
    const double drop = sensitivity / static_cast<double>(count - 1); // S × mean spacing of the scaled x
    std::vector<Knee> knees;
    std::vector<bool> taken(count, false);
    double threshold = -std::numeric_limits<double>::infinity();
    std::size_t candidate = 0;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const bool inside = i > 0;
        if (inside && difference[i] >= difference[i - 1] && difference[i] >= difference[i + 1]) {
            candidate = i;
            threshold = difference[i] - drop;
        }
        if (inside && candidate > 0 && difference[i] <= difference[i - 1] &&
            difference[i] <= difference[i + 1]) {
            threshold = 0; // a valley resets the search
        }
        if (candidate > 0 && difference[i + 1] < threshold && !taken[candidate]) {
            taken[candidate] = true;
            const std::size_t at = turned.flipped ? count - 1 - candidate : candidate;
            knees.push_back({x[at], y[at]});
            if (mode == KneedleMode::Offline) {
                break;
            }
        }
    }
    return knees;
}

std::optional<Knee> kneedle(std::span<const double> x, std::span<const double> y, Curvature curvature,
                            Direction direction, double sensitivity) {
    const auto knees = kneedleAll(x, y, curvature, direction, sensitivity);
    return knees.empty() ? std::nullopt : std::optional(knees.front());
}

} // namespace plateau::statistics
