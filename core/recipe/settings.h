#pragma once

#include "core/base/json_fields.h"

#include <string>
#include <vector>

namespace plateau::recipe {

/// What is trained.
enum class MethodKind {
    Full,      ///< every weight
    Lora,      ///< low-rank adapters on a frozen base, plus the head
    LastLayer, ///< the head alone, on frozen features, by regularised logistic regression
};

struct LoraSettings {
    int rank = 8;       ///< r, 1 … 512
    double alpha = 16;  ///< scale is alpha / r, or alpha / √r with rslora; > 0
    double dropout = 0; ///< share of the adapter's input set to zero, [0, 0.9]
    std::vector<std::string> targets = {"query",
                                        "value"}; ///< names of linear modules, matched as PEFT does (suffix)
    bool rslora = false;
    bool operator==(const LoraSettings&) const = default;
};

enum class Schedule { Linear, Cosine };

struct OptimizerSettings {
    int batch = 16;                       ///< samples per update, 1 … 4096
    double learningRate = 2e-3;           ///< adapter or base weights, (0, 1]
    double headLearningRate = 5e-4;       ///< classification head, (0, 1]
    double weightDecay = 0.0;             ///< AdamW, [0, 1]
    double warmup = 0.1;                  ///< share of the updates with rising rate, [0, 0.9]
    Schedule schedule = Schedule::Linear; ///< decay to zero after warm-up
    double clip = 1.0;                    ///< global gradient norm of a cell; 0 turns clipping off
    bool operator==(const OptimizerSettings&) const = default;
};

enum class BudgetRule {
    Epochs,    ///< max(epochs × n / batch, minimum updates)
    Updates,   ///< a fixed number of updates at every size
    EarlyStop, ///< best number of updates on a part of the n samples, then retrained on all n
};

struct BudgetSettings {
    BudgetRule rule = BudgetRule::Epochs;
    double epochs = 10;            ///< rule epochs, and the ceiling of early_stop; (0, 10000]
    int updates = 600;             ///< rule updates; 1 … 10,000,000
    int minUpdates = 300;          ///< rules epochs and early_stop never run fewer; 0 … 1,000,000
    double validationShare = 0.15; ///< early_stop: part of the n samples held back, [0.05, 0.5]
    int patience = 5;              ///< early_stop: evaluations without improvement, 1 … 1000
    bool operator==(const BudgetSettings&) const = default;
};

enum class Precision {
    Automatic, ///< bfloat16 base where a probe says it is faster; the choice is recorded in the result
    Float32,
    BFloat16,
};

/// Where the classification head starts.
enum class HeadInit {
    LinearProbe, ///< from the logistic regression on frozen features of the same subset
    Random,
};

/// How a language model is asked for an answer, and how long the answer may become.
struct AnswerSettings {
    /// What stands around what is said, see core/tokenizer/chat_template.h; empty: the model writes no
    /// answers.
    std::string chatTemplate;
    int maxNewTokens = 256; ///< where an answer that does not end is cut, 1 … 8192
    bool operator==(const AnswerSettings&) const = default;
};

struct TrainingSettings {
    MethodKind method = MethodKind::Lora;
    LoraSettings lora;
    OptimizerSettings optimizer;
    BudgetSettings budget;
    int lastLayers = 0;  ///< of the model, counted from its last one, that are trained; 0: all; 0 … 4096
    int maxTokens = 128; ///< longer texts are cut (and counted), 8 … 8192
    AnswerSettings answer;
    Precision precision = Precision::Automatic;
    HeadInit headInit = HeadInit::LinearProbe;
    bool exact =
        false; ///< one cell at a time: bit-identical to itself; otherwise seeds may be packed where faster
    bool operator==(const TrainingSettings&) const = default;
};

/// The default recipe of a method for text classification with an encoder.
TrainingSettings defaultSettings(MethodKind method);

/// Appends a fault for every value out of its range; `path` is the JSON path of the settings ("training").
void validate(const TrainingSettings& settings, const std::string& path, std::vector<Fault>& faults);

const char* name(MethodKind kind); ///< "full", "lora", "last_layer"
const char* name(BudgetRule rule); ///< "epochs", "updates", "early_stop"

Json toJson(const TrainingSettings& settings);
/// Fields that are absent keep the defaults of the method; unknown fields and wrong types become faults.
TrainingSettings readSettings(JsonFields& fields);

} // namespace plateau::recipe
