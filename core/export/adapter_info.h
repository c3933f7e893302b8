#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/checkpoint/pooling.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plateau::exporter {

inline constexpr const char* infoFile = "plateau.json";

/// Where the tensors of a head lie, relative to the export's folder.
struct HeadLocation {
    std::string file;
    std::string weight;
    std::string bias;
    bool operator==(const HeadLocation&) const = default;
};

/// The classes that a decoder sorts texts into, as answers of which the likeliest is taken.
struct ClassAnswers {
    std::vector<std::string> labels;
    std::vector<std::vector<std::int32_t>> ids; ///< of each label, as much of the answer as is compared
    int promptTokens = 0;                       ///< most that are read of a prompt; of a longer one its end
    bool operator==(const ClassAnswers&) const = default;
};

/// How a decoder is asked for an answer to one prompt.
struct AnswerReading {
    std::string before;                    ///< stands before the prompt, special tokens written out
    std::string after;                     ///< stands behind it
    std::vector<std::int32_t> stops;       ///< each of them ends an answer
    int maxNewTokens = 0;                  ///< an answer is cut after so many
    std::optional<ClassAnswers> classes{}; ///< of one that sorts texts; it writes nothing
    bool operator==(const AnswerReading&) const = default;
};

inline constexpr std::int32_t noToken = -1;

/// How a decoder reads a text: behind one token, in parts of its context.
struct TextReading {
    std::int32_t beginToken = 0;            ///< noToken: of a model that answers and has none
    int context = 0;                        ///< most tokens predicted at once
    std::optional<AnswerReading> answers{}; ///< of one that was tuned to answer
    bool operator==(const TextReading&) const = default;
};

/// What the formats of others have no field for; plateau.json of an export.
struct AdapterInfo {
    std::string kind;                   ///< "lora", "last_layer" or "full"
    std::string baseModel;              ///< name, never a path
    std::string baseSha256;             ///< of the base weights
    std::string tokenizerHash;          ///< Tokenizer::hash()
    std::vector<std::string> labels;    ///< by class
    bool manyLabels = false;            ///< any number of labels a text: sigmoid, not softmax
    std::optional<TextReading> reading; ///< of a decoder; labels, pooling, scale and head mean nothing then
    checkpoint::Pooling pooling = checkpoint::Pooling::Mean;
    bool normalise = true; ///< features are scaled to length `scale` before the head
    double scale = 1;
    int maxTokens = 128;                      ///< per text, with the special tokens around it
    std::string trainedPrecision = "float32"; ///< of the base in training: "float32" or "bfloat16"
    std::optional<HeadLocation> head;         ///< set by the functions that write a head
    bool operator==(const AdapterInfo&) const = default;
};

/// Empty when it can be written: known kind, no path as the model's name, one label a class.
std::string problemOf(const AdapterInfo& info, int classes);

Json toJson(const AdapterInfo& info);

/// Writes `folder`/plateau.json with its checksum.
Result<void> writeInfo(const std::filesystem::path& folder, const AdapterInfo& info);
/// Reads and checks it; a changed byte is BadInput.
Result<AdapterInfo> readInfo(const std::filesystem::path& folder);

} // namespace plateau::exporter
