#include "core/base/random.h"
#include "tests/benchmark/truth_bank.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace plateau::benchmark {

namespace {

constexpr std::array<double, 4> doublings{2, 4, 8, 16};

double medianOf(std::vector<double> values) {
    if (values.empty()) {
        return NAN;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// about/true of one method at one horizon, by task.
using ByTask = std::map<std::string, std::vector<double>>;

ByTask ratiosOf(const BankRecord& record, double times, std::size_t method) {
    ByTask ratios;
    for (const BankAsked& asked : record.asked) {
        if (asked.ratio == times) {
            ratios[asked.task].push_back(asked.about[method]);
        }
    }
    return ratios;
}

/// Median over the answers of every task, each task weighing alike; 90 % interval over draws of tasks.
struct TaskMedian {
    double median = 0;
    double low = 0;
    double high = 0;
};

TaskMedian medianOverTasks(const ByTask& byTask) {
    std::vector<double> medians;
    for (const auto& [task, ratios] : byTask) {
        medians.push_back(medianOf(ratios));
    }
    Random random(10, "truth bank");
    std::vector<double> draws;
    for (int draw = 0; draw < 1000; ++draw) {
        std::vector<double> drawn;
        for (std::size_t i = 0; i < medians.size(); ++i) {
            drawn.push_back(medians[random.below(medians.size())]);
        }
        draws.push_back(medianOf(drawn));
    }
    std::sort(draws.begin(), draws.end());
    return {medianOf(medians), draws[50], draws[949]};
}

double withinFactorTwo(const ByTask& byTask) {
    double within = 0;
    double all = 0;
    for (const auto& [task, ratios] : byTask) {
        for (const double ratio : ratios) {
            within += ratio >= .5 && ratio <= 2;
            ++all;
        }
    }
    return within / all;
}

double brier(const BankRecord& record, double times, std::size_t method) {
    double sum = 0;
    int count = 0;
    for (const BankChance& chance : record.chances) {
        if (chance.ratio == times) {
            const double miss = chance.chance[method] - (chance.reached ? 1 : 0);
            sum += miss * miss;
            ++count;
        }
    }
    return sum / count;
}

} // namespace

void printBank(const BankRecord& record, statistics::CurveKind kind) {
    std::set<std::string> tasks;
    for (const BankAsked& asked : record.asked) {
        tasks.insert(asked.task);
    }
    fmt::print("\n{} curves: {} tasks, {} answers\n", statistics::name(kind), tasks.size(),
               record.asked.size());
    fmt::print("{:<10} {:<14} {:>5} {:>6} {:>13} {:>8} {:>6} {:>6} {:>6}\n", "kind", "method", "times",
               "median", "over tasks", "within2", "holds", "open", "brier");
    for (const double times : doublings) {
        int asked = 0;
        int held = 0;
        int open = 0;
        for (const BankAsked& one : record.asked) {
            asked += one.ratio == times;
            held += one.ratio == times && one.held;
            open += one.ratio == times && one.open;
        }
        if (asked == 0) {
            continue;
        }
        for (std::size_t method = 0; method < needMethods; ++method) {
            const ByTask ratios = ratiosOf(record, times, method);
            const TaskMedian median = medianOverTasks(ratios);
            const bool own = method == 0;
            fmt::print("{:<10} {:<14} {:>5.0f} {:>6.2f} {:>13} {:>8.2f} {:>6} {:>6} {:>6.3f}\n",
                       statistics::name(kind), name(static_cast<NeedMethod>(method)), times, median.median,
                       fmt::format("{:.2f}-{:.2f}", median.low, median.high), withinFactorTwo(ratios),
                       own ? fmt::format("{:.2f}", static_cast<double>(held) / asked) : "",
                       own ? fmt::format("{:.2f}", static_cast<double>(open) / asked) : "",
                       brier(record, times, method));
        }
    }
    std::fflush(stdout);
}

} // namespace plateau::benchmark
