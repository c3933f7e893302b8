#pragma once

#include "core/data/inspect/doubt.h"
#include "core/data/split.h"
#include "core/experiment/create/draw_plan.h"
#include "core/experiment/plan/warning.h"
#include "core/experiment/store/folder.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// From source files to a complete experiment folder.
namespace plateau::experiment {

using FieldNames = data::FieldNames;

/// What a caller with a tokenizer knows about the pool.
struct PoolFacts {
    int maxTokens = 128;           ///< goes into the plan's training settings
    int maxNewTokens = 0;          ///< likewise, of tasks whose model writes answers
    std::vector<Warning> warnings; ///< for example UnknownTokens
    /// What the plan's automatic precision becomes: proposed by a measurement, then fixed for good. Nothing:
    /// it stays automatic.
    std::optional<recipe::Precision> precision{};
    int pack = 0;        ///< goes into the plan; 0: left open
    TokenCount tokens{}; ///< tells what mixtures of tokens draw; may be empty
};

/// General data beside the domain's, in the domain's form.
struct GeneralRequest {
    std::vector<std::filesystem::path> files;  ///< datasets of the general pool
    recipe::DatasetShares shares;              ///< of a draw among them
    std::optional<std::filesystem::path> test; ///< held-out general data …
    /// … or the share of the general pool that is drawn for it, above 0, at most 0.9: whole groups, copies
    /// and near copies together, by the split's seed.
    std::optional<double> testShare;
    std::vector<Series> mixtures; ///< curves of the plan; the first is the one the answer is about
};

/// Parts of a cross-validation where no number is asked for.
inline constexpr int usualFolds = 5;

struct CreateRequest {
    std::filesystem::path folder; ///< missing, empty, or left half-made by a create that was killed
    std::string name;             ///< empty: the folder's name
    std::filesystem::path train;
    std::optional<std::filesystem::path> test;       ///< frozen test set in a file of its own
    std::optional<std::filesystem::path> validation; ///< separate labelled rows
    GeneralRequest general{};
    std::string task = "text-classification"; ///< see core/task/task_list.h
    /// Several labels a text may be several columns of 0 and 1: `label` is a list, see
    /// data::parseFieldList().
    FieldNames fields;
    std::vector<std::string> features{}; ///< columns of a table to learn from; empty: all others
    /// Nothing: a test file if given, else the split field, else whole groups, else a stratified draw.
    std::optional<data::SplitRule> splitRule;
    double testShare = 0.2;                   ///< of all samples, drawn splits only
    std::uint64_t splitSeed = 0;              ///< drawn splits only
    std::optional<data::DateOrder> dateOrder; ///< of dates that can be read both ways
    std::vector<std::int64_t> sizes;          ///< empty: doubling, see data::defaultSizes
    std::int64_t largestDefault = 2048;       ///< ceiling of the default sizes
    int seeds = 3;
    int instantSeeds = 10;
    bool words = true; ///< naive Bayes on words
    /// K: cross-validation in K parts, where no test set is given or named; beside one, K-fold draws for
    /// pools under 500 samples. 0: neither.
    int folds = 0;
    bool baseline = true;
    bool shuffledControl = false;
    recipe::TrainingSettings training;
    ModelReference model;
    double target = 0.9;
    std::optional<double> retention{}; ///< see Plan
    bool skipBadRows = false; ///< the user agreed to leave bad rows out; they are counted all the same
    /// Called once with the pool before anything is written; empty keeps training.maxTokens.
    std::function<Result<PoolFacts>(std::span<const data::Sample> pool)> choosePoolFacts;
};

/// Two samples whose texts are nearly equal, by id.
struct SimilarPair {
    std::string id;        ///< in the test set, or in the pool
    std::string pool;      ///< its partner in the pool
    double similarity = 0; ///< Jaccard similarity of the n-grams
};

/// How the test set came about.
struct SplitFacts {
    std::string kind;  ///< as in the plan
    std::string field; ///< group, split or time field; may be empty
    /// Split by time: how the field was read and its values at the boundary.
    std::string form;
    std::string trainUntil;
    std::string testFrom;
    std::string keeps; ///< what a draw keeps the shares of: "classes", "labels", "values"; empty: nothing
    int folds = 0;     ///< parts of a cross-validation
    std::string commonestLabel; ///< of the test set
    double commonestShare = 0;
};
/// What was found in the data; kept in data/report.json.
struct CreateReport {
    std::int64_t sourceRows = 0; ///< of all files
    std::int64_t badRows = 0;
    std::int64_t poolRows = 0;
    std::int64_t testRows = 0;
    std::int64_t validationRows = 0;
    std::vector<std::int64_t> generalRows; ///< of each dataset of the general pool
    std::int64_t generalTestRows = 0;
    double generalTestShare = 0; ///< drawn out of the general pool; 0: a file of its own, or none
    std::vector<std::string> generalNearLeakIds;      ///< test items that a general sample nearly repeats
    std::vector<SimilarPair> generalNearLeakExamples; ///< at most 5; `pool` is the general sample
    std::vector<std::string> domainInGeneralTestIds;  ///< general test items that the pool has, or nearly has
    std::vector<DrawPlan> draws;                      ///< what the runs of mixtures will draw
    std::int64_t classes = 0;
    std::int64_t duplicateCopies = 0; ///< pool samples beyond the first of their text
    std::int64_t conflictRows = 0;    ///< pool samples whose text also carries another label
    std::int64_t leakedTestRows = 0;  ///< test samples whose text is in the pool
    /// Pool samples beyond the first of nearly equal ones (data::findNearDuplicates), exact copies aside.
    std::int64_t nearDuplicateCopies = 0;
    std::vector<SimilarPair> nearDuplicateExamples; ///< at most 5
    std::vector<std::string> leakedTestIds;         ///< of the leakedTestRows
    std::vector<std::string> nearLeakedTestIds;     ///< texts nearly in the pool; none of leakedTestIds
    std::vector<SimilarPair> nearLeakExamples;      ///< at most 5
    std::vector<std::string> unseenTestLabels;
    std::vector<data::FieldChoice> fields; ///< which field plays which part, and why
    SplitFacts split;
    std::vector<Warning> warnings;
};

Json toJson(const CreateReport& report);

/// "by 'date' (dates), training until 2024-02-28, test from 2024-03-01": how the test set came about.
std::string splitText(const SplitFacts& split);

struct Created {
    Folder folder;
    CreateReport report;
};

/// A doubt of the data as a warning.
Warning toWarning(const data::Doubt& doubt);

enum class CreateStage { Reading, Checking, Writing };
using CreateSink = std::function<void(CreateStage stage, std::uint64_t done, std::uint64_t total)>;

/// Reads, freezes the test set, checks, copies the rows and publishes experiment.json last: a folder without
/// it is no experiment, and the same call can be repeated. Nothing is written before everything was found
/// good. Errors: every fault of the plan at once; bad rows (the first 20 and their number) without consent;
/// one class only; sizes beyond the pool; a folder that holds something else; Cancelled.
Result<Created> createExperiment(const CreateRequest& request, std::stop_token stop = {},
                                 const CreateSink& sink = {});

/// What createExperiment() would freeze, found out without writing anything.
struct Examined {
    Plan plan; ///< its data files have row numbers, but no hashes yet
    CreateReport report;
    std::vector<Fault> faults; ///< of the plan; empty: it can be made
};

/// Reads, splits and checks like createExperiment(). Errors: those of the data and the folder; faults of the
/// plan are listed instead.
Result<Examined> examineRequest(const CreateRequest& request, std::stop_token stop = {},
                                const CreateSink& sink = {});

} // namespace plateau::experiment
