#pragma once

#include "core/experiment/analyse/answer.h"

#include <optional>
#include <string>
#include <vector>

/// Answers are kept in answers/<number>.json.
namespace plateau::experiment {

/// {"schema": "plateau.answer_file/2", "number", "metric", "target", "sentence", "answer": {…}, "warnings":
/// […], "simple_baselines": […], "test_set": {…}, "classes": […], "collect_next": {…}, "inputs_sha256",
/// "results": {cell: sha256, …}}
struct StoredAnswer {
    std::int64_t number = 0;
    double target = 0;
    std::string sentence;
    std::string inputsSha256;
    std::vector<Warning> warnings;
    Json json; ///< the whole file
};

/// Publishes under the next free number; when the newest answer rests on the same inputs that one is
/// returned.
Result<StoredAnswer> storeAnswer(const Folder& folder, const ExperimentAnswer& answer,
                                 const ExperimentState& state);

/// The same without a file: number 0.
StoredAnswer unstoredAnswer(const ExperimentAnswer& answer, const ExperimentState& state);

/// The readable answer with the highest number, or nothing. Damaged ones are passed over; those of the first
/// version are given in the form of this one.
std::optional<StoredAnswer> newestAnswer(const Folder& folder);

} // namespace plateau::experiment
