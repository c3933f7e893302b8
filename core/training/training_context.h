#pragma once

#include "core/training/baselines/frozen_probe.h"
#include "core/training/device.h"
#include "core/training/inputs/joined_set.h"
#include "core/training/model_source.h"
#include "core/training/trainer.h"

#include <map>
#include <memory>

namespace plateau::training {

/// What all cells of a Trainer share: the task as its model takes it, the model family, the device.
class TrainingContext {
public:
    static Result<std::unique_ptr<TrainingContext>> open(TrainerOptions options, TaskData data);

    const TrainerOptions& options() const { return m_options; }
    const TaskData& data() const { return m_data; }
    const DeviceFacts& facts() const { return m_device.facts; }
    ModelSource& source() { return *m_source; }
    const ModelSource& source() const { return *m_source; }
    const EncodedSet& pool() const { return *m_pool; }
    /// The pool, then the general datasets: what batches are made of, and their targets (no inputs).
    const JoinedSet& trainingSet() const { return *m_trainingSet; }
    const task::Examples& trainingTargets() const { return m_trainingTargets; }
    /// In the order of TaskData::evaluations.
    const EncodedSet& evaluation(std::size_t set) const { return *m_evaluations[set]; }
    std::int64_t evaluationItems(std::size_t set) const;

    /// Gives targets of the pool's rows; knows no scale of a cell.
    const Objective& objective() const { return *m_objective; }
    task::Objective kind() const { return m_data.objective; }

    /// In how many strata, and which one a pool row belongs to: its class, or one for all.
    int strata() const;
    std::vector<int> strataOf(std::span<const std::uint32_t> rows) const;

    /// The linear probe on the features that a model of these settings starts from; null where there is none.
    Result<FrozenProbe*> probe(const recipe::TrainingSettings& settings);

    /// Outputs of one cell on every evaluation set.
    Result<std::map<std::string, task::Outputs>> evaluate(const TrainableModel& model, std::int64_t cell,
                                                          const std::stop_token& stop) const;

private:
    TrainingContext(TrainerOptions options, TaskData data, ChosenDevice device);
    Result<void> encodeTraining();

    TrainerOptions m_options;
    TaskData m_data;
    ChosenDevice m_device;
    std::unique_ptr<EncodedSet> m_pool;
    std::vector<std::unique_ptr<EncodedSet>> m_general;
    std::unique_ptr<JoinedSet> m_trainingSet;
    task::Examples m_trainingTargets;
    std::vector<std::unique_ptr<EncodedSet>> m_evaluations;
    std::unique_ptr<ModelSource> m_source; ///< may look at the sets until it is gone
    std::unique_ptr<Objective> m_objective;
    std::map<const FrozenFeatures*, std::unique_ptr<FrozenProbe>> m_probes;
};

/// 0 … count − 1.
std::vector<std::uint32_t> everyRow(std::size_t count);

} // namespace plateau::training
