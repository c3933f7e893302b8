#pragma once

#include "core/base/result.h"
#include "core/training/cell_task.h"
#include "core/training/device_facts.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// Training of cells on one device, for any objective and model family. No Torch type appears here, so that
/// whoever schedules cells stays free of Torch headers.
namespace plateau::training {

struct EvaluationSet {
    std::string name; ///< "test"
    task::Examples examples;
};

struct TaskData {
    task::Objective objective = task::Objective::Classification;
    /// K names of the outputs (of classes or labels) in the order of the numbers; none for Regression and
    /// CausalLanguage.
    std::vector<std::string> outputs;
    task::Examples pool; ///< what subsets are drawn from
    /// Datasets that mixtures draw from beside the pool: of the same shape, with targets of the same outputs.
    std::vector<task::Examples> general{};
    /// At least one; frozen; every cell is evaluated on all of them. Checks of a cell look at the first.
    std::vector<EvaluationSet> evaluations;
};

struct TrainerOptions {
    /// config.json, *.safetensors, tokenizer files; empty for families that start from nothing.
    std::filesystem::path modelFolder;
    DeviceChoice device = DeviceChoice::Automatic;
    int threads = 0; ///< 0: all cores
    /// Texts are cut to this many tokens, special ones included, once for all cells: the max_tokens of a
    /// cell's settings must have been put here.
    int maxTokens = 128;
    /// Once for all cells, as maxTokens: how the conversations of a task are asked and answered.
    recipe::AnswerSettings answer;
    /// Where feature matrices of the frozen model are kept between runs, by hash; empty keeps none.
    std::filesystem::path cacheFolder;
    /// What settings with an automatic precision mean; Automatic: what is faster on this device.
    recipe::Precision precision = recipe::Precision::Automatic;
    /// Where the state of unfinished cells is saved (a folder a cell); empty saves none.
    std::filesystem::path checkpointFolder;
    std::chrono::milliseconds checkpointEvery{60'000};
};

/// Models that cost little or no training, for a cell to be compared with.
enum class BaselineKind {
    Constant,    ///< the best answer without looking at the input: commonest class, mean, token frequencies
    Untouched,   ///< the model before any training
    LinearProbe, ///< a regularised linear model on frozen features
    BagOfWords,  ///< multinomial naive Bayes on words: no language model at all
};

struct BaselineTask {
    std::string id;
    std::uint64_t seed = 0;
    std::vector<std::uint32_t> rows; ///< pool rows; Constant and Untouched look at the whole pool or at none
    /// Rows of the size's first seed: the regularisation is chosen on them; empty: on those of the first task
    /// of the size.
    std::vector<std::uint32_t> firstSeedRows{};
};

/// How many seeds of a size to train together: as many as the memory of an update is for, in packs of nearly
/// equal width; 1 for settings that are never packed. A proposal for plans, of figures alone: equal on every
/// machine.
/// @param longest tokens of the longest text @param seeds of a size that may be packed
int proposedPack(const recipe::TrainingSettings& settings, std::int64_t longest, std::int64_t seeds);

/// Facts about the encoded task, for warnings.
struct TokenFacts {
    std::int64_t poolTokens = 0;
    std::int64_t testTokens = 0; ///< of all evaluation sets
    std::int64_t unknownTokens = 0;
    std::int64_t truncatedPool = 0;
    std::int64_t truncatedTest = 0;
    std::vector<int> poolLengths; ///< tokens per pool row, before cutting
};

/// Loads a model and a task once and trains cell after cell. One thread may use it at a time; the first call
/// binds it.
class Trainer {
public:
    static Result<std::unique_ptr<Trainer>> open(TrainerOptions options, TaskData data);
    ~Trainer();

    const DeviceFacts& device() const;
    const TokenFacts& tokens() const;

    /// How many of `waiting` cells of this size are best trained together (1: alone is fastest, or
    /// settings.exact). Measured on first use, within what memory is for.
    int packWidth(const recipe::TrainingSettings& settings, std::int64_t n, std::int64_t waiting);

    /// Trains cells of one size and equal settings together. Where a checkpoint of exactly these cells is
    /// there, they go on from it. Cancelled when stop was requested, after the state was saved. A cell that
    /// diverges gets its outcome and does not disturb the others.
    /// @return the reports of the cells that were finished now, in the order of the tasks
    Result<std::vector<CellReport>> train(std::span<const CellTask> cells, std::stop_token stop,
                                          const TrainEvents& events);

    /// Ids of the cells of each group that was interrupted and has a checkpoint to go on from.
    std::vector<std::vector<std::string>> interrupted() const;

    /// Removes the checkpoints of groups whose cells are all finished.
    void removeCheckpoints(const std::function<bool(const std::string& cell)>& finished);

    /// True when this objective and model have such a baseline.
    bool has(BaselineKind kind) const;
    /// One report a task. The regularisation of the linear probe is cross-validated on the first seed of a
    /// size, then kept for the other seeds of that size.
    Result<std::vector<CellReport>> baseline(BaselineKind kind, std::span<const BaselineTask> tasks,
                                             std::stop_token stop);

private:
    struct State;
    explicit Trainer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace plateau::training
