#include "tests/benchmark/truth_bank.h"

#include "core/statistics/curve/need_distribution.h"
#include "core/statistics/curve/needed_n.h"
#include "tests/benchmark/inflated.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <sstream>

namespace plateau::benchmark {

using namespace statistics;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t seedsOfPilot = 3;
constexpr double itemsOfTest = 1200;
constexpr std::array<int, 4> doublings{2, 4, 8, 16};

/// The true curve of a task: isotonic means over all seeds, straight in log n.
struct BankTruth {
    std::vector<double> n;
    std::vector<double> error;

    explicit BankTruth(const BankCurve& curve) {
        std::vector<double> means;
        for (const auto& [size, errors] : curve.errors) {
            n.push_back(size);
            means.push_back(mean(errors));
        }
        error = isotonicFalling(means, std::vector<double>(means.size(), 1.0));
    }
    /// Where the curve is as good as `target`; infinity beyond its end.
    double crossing(double target) const {
        for (std::size_t i = 0; i < n.size(); ++i) {
            if (error[i] > target + 1e-12) {
                continue;
            }
            if (i == 0) {
                return n[0];
            }
            const double share = (error[i - 1] - target) / (error[i - 1] - error[i]);
            return n[i - 1] * std::pow(n[i] / n[i - 1], std::min(1.0, share));
        }
        return infinity;
    }
};

/// Every second size up to `most` going backwards, three seeds of each.
std::optional<FitInput> pilotOf(const BankCurve& curve, double most, std::size_t pilot, CurveKind kind) {
    std::vector<double> sizes;
    for (const auto& [n, errors] : curve.errors) {
        if (n <= most && errors.size() >= (pilot + 1) * seedsOfPilot) {
            sizes.push_back(n);
        }
    }
    Curve seen;
    seen.metric = Metric::Error;
    seen.kind = kind;
    seen.testItems = itemsOfTest;
    for (std::size_t left = sizes.size(); const double n : sizes) {
        if (--left % 2 != 0) {
            continue;
        }
        CurvePoint point;
        point.n = n;
        const auto first = curve.errors.at(n).begin() + static_cast<std::ptrdiff_t>(pilot * seedsOfPilot);
        point.scores.assign(first, first + static_cast<std::ptrdiff_t>(seedsOfPilot));
        seen.points.push_back(std::move(point));
    }
    return refusalOf(seen) ? std::nullopt : std::optional(fitInput(seen));
}

/// What every method says about one target.
class Methods {
public:
    Methods(const Fit& fit, double target)
        : m_distribution(fit, target),
          m_stated(m_distribution.stated()),
          m_quantile(neededFromCells(fit, target)),
          m_perCell(neededPerCell(fit, target)),
          m_fit(fit) {
        m_single = std::max(m_perCell[bestCell(fit.cells, everyCell)], fit.largest());
    }

    const NeededN& stated() const { return m_stated; }
    std::vector<double> about() const { return {m_stated.about, m_quantile.about, infinity, m_single}; }
    std::vector<double> chance(double n) const {
        double cells = 0;
        for (std::size_t i = 0; i < m_perCell.size(); ++i) {
            cells += m_perCell[i] <= n ? m_fit.weight[i] : 0;
        }
        return {m_distribution.reached(n), cells, 0, m_single <= n ? 1.0 : 0.0};
    }

private:
    NeedDistribution m_distribution;
    NeededN m_stated;
    NeededN m_quantile;
    std::vector<double> m_perCell;
    const Fit& m_fit;
    double m_single = 0;
};

/// Every doubling beyond the pilot as a target.
void askPilot(const BankCurve& curve, const BankTruth& truth, const FitInput& input, BankRecord& record) {
    const Fit fit = fitCurve(input);
    const double largest = input.n.back();
    for (const int times : doublings) {
        const auto end = std::find_if(truth.n.begin(), truth.n.end(),
                                      [&](double n) { return n >= .99 * times * largest; });
        if (end == truth.n.end()) {
            break;
        }
        const double target = truth.error[static_cast<std::size_t>(end - truth.n.begin())];
        const double needed = truth.crossing(target);
        if (neededInData(input, target) || needed <= largest) {
            continue;
        }
        const Methods methods(fit, target);
        BankAsked asked{curve.task, static_cast<double>(times), methods.about()};
        for (double& about : asked.about) {
            about /= needed;
        }
        asked.held = methods.stated().low <= needed && needed <= methods.stated().high;
        asked.open = !std::isfinite(methods.stated().high);
        record.asked.push_back(std::move(asked));
        for (const int ahead : doublings) {
            if (ahead * largest <= 1.01 * truth.n.back()) {
                record.chances.push_back({curve.task, static_cast<double>(ahead),
                                          needed <= 1.01 * ahead * largest,
                                          methods.chance(1.01 * ahead * largest)});
            }
        }
    }
}

} // namespace

CurveKind BankCurve::kind() const {
    return learner.ends_with("_nb") ? CurveKind::Generic : CurveKind::Pretrained;
}

const char* name(NeedMethod method) {
    constexpr std::array names{"calibrated", "quantile", "last value", "single family"};
    return names[static_cast<std::size_t>(method)];
}

Result<std::vector<BankCurve>> readBank(const std::filesystem::path& path) {
    const auto text = inflated(path);
    if (!text) {
        return text.error();
    }
    std::vector<BankCurve> bank;
    std::istringstream lines(*text);
    std::string line;
    std::getline(lines, line);
    for (int number = 2; std::getline(lines, line); ++number) {
        std::istringstream cells(line);
        std::string id;
        std::string n;
        std::string seed;
        std::string error;
        std::getline(cells, id, ',');
        std::getline(cells, n, ',');
        std::getline(cells, seed, ',');
        std::getline(cells, error, ',');
        const auto colon = id.find(':');
        if (colon == std::string::npos || error.empty()) {
            return badInput(path.filename().string() + ":" + std::to_string(number),
                            "is not task:learner,n,seed,error", "Give a bank of curves with every seed.");
        }
        const std::string task = id.substr(0, colon);
        const std::string learner = id.substr(colon + 1);
        if (bank.empty() || bank.back().task != task || bank.back().learner != learner) {
            bank.push_back({task, learner, {}});
        }
        bank.back().errors[std::strtod(n.c_str(), nullptr)].push_back(std::strtod(error.c_str(), nullptr));
    }
    return bank;
}

BankRecord askBank(const std::vector<BankCurve>& bank, CurveKind kind) {
    BankRecord record;
    for (const BankCurve& curve : bank) {
        if (curve.kind() != kind || curve.errors.empty()) {
            continue;
        }
        const BankTruth truth(curve);
        const std::size_t pilots = curve.errors.begin()->second.size() / seedsOfPilot;
        for (const int hidden : doublings) {
            for (std::size_t pilot = 0; pilot < pilots; ++pilot) {
                if (const auto input = pilotOf(curve, 1.01 * truth.n.back() / hidden, pilot, kind)) {
                    askPilot(curve, truth, *input, record);
                }
            }
        }
    }
    return record;
}

} // namespace plateau::benchmark
