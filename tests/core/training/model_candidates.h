#pragma once

#include "core/recipe/settings.h"
#include "core/training/objective/objective.h"
#include "core/training/trainable_model.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plateau::fixture {

/// A model with a small task that it can learn; the suite of trainable models runs on every one.
struct ModelCandidate {
    std::string name;
    task::Examples examples;
    std::unique_ptr<training::EncodedSet> set;
    std::function<std::unique_ptr<training::Objective>()> objective;
    std::function<Result<std::unique_ptr<training::TrainableModel>>(std::uint64_t seed)> make;

    /// These rows with their targets.
    training::Batch batch(std::span<const std::uint32_t> rows) const;
    std::vector<std::uint32_t> everyRow() const;
};

std::vector<ModelCandidate> modelCandidates();

/// y = 3·x0 − 2·x1² in units of thousands, from two features of very different size; x2 says nothing.
task::Examples knownFunction(std::size_t rows, std::uint64_t seed);
recipe::TrainingSettings fullSettings(double learningRate);
Result<std::unique_ptr<training::TrainableModel>>
makeMlp(const task::Examples& examples, task::Objective kind, std::uint64_t seed, double dropout);
Result<std::unique_ptr<training::TrainableModel>> makeTinyLlama(std::uint64_t seed);

} // namespace plateau::fixture
