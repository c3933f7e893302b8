// curve_benchmark FILE.csv[.gz] [--json]: the acceptance tables of the curve fit for any file of error curves
// (curve_id,n,mean_error,stderr); beside the expected figures for the files it knows. Exit code 1 when one is
// off.
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/statistics/curve/fit.h"
#include "tests/benchmark/curve_benchmark_expected.h"
#include "tests/benchmark/curve_benchmark_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string_view>

using namespace plateau;
using namespace plateau::benchmark;

namespace {

constexpr std::array horizons{2, 4, 8, 16, 32};
constexpr std::array bandHorizons{4, 8, 16};

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Timing {
    double seconds = 0; ///< first table
    std::size_t fits = 0;
    double allSeconds = 0; ///< all tables
};

Tables computeTables(const std::vector<ErrorCurve>& usable, Timing& timing) {
    const auto start = std::chrono::steady_clock::now();
    Tables tables;
    tables.curves = usable.size();
    for (const int horizon : horizons) {
        tables.horizons.push_back(horizonRow(usable, horizon));
        timing.fits += tables.horizons.back().curves;
    }
    timing.seconds = secondsSince(start);
    for (const int horizon : bandHorizons) {
        tables.bands.push_back(bandRow(usable, horizon));
    }
    tables.needed = {neededFourfold(usable), neededUniform(usable)};
    timing.allSeconds = secondsSince(start);
    return tables;
}

void printTables(const Tables& tables, const Timing& timing) {
    fmt::print("Forecast: median/mean absolute error at the largest n, {} usable curves\n{:>4} {:>7}",
               tables.curves, "", "curves");
    for (std::size_t method = 0; method < methodCount; ++method) {
        fmt::print(" {:>13}", name(static_cast<Method>(method)));
    }
    for (const HorizonRow& row : tables.horizons) {
        fmt::print("\n{:>4} {:>7}", fmt::format("x{}", row.horizon), row.curves);
        for (const Score& score : row.error) {
            fmt::print(" {:.4f}/{:.4f}", score.median, score.mean);
        }
    }
    fmt::print("\n\nBands at 90 %: coverage / mean width / interval score\n");
    for (const BandRow& row : tables.bands) {
        for (std::size_t kind = 0; kind < bandCount; ++kind) {
            const BandScore& band = row.band[kind];
            fmt::print("{:>4} {:<14} {:.3f} / {:.3f} / {:.3f}\n", fmt::format("x{}", row.horizon),
                       name(static_cast<BandKind>(kind)), band.coverage, band.width, band.interval);
        }
    }
    fmt::print("\nNeeded n: share within a factor 2, says never, median ratio to the truth\n");
    for (const NeededRow& row : tables.needed) {
        fmt::print("test {}: {} curves, {:.3f} reached, range holds {:.3f} of them\n", row.test, row.curves,
                   row.reached, row.rangeHolds);
        for (std::size_t rule = 0; rule < ruleCount; ++rule) {
            const NeededScore& score = row.rule[rule];
            fmt::print("     {:<12} {:.3f}  {:.3f}  {:.2f}\n", name(static_cast<NeededRule>(rule)),
                       score.withinTwo, score.never, score.medianRatio);
        }
    }
    fmt::print("\n{} fits with three weightings in {:.1f} s ({:.2f} ms each); all tables {:.1f} s\n",
               timing.fits, timing.seconds,
               1000 * timing.seconds / static_cast<double>(std::max<std::size_t>(timing.fits, 1)),
               timing.allSeconds);
}

/// What a window waits for at each new score.
void printFitTime() {
    statistics::FitInput input;
    for (int i = 0; i < 10; ++i) {
        input.n.push_back(32 * std::exp2(i));
        input.y.push_back(.05 + .9 * std::pow(input.n.back(), -.4));
        input.se.push_back(.01);
        input.seedSe.push_back(.005);
    }
    constexpr int fits = 200;
    for (const auto kind : {statistics::CurveKind::Pretrained, statistics::CurveKind::Loss}) {
        input.kind = kind;
        const auto start = std::chrono::steady_clock::now();
        for (int fit = 0; fit < fits; ++fit) {
            statistics::fitCurve(input);
        }
        fmt::print("a fit of 10 sizes, {}: {:.2f} ms (at most 1.3)\n", statistics::name(kind),
                   1000 * secondsSince(start) / fits);
    }
}

void printExpected(const std::vector<Expected>& figures) {
    int off = 0;
    if (!figures.empty()) {
        fmt::print("\nKnown file: expected, got\n");
    }
    for (const Expected& figure : figures) {
        off += !figure.met();
        fmt::print("{:<34} {:>10.4f} {:>10.4f}{}\n", figure.what, figure.value, figure.got,
                   figure.met() ? "" : "  OFF");
    }
    if (!figures.empty()) {
        fmt::print("{} figures, {} off by more than 1 %\n", figures.size(), off);
    }
}

Json toJson(const Tables& tables, const Timing& timing, const std::vector<Expected>& figures) {
    Json json{{"curves", tables.curves},      {"fits", timing.fits},       {"fit_seconds", timing.seconds},
              {"seconds", timing.allSeconds}, {"horizons", Json::array()}, {"bands", Json::array()},
              {"needed", Json::array()},      {"expected", Json::array()}};
    for (const HorizonRow& row : tables.horizons) {
        Json line{{"horizon", row.horizon}, {"curves", row.curves}};
        for (std::size_t method = 0; method < methodCount; ++method) {
            const Score& score = row.error[method];
            line[name(static_cast<Method>(method))] = {{"median", score.median}, {"mean", score.mean}};
        }
        json["horizons"].push_back(std::move(line));
    }
    for (const BandRow& row : tables.bands) {
        Json line{{"horizon", row.horizon}, {"curves", row.curves}};
        for (std::size_t kind = 0; kind < bandCount; ++kind) {
            const BandScore& band = row.band[kind];
            line[name(static_cast<BandKind>(kind))] = {
                {"coverage", band.coverage}, {"width", band.width}, {"interval_score", band.interval}};
        }
        json["bands"].push_back(std::move(line));
    }
    for (const NeededRow& row : tables.needed) {
        Json line{{"test", row.test},
                  {"curves", row.curves},
                  {"reached", row.reached},
                  {"range_holds", row.rangeHolds}};
        for (std::size_t rule = 0; rule < ruleCount; ++rule) {
            const NeededScore& score = row.rule[rule];
            line[name(static_cast<NeededRule>(rule))] = {
                {"within_2", score.withinTwo}, {"never", score.never}, {"median_ratio", score.medianRatio}};
        }
        json["needed"].push_back(std::move(line));
    }
    for (const Expected& figure : figures) {
        json["expected"].push_back(
            {{"what", figure.what}, {"expected", figure.value}, {"got", figure.got}, {"met", figure.met()}});
    }
    return json;
}

int fail(const Error& error) {
    fmt::print(stderr, "curve_benchmark: {}\n", error.text());
    return 3;
}

} // namespace

int main(int argc, char** argv) {
    const bool asJson = argc == 3 && std::string_view(argv[2]) == "--json";
    if (argc != 2 && !asJson) {
        fmt::print(stderr, "usage: curve_benchmark FILE.csv[.gz] [--json]\n");
        return 2;
    }
    auto curves = readErrorCurves(argv[1]);
    if (!curves) {
        return fail(curves.error());
    }
    const auto digest = sha256File(argv[1]);
    if (!digest) {
        return fail(digest.error());
    }
    std::erase_if(*curves, [](const ErrorCurve& curve) { return !isUsable(curve); });
    Timing timing;
    const Tables tables = computeTables(*curves, timing);
    const auto figures = expectedFigures(*digest, tables);
    if (asJson) {
        fmt::print("{}\n", toJson(tables, timing, figures).dump(2));
    } else {
        printTables(tables, timing);
        printFitTime();
        printExpected(figures);
    }
    return std::all_of(figures.begin(), figures.end(), [](const Expected& f) { return f.met(); }) ? 0 : 1;
}
