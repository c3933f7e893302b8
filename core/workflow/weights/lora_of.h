#pragma once

#include "core/export/lora_tensors.h"
#include "core/recipe/settings.h"
#include "core/training/named_matrix.h"

namespace plateau::workflow {

/// The adapters among trained weights ("<module>.lora_A", "<module>.lora_B"), without a head.
exporter::LoraTensors loraOf(const std::vector<training::NamedMatrix>& weights,
                             const recipe::LoraSettings& settings);

/// The reverse: what a model of these settings takes. Rank, alpha, scale and targets of `settings` become
/// those of the tensors.
std::vector<training::NamedMatrix> weightsOf(const exporter::LoraTensors& tensors,
                                             recipe::TrainingSettings& settings);

} // namespace plateau::workflow
