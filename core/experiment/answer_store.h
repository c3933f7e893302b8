#pragma once

#include "core/experiment/data_curve.h"
#include "core/experiment/folder.h"
#include "core/experiment/warning.h"

#include <optional>
#include <string>
#include <vector>

/// The answer to "how much data?", computed from the results in the folder and kept in answers/<number>.json.
namespace plateau::experiment {

struct AnswerRequest {
    double target = 0.9;    ///< accuracy, (0, 1)
    double nextSamples = 0; ///< batch whose gain is stated; 0 = as many as the largest size
    UnderTrainedCells underTrained = UnderTrainedCells::Keep;
    bool operator==(const AnswerRequest&) const = default;
};

struct ExperimentAnswer {
    AnswerRequest request;
    statistics::Answer answer;
    std::string sentence;          ///< English, one line
    std::vector<Warning> warnings; ///< what weakens it, most severe first
    std::string inputsSha256;      ///< of the request, of every result it rests on, and of the warnings
};

/// @param dataWarnings those of dataWarnings(), repeated where they weaken the answer
ExperimentAnswer computeAnswer(const Plan& plan, const Ledger& ledger, const AnswerRequest& request,
                               const std::vector<Warning>& dataWarnings = {});

/// {"schema": "plateau.answer_file/1", "number", "target", "sentence", "answer": {…}, "warnings": […],
/// "inputs_sha256", "results": {cell: sha256, …}}
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
Result<StoredAnswer> storeAnswer(const Folder& folder, const ExperimentAnswer& answer, const Ledger& ledger);

/// The readable answer with the highest number, or nothing. Damaged ones are passed over.
std::optional<StoredAnswer> newestAnswer(const Folder& folder);

} // namespace plateau::experiment
