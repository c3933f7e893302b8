#pragma once

#include "core/base/result.h"
#include "core/recipe/settings.h"
#include "core/task/examples.h"
#include "core/training/baselines/linear_probe.h"
#include "core/training/objective/objective.h"
#include "core/training/trainable_model.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace plateau::training {

/// Where one cell starts.
struct CellStart {
    std::uint64_t seed = 0;            ///< initialisation and dropout
    const LinearProbe* head = nullptr; ///< null: small random numbers
    TargetScale scale;                 ///< Regression only
    at::Tensor features{};             ///< [n,F] of the rows it trains on; undefined for texts
};

/// What a model makes of items before any training. Each item of a set is computed once.
class FrozenFeatures {
public:
    virtual ~FrozenFeatures() = default;
    /// [rows, C] float32 on the CPU, rows of length √C. Cancelled when stop was requested.
    /// @param set one that the source encoded, which outlives this
    virtual Result<at::Tensor> rows(const EncodedSet& set, std::span<const std::uint32_t> rows,
                                    const std::stop_token& stop) = 0;
    /// [texts, C] of a few texts outside the task, for example names of classes.
    virtual Result<at::Tensor> texts(std::span<const std::string> texts, const std::stop_token& stop) = 0;
};

/// A model family, loaded once for a task: makes what cells train.
class ModelSource {
public:
    virtual ~ModelSource() = default;

    /// Items as the models of this source take them.
    virtual Result<std::unique_ptr<EncodedSet>> encode(const task::Examples& examples) const = 0;
    /// K of the objective: as many as there are names of outputs; CausalLanguage: the vocabulary.
    virtual std::int64_t outputs() const = 0;

    /// One model of cells with equal settings; more than one start only where packs() says so.
    virtual Result<std::unique_ptr<TrainableModel>> create(const recipe::TrainingSettings& settings,
                                                           std::span<const CellStart> starts) = 0;
    virtual bool packs(const recipe::TrainingSettings& settings) const = 0;
    /// "float32" or "bfloat16": the type that the frozen part of such a model has on this device.
    virtual std::string precision(const recipe::TrainingSettings& settings) const = 0;

    /// Texts that one cell writes as answers to these rows, white space around them removed; none of a source
    /// whose items ask for no answers. Cancelled when stop was requested.
    virtual Result<std::vector<std::string>> answers(const TrainableModel& /*model*/, std::int64_t /*cell*/,
                                                     const EncodedSet& /*set*/,
                                                     std::span<const std::uint32_t> /*rows*/,
                                                     const std::stop_token& /*stop*/) const {
        return std::vector<std::string>();
    }

    /// Whether a model without any training gives outputs that mean something.
    virtual bool knowsUntrained() const { return false; }

    /// Null where the family has nothing that is frozen.
    virtual Result<FrozenFeatures*> frozen(const recipe::TrainingSettings& settings) = 0;
    /// Writes to the cache folder what may be of use to a later run.
    virtual void save() {}
};

} // namespace plateau::training
