#pragma once

#include "core/base/result.h"
#include "core/statistics/curve/curve.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Curves of many tasks whose ends are known, every seed: what the needed n is judged on. A CSV, plain or
/// gzip: curve_id,n,seed,error[,…]; curve_id = task:learner.
namespace plateau::benchmark {

struct BankCurve {
    std::string task;
    std::string learner;
    std::map<double, std::vector<double>> errors; ///< by size, seed 0 first

    statistics::CurveKind kind() const; ///< naive Bayes on words or characters starts from scratch
};

Result<std::vector<BankCurve>> readBank(const std::filesystem::path& path);

/// Methods that answer the same question.
enum class NeedMethod { Calibrated, Quantile, LastValue, SingleFamily };
inline constexpr int needMethods = 4;
const char* name(NeedMethod method);

/// One target asked of one pilot of three seeds.
struct BankAsked {
    std::string task;
    double ratio = 0;            ///< true n over the largest size of the pilot
    std::vector<double> about{}; ///< over true n, one a method; infinity = never
    bool held = false;           ///< by the range of the calibrated method
    bool open = false;           ///< that range has no upper end
};

/// P(reached with so many) against whether it was.
struct BankChance {
    std::string task;
    double ratio = 0; ///< of the size asked about
    bool reached = false;
    std::vector<double> chance{}; ///< one a method
};

struct BankRecord {
    std::vector<BankAsked> asked;
    std::vector<BankChance> chances;
};

/// Pilots see every second size (doublings) up to 1/2, 1/4, 1/8 and 1/16 of the curve, three seeds each;
/// every doubling beyond is a target. Curves whose task has too few sizes are left out.
BankRecord askBank(const std::vector<BankCurve>& bank, statistics::CurveKind kind);

/// Prints the table of one kind: by doubling beyond the data the median about/true with its interval over
/// tasks, the share within a factor of two, coverage, open ranges, Brier scores.
void printBank(const BankRecord& record, statistics::CurveKind kind);

} // namespace plateau::benchmark
