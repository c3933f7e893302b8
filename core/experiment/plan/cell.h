#pragma once

#include "core/experiment/plan/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace plateau::experiment {

enum class CellKind {
    Cell,        ///< a training run of the plan's method
    Baseline,    ///< n = 0: "untouched" or "majority"
    Control,     ///< shuffled labels
    LinearProbe, ///< frozen features, logistic regression
    BagOfWords,  ///< naive Bayes on words: what needs no language model at all
};

const char* name(CellKind kind); ///< "cell", "baseline", "control", "instant", "words"

/// cells/<id>.json: everything that decides the outcome of one run, and nothing else.
struct CellSpec {
    CellKind kind = CellKind::Cell;
    /// "lora", "full", "last_layer"; of a baseline "untouched" or "majority" (the constant prediction); of
    /// words "naive_bayes"
    std::string method;
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    /// Seeds that train in one pack at this size, ascending, this one among them; empty: alone. What the
    /// others are decides the last bits of this one.
    std::vector<std::uint64_t> together;
    std::optional<MixedDraws> mixed{}; ///< nothing: the domain alone
    int folds = 0;                     ///< of the plan: decides which pool rows a seed may draw
    /// What stays whole in the parts of a cross-validation, "samples" or "groups": the seed is scored on the
    /// part that it leaves out. Empty: on the whole test set.
    std::string crossValidation;
    recipe::TrainingSettings training; ///< as executed (defaults written out); ignored by baselines
    std::string modelSha256;
    std::string tokenizerHash;
    std::string domainSha256;
    std::string testSha256;
    std::string task;

    /// A baseline that looks at no input.
    bool isConstant() const { return kind == CellKind::Baseline && method == "majority"; }
    bool operator==(const CellSpec&) const = default;
};

Json toJson(const CellSpec& spec);
CellSpec readCell(const Json& json, std::vector<Fault>& faults);

/// 16 hex digits of the SHA-256 of the canonical JSON: equal work has equal ids.
std::string cellId(const CellSpec& spec);

struct PlannedCell {
    std::string id;
    CellSpec spec;
    bool operator==(const PlannedCell&) const = default;
};

/// What a training run of the plan's method at this size and seed is; one of the plan's own cells where they
/// have that size and seed, else it trains alone.
PlannedCell trainingCell(const Plan& plan, std::int64_t n, std::uint64_t seed, const Series& series);
/// The same of the plan's first series.
PlannedCell trainingCell(const Plan& plan, std::int64_t n, std::uint64_t seed);

/// What the training runs of a plan are trained on: at least one.
std::vector<Series> seriesOf(const Plan& plan);
/// The series that a training run belongs to, and its place among the plan's; 0 for cells of no series.
Series seriesOf(const CellSpec& spec);
std::size_t seriesNumber(const Plan& plan, const CellSpec& spec);

/// Every cell of a plan in the order in which they should run: baselines, the instant curve, seed 0 from
/// small to large, then the other seeds size by size (so that the seeds of one size lie together), controls
/// last.
std::vector<PlannedCell> cellsOf(const Plan& plan);

} // namespace plateau::experiment
