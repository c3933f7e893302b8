#pragma once

#include "tests/benchmark/curve_benchmark_data.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

/// The acceptance tables of the curve fit: forecast error, bands, needed n.
namespace plateau::benchmark {

enum class Method { Last1, Pow3, Pow3N, Pow3N2, Pow4, Mmf4, Wbl4, Average, AverageN2, Avg };
inline constexpr std::size_t methodCount = 10;
const char* name(Method method);

/// What every method says about one curve at one horizon.
struct Forecasts {
    std::array<double, methodCount> value{}; ///< by Method
    double sd = 0;                           ///< of the cells, n² weights
};

/// @param n the size to forecast
Forecasts forecasts(const statistics::FitInput& pilots, double n);

struct Score {
    double median = 0;
    double mean = 0;
};

/// A row of the forecast table: absolute error at the largest size.
struct HorizonRow {
    int horizon = 0; ///< largest size / largest pilot
    std::size_t curves = 0;
    std::array<Score, methodCount> error{}; ///< by Method
};

enum class BandKind { Normal, Factor, Learned };
inline constexpr std::size_t bandCount = 3;
const char* name(BandKind kind);

struct BandScore {
    double coverage = 0;
    double width = 0;    ///< mean
    double interval = 0; ///< mean of width + 20 × distance outside
};

struct BandRow {
    int horizon = 0;
    std::size_t curves = 0;
    std::array<BandScore, bandCount> band{};
};

enum class NeededRule { Pow3N2, Median, Quarter };
inline constexpr std::size_t ruleCount = 3;
const char* name(NeededRule rule);

struct NeededScore {
    double withinTwo = 0;   ///< share within a factor 2 of the truth, of the reached targets
    double never = 0;       ///< share that says never, of the reached targets
    double medianRatio = 0; ///< to the truth
};

struct NeededRow {
    const char* test = ""; ///< "4" or "u"
    std::size_t curves = 0;
    double reached = 0;    ///< share of the targets that the whole curve reaches
    double rangeHolds = 0; ///< share of the reached targets inside the 1-75 % range
    std::array<NeededScore, ruleCount> rule{};
};

struct Tables {
    std::size_t curves = 0; ///< usable
    std::vector<HorizonRow> horizons;
    std::vector<BandRow> bands;
    std::vector<NeededRow> needed;
};

/// One row of the first table.
HorizonRow horizonRow(std::span<const ErrorCurve> usable, int horizon);
BandRow bandRow(std::span<const ErrorCurve> usable, int horizon);
NeededRow neededFourfold(std::span<const ErrorCurve> usable);
NeededRow neededUniform(std::span<const ErrorCurve> usable);

} // namespace plateau::benchmark
