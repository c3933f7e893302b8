#pragma once

#include "core/experiment/plan/cell.h"
#include "core/statistics/intervals/intervals.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::experiment {

/// Version of results/<id>.json.
inline constexpr int resultSchema = 1;

enum class CellStatus { Pending, Running, Done, Diverged, Failed };
const char* name(CellStatus status); ///< "pending", "running", "done", "diverged", "failed"

struct ClassResult {
    std::string label;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    int support = 0;
    int positives = -1;          ///< training rows of this class; −1 in results of older versions
    std::optional<double> auc{}; ///< one against the rest
    bool operator==(const ClassResult&) const = default;
};

/// Why a cell counts as under-trained (recipe of core/training).
struct UnderTrained {
    bool lossStillFalling = false;
    bool notFitted = false;
    bool belowFloor = false;
    double lossDrop = 0;
    double trainAccuracy = 0;
    double reachable = 1;
    double belowFloorP = 1;
    bool any() const { return lossStillFalling || notFitted || belowFloor; }
    bool operator==(const UnderTrained&) const = default;
};

/// Further scores of a cell on the test set, see core/metric/classification_metrics.h.
struct CellMetrics {
    double balancedAccuracy = 0;
    double weightedF1 = 0;
    std::optional<double> macroAuc;
    std::optional<double> logLoss;                   ///< nats
    std::optional<double> ece;                       ///< expected calibration error
    std::optional<statistics::Interval> eceInterval; ///< 90 %, bootstrap over items
    bool operator==(const CellMetrics&) const = default;
};

/// results/<id>.json: what came out of one cell. Published once, never changed.
struct CellResult {
    std::string cell; ///< id
    CellSpec spec;
    CellStatus status = CellStatus::Done; ///< Done or Diverged
    std::int64_t divergedAt = -1;
    std::int64_t testItems = 0;
    std::int64_t correct = 0;
    double accuracy = 0;
    double macroF1 = 0;
    std::vector<ClassResult> classes;
    std::optional<CellMetrics> metrics;      ///< nothing in results of older versions
    std::vector<std::vector<int>> confusion; ///< [C + 1][C], last row: labels outside the pool
    UnderTrained underTrained;
    std::string budgetRule; ///< the rule really followed
    std::int64_t updates = 0;
    std::int64_t validationRows = 0;
    std::int64_t tokens = 0;
    std::int64_t truncated = 0;
    double buildSeconds = 0;
    double trainSeconds = 0;
    double evalSeconds = 0;
    int packedWith = 1;
    std::string precision;
    std::string device;
    std::string build; ///< Plateau's build id
    std::string torchVersion;
    std::string attempt;
    std::string rowsSha256;        ///< of the realised sample ids, one a line
    std::string predictionsSha256; ///< of results/<id>.predictions.jsonl
};

Json toJson(const CellResult& result);
/// The result in a checksummed file's JSON; a fault list that is not empty means the file is damaged.
CellResult readResult(const Json& json, std::vector<Fault>& faults);

/// One line of results/<id>.predictions.jsonl.
struct PredictionLine {
    std::string item;  ///< id of the test row
    int predicted = 0; ///< class index
    double probability = 0;
    double trueProbability = 0;
};

std::string toLine(const PredictionLine& line);
/// @param where names the line in errors
Result<PredictionLine> readPrediction(std::string_view text, std::string_view where);

} // namespace plateau::experiment
