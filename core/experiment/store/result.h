#pragma once

#include "core/experiment/plan/cell.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::experiment {

/// Version of results/<id>.json. Schema 1 is read as well (result_v1.h).
inline constexpr int resultSchema = 2;

enum class CellStatus { Pending, Running, Done, Diverged, Failed };
const char* name(CellStatus status); ///< "pending", "running", "done", "diverged", "failed"

/// Why a cell counts as under-trained (recipe of core/training).
struct UnderTrained {
    bool lossStillFalling = false;
    bool notFitted = false;
    bool belowBaseline = false;
    double lossDrop = 0;
    double trainScore = 0; ///< on training rows, dropout off
    double reachable = 1;  ///< the best that rows with contradictory targets allow
    double belowBaselineP = 1;
    bool any() const { return lossStillFalling || notFitted || belowBaseline; }
    bool operator==(const UnderTrained&) const = default;
};

/// The evaluation set that every cell is scored on and every answer is about.
inline constexpr const char* testSetName = "test";
/// Held-out general data, where the plan has them: what training leaves of general ability.
inline constexpr const char* generalSetName = "general";

/// How a cell did on one evaluation set.
struct Evaluation {
    std::int64_t items = 0;
    std::map<std::string, double> metrics;        ///< by id, see core/metric
    std::map<std::string, double> standardErrors; ///< of them, over items; empty in results of older versions
    Json details = Json::object();                ///< of the task: classes, confusion, …
    bool operator==(const Evaluation&) const = default;
};

/// What training really drew from one pool.
struct PoolUse {
    std::int64_t drawn = 0;  ///< samples, repeats counted
    std::int64_t unique = 0; ///< different ones among them
    bool operator==(const PoolUse&) const = default;
};

/// results/<id>.json: what came out of one cell. Published once, never changed.
struct CellResult {
    std::string cell; ///< id
    CellSpec spec;
    CellStatus status = CellStatus::Done; ///< Done or Diverged
    std::int64_t divergedAt = -1;
    std::map<std::string, Evaluation> evaluations; ///< by set; empty for a diverged cell
    std::map<std::string, PoolUse> realised;       ///< by pool; empty in results of older versions
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
    /// Tokens at once after memory had run out in the middle of a batch, which was then done in halves; else
    /// 0.
    std::int64_t partTokens = 0;
    std::string precision;
    std::string device;
    std::string build; ///< Plateau's build id
    std::string torchVersion;
    std::string attempt;
    std::string rowsSha256;        ///< of the realised sample ids, one a line
    std::string predictionsSha256; ///< of results/<id>.predictions.jsonl
    std::string
        weightsSha256; ///< of adapters/<id>/weights.safetensors; empty: none kept, or an older version

    /// On the test set; null when it was not scored.
    const Evaluation* test() const;
    /// A metric on the test set, or on another set; nothing when the cell has no such score.
    std::optional<double> value(std::string_view metric, std::string_view set = testSetName) const;
    /// The metric that plans of the cell's task are about, on the test set; 0 without one.
    double score() const;
};

Json toJson(const CellResult& result);
/// The result in a checksummed file's JSON; a fault list that is not empty means the file is damaged.
CellResult readResult(const Json& json, std::vector<Fault>& faults);

/// One line of results/<id>.predictions.jsonl.
struct PredictionLine {
    std::string item;                      ///< id of the test row
    std::map<std::string, double> columns; ///< of the task's item table
    std::string set{};                     ///< of the item; empty: the test set
    std::optional<std::string> answer{};   ///< what the model wrote, of tasks that score it
    bool operator==(const PredictionLine&) const = default;
};

std::string toLine(const PredictionLine& line);
/// Lines of schema 1 give the columns "predicted", "probability", "true_probability".
/// @param where names the line in errors
Result<PredictionLine> readPrediction(std::string_view text, std::string_view where);

} // namespace plateau::experiment
