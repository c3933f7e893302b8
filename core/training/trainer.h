#pragma once

#include "core/base/result.h"
#include "core/recipe/settings.h"
#include "core/training/named_matrix.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// Training and scoring of cells on one device. No Torch type appears here, so that whoever schedules cells
/// stays free of Torch headers. C classes, T test items, n samples of a cell.
namespace plateau::training {

/// Texts with labels as indices into TaskData::labels; −1 is a label that the training pool does not have.
struct LabelledTexts {
    std::vector<std::string> texts;
    std::vector<int> labels;
};

struct TaskData {
    std::vector<std::string> labels; ///< C names, the classes of the head in this order
    LabelledTexts pool;              ///< what subsets are drawn from
    LabelledTexts test;              ///< frozen; every cell is scored on all of it
};

enum class DeviceChoice { Automatic, Cpu, Cuda };

struct TrainerOptions {
    std::filesystem::path modelFolder; ///< config.json, *.safetensors, tokenizer files, 1_Pooling/config.json
    DeviceChoice device = DeviceChoice::Automatic;
    int threads = 0; ///< 0: all cores
    /// Texts are cut to this many tokens, [CLS] and [SEP] included, once for all cells: the max_tokens of a
    /// cell's settings must have been put here.
    int maxTokens = 128;
    /// Where feature matrices of the frozen model are kept between runs, by hash; empty keeps none.
    std::filesystem::path cacheFolder;
    /// What settings with an automatic precision mean; Automatic: what is faster on this device.
    recipe::Precision precision = recipe::Precision::Automatic;
};

/// One training run as the scheduler asks for it.
struct CellTask {
    std::string id;
    std::uint64_t seed = 0;          ///< initialisation, order and dropout
    std::vector<std::uint32_t> rows; ///< n pool rows in subset order
    recipe::TrainingSettings settings;
    bool shuffledLabels = false; ///< control cell: labels permuted by the seed
    bool keepAdapter = false;    ///< return the trained weights
    std::int64_t poisonAt = 0;   ///< tests: gradients of this update become NaN; 0 never
};

struct ClassScore {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    int support = 0; ///< test items of this class
};

struct Prediction {
    int label = 0;             ///< index of the predicted class
    float probability = 0;     ///< softmax of the winner
    float trueProbability = 0; ///< softmax of the true class; 0 for a label outside the pool
};

struct Scores {
    int correct = 0;
    int items = 0; ///< T, with the items whose label is outside the pool (they count as wrong)
    double accuracy = 0;
    double macroF1 = 0;
    std::vector<ClassScore> classes; ///< C
    std::vector<std::vector<int>>
        confusion; ///< [C + 1][C]: truth (last row: label outside the pool) × prediction
    std::vector<Prediction> predictions; ///< T, in test order
    std::vector<float> probabilities;    ///< [T, C] softmax, row-major; empty where a score has none
};

/// Why a cell counts as under-trained.
struct UnderTraining {
    double lossDrop = 0;      ///< fall of the mean training loss over the last tenth of the updates, nats
    double trainAccuracy = 0; ///< on ≤ 256 fixed training rows, dropout off
    double reachable = 1;     ///< 1 − share of rows whose duplicate text carries another label
    double belowFloorP = 1;   ///< paired McNemar p of being below the frozen-feature model; 1 when not below
    bool lossStillFalling = false;
    bool notFitted = false;
    bool belowFloor = false;
    bool any() const { return lossStillFalling || notFitted || belowFloor; }
};

enum class CellOutcome { Done, Diverged };

struct CellReport {
    std::string id;
    CellOutcome outcome = CellOutcome::Done;
    std::int64_t divergedAt = -1; ///< update with the first NaN or Inf
    Scores scores;
    UnderTraining underTraining;
    recipe::BudgetRule rule = recipe::BudgetRule::Epochs; ///< the rule really followed
    std::int64_t updates = 0;        ///< early_stop: of the retraining on all n; last_layer: 0
    std::int64_t validationRows = 0; ///< of the n samples, used to choose the updates
    std::int64_t tokens = 0;         ///< processed in training, padding not counted
    std::int64_t truncated = 0;      ///< samples of the cell that were cut
    double buildSeconds = 0;         ///< head start, frozen-feature model, adapters; share when packed
    double trainSeconds = 0;         ///< share of this cell when packed
    double evalSeconds = 0;
    int packedWith = 1;               ///< cells trained together, itself included
    std::string precision;            ///< "float32" or "bfloat16" (frozen base)
    std::vector<NamedMatrix> weights; ///< empty unless keepAdapter
};

/// Live progress; loss is the mean over the batch, in nats. With early_stop the count starts again when the
/// cell is retrained on all its samples. Called from the training thread.
struct UpdateEvent {
    std::string cell;
    std::int64_t update = 0; ///< 1-based
    std::int64_t updates = 0;
    double loss = 0;
    double learningRate = 0;
    double gradientNorm = 0;
};
using Sink = std::function<void(const UpdateEvent&)>;

/// One point of the instant curve: regularised logistic regression on frozen features.
struct InstantTask {
    std::string id;
    std::uint64_t seed = 0;
    std::vector<std::uint32_t> rows;
    /// Rows of the size's first seed: the regularisation is chosen on them; empty: on those of the first task
    /// of the size.
    std::vector<std::uint32_t> firstSeedRows{};
};

struct DeviceFacts {
    std::string device; ///< "cpu" or "cuda:0"
    std::string name;
    std::string why; ///< why this device, in words ("libtorch_cuda is not installed")
    int threads = 0;
    bool bfloat16Faster = false;  ///< by a GEMM probe
    double gemmFloat32 = 0;       ///< FLOP/s measured
    double gemmBFloat16 = 0;      ///< FLOP/s measured
    std::string bfloat16Obstacle; ///< why a frozen base cannot be in bfloat16 here; empty: it can
    std::string torchVersion;
};

/// How many seeds of a size to train together: as many as the memory of an update is for, in packs of nearly
/// equal width; 1 for settings that are never packed. A proposal for plans, of figures alone: equal on every
/// machine.
/// @param longest tokens of the longest text @param seeds of a size that may be packed
int proposedPack(const recipe::TrainingSettings& settings, std::int64_t longest, std::int64_t seeds);

/// Chooses the device and measures its GEMM rates (well under a second).
Result<DeviceFacts> probeDevice(DeviceChoice choice, int threads);

/// BadInput with the reason when these settings ask for a precision that the device cannot compute in.
Result<void> checkPrecision(const recipe::TrainingSettings& settings, const DeviceFacts& facts);

/// Facts about the tokenised task, for warnings.
struct TokenFacts {
    std::int64_t poolTokens = 0;
    std::int64_t testTokens = 0;
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

    /// Trains cells of one size and equal settings together. Cancelled when stop was requested. A cell that
    /// diverges gets its outcome and does not disturb the others.
    Result<std::vector<CellReport>> train(std::span<const CellTask> cells, std::stop_token stop,
                                          const Sink& sink);

    /// The frozen-feature baseline of each task. The regularisation is cross-validated on the first seed of a
    /// size (InstantTask::firstSeedRows), then kept for the other seeds of that size.
    Result<std::vector<CellReport>> instantCurve(std::span<const InstantTask> tasks, std::stop_token stop);

    /// Multinomial naive Bayes on the words of each task's rows: no language model at all.
    Result<std::vector<CellReport>> wordCurve(std::span<const InstantTask> tasks, std::stop_token stop);

    /// n = 0: cosine between pooled text and pooled label name, and the majority class of the pool beside it.
    struct Baselines {
        Scores untouched;
        Scores majority;
        double seconds = 0;
    };
    Result<Baselines> baselines(std::stop_token stop);

private:
    struct State;
    explicit Trainer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace plateau::training
