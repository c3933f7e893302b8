#pragma once

#include "core/training/training_context.h"

namespace plateau::training {

/// A way to answer that a trained cell has to beat. One report a task, outputs on every evaluation set.
class Baseline {
public:
    virtual ~Baseline() = default;
    virtual Result<std::vector<CellReport>> run(std::span<const BaselineTask> tasks,
                                                const std::stop_token& stop) = 0;
};

/// Null when the objective or the model has no such baseline. @param context kept by reference
std::unique_ptr<Baseline> makeBaseline(BaselineKind kind, TrainingContext& context);

std::unique_ptr<Baseline> makeConstantBaseline(TrainingContext& context);
std::unique_ptr<Baseline> makeUntouchedBaseline(TrainingContext& context);
std::unique_ptr<Baseline> makeLinearProbeBaseline(TrainingContext& context);
std::unique_ptr<Baseline> makeBagOfWordsBaseline(TrainingContext& context);

/// "TurnOnLight" → "turn on light", "audio_amplifier" → "audio amplifier", "HTTPServer" → "http server".
std::string readableName(const std::string& name);

} // namespace plateau::training
