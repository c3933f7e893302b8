#include "core/checkpoint/model_folder.h"

#include "core/base/json_fields.h"
#include "core/base/paths.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/checkpoint/model_weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t readmeBytes = 4 << 20;
constexpr const char* restore = "Restore the model's own file.";

bool isThere(const fs::path& path) {
    std::error_code code;
    return fs::exists(path, code);
}

/// Pooling mode flags of 1_Pooling/config.json: exactly one must be on.
Result<Pooling> readPooling(const fs::path& path) {
    const auto json = readJson(path);
    if (!json) {
        return json.error();
    }
    const std::array<std::pair<const char*, Pooling>, 4> flags = {
        {{"pooling_mode_mean_tokens", Pooling::Mean},
         {"pooling_mode_cls_token", Pooling::Cls},
         {"pooling_mode_max_tokens", Pooling::Max},
         {"pooling_mode_mean_sqrt_len_tokens", Pooling::MeanSquareRootLength}}};
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    std::vector<Pooling> chosen;
    for (const auto& [key, pooling] : flags) {
        bool on = false;
        fields.read(key, on);
        if (on) {
            chosen.push_back(pooling);
        }
    }
    for (const char* key : {"pooling_mode_weightedmean_tokens", "pooling_mode_lasttoken"}) {
        bool on = false;
        fields.read(key, on);
        if (on) {
            fields.fault(key, "is not supported", "Choose a model with mean or cls pooling.");
        }
    }
    if (faults.empty() && chosen.size() != 1) {
        fields.fault("pooling_mode", fmt::format("{} modes are on, not one", chosen.size()),
                     "Choose a model with mean or cls pooling.");
    }
    return faults.empty() ? Result<Pooling>(chosen[0]) : faultsToError(path.string(), faults);
}

/// True when modules.json ends in a Normalize module; other modules than Transformer, Pooling and Normalize
/// are refused.
Result<bool> readModules(const fs::path& path) {
    const auto json = readJson(path);
    if (!json) {
        return json.error();
    }
    bool normalise = false;
    for (const Json& module : *json) {
        const auto type = module.is_object() ? module.value("type", Json()) : Json();
        const std::string text = type.is_string() ? type.get<std::string>() : "";
        if (text.ends_with(".Normalize")) {
            normalise = true;
        } else if (!text.ends_with(".Transformer") && !text.ends_with(".Pooling")) {
            return badInput(
                path.string(), fmt::format("the module '{}' is not supported yet", printable(text, 80)),
                "Choose an encoder with a Transformer, a Pooling and at most a Normalize module.");
        }
    }
    return normalise;
}

Result<void> readSentenceFiles(ModelCard& card) {
    if (isThere(card.folder / "1_Pooling" / "config.json")) {
        const auto pooling = readPooling(card.folder / "1_Pooling" / "config.json");
        if (!pooling) {
            return pooling.error();
        }
        card.pooling = *pooling;
    }
    if (isThere(card.folder / "modules.json")) {
        const auto normalise = readModules(card.folder / "modules.json");
        if (!normalise) {
            return normalise.error();
        }
        card.normalise = *normalise;
    }
    const auto path = card.folder / "sentence_bert_config.json";
    if (!isThere(path)) {
        return {};
    }
    const auto json = readJson(path);
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    fields.read("max_seq_length", card.maxTokens);
    if (card.maxTokens && (*card.maxTokens < 2 || *card.maxTokens > card.shape.context)) {
        fields.fault("max_seq_length", "does not fit max_position_embeddings", restore);
    }
    return faults.empty() ? Result<void>() : faultsToError(path.string(), faults);
}

/// The word embedding tells prefix and whether weights and config belong together.
Result<void> readWeights(ModelCard& card, WeightHash hash) {
    const auto weights = ModelWeights::open(card.folder);
    if (!weights) {
        return weights.error();
    }
    const TensorInfo* words = nullptr;
    for (const std::string& prefix : card.shape.namePrefixes) {
        if (const TensorInfo* found = weights->find(prefix + card.shape.wordEmbedding); found && !words) {
            words = found;
            card.weightPrefix = prefix;
        }
    }
    const auto where = weights->files().front().string();
    if (!words) {
        return badInput(where, fmt::format("there is no '{}'", card.shape.wordEmbedding),
                        "Get the model's files again; its weights and config.json do not belong together.");
    }
    const std::vector<std::uint64_t> wanted = {static_cast<std::uint64_t>(card.shape.vocabulary),
                                               static_cast<std::uint64_t>(card.shape.hidden)};
    if (words->shape != wanted) {
        return badInput(where,
                        fmt::format("'{}' is [{}], config.json says [{}]", words->name,
                                    fmt::join(words->shape, ", "), fmt::join(wanted, ", ")),
                        "Get the model's files again; they belong to different models.");
    }
    for (const auto& [tensorName, tensor] : weights->tensors()) {
        card.weightBytes += tensor.bytes();
        card.parameters += isFloating(tensor.type) ? tensor.elements() : 0;
    }
    std::string lines;
    for (const auto& file : weights->files()) {
        const auto digest =
            hash == WeightHash::Compute ? sha256File(file) : Result<std::string>(std::string());
        if (!digest) {
            return digest.error();
        }
        card.weightsSha256 = *digest;
        lines += *digest + "  " + file.filename().string() + "\n";
    }
    if (weights->files().size() > 1 && hash == WeightHash::Compute) {
        card.weightsSha256 = sha256(lines);
    }
    return {};
}

Result<void> hashTokenizerFiles(ModelCard& card) {
    for (const char* file :
         {"tokenizer.json", "vocab.txt", "tokenizer_config.json", "special_tokens_map.json"}) {
        if (isThere(card.folder / file)) {
            const auto digest = sha256File(card.folder / file);
            if (!digest) {
                return digest.error();
            }
            card.tokenizerFiles[file] = *digest;
        }
    }
    return {};
}

/// `license:` in the front matter of README.md.
std::optional<std::string> readLicence(const fs::path& folder) {
    const auto text = readWholeFile(folder / "README.md", readmeBytes);
    if (!text || !text->starts_with("---\n")) {
        return std::nullopt;
    }
    const auto head = std::string_view(*text).substr(0, text->find("\n---", 4));
    const std::string_view key = "\nlicense:";
    const auto at = head.find(key);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    auto value = head.substr(at + key.size());
    value = value.substr(0, value.find('\n'));
    const auto first = value.find_first_not_of(" '\"");
    const auto last = value.find_last_not_of(" '\"\r");
    return first == std::string_view::npos
               ? std::nullopt
               : std::optional(std::string(value.substr(first, last - first + 1)));
}

} // namespace

Result<ModelCard> describeModelFolder(const fs::path& folder, WeightHash hash) {
    auto shape = readModelShape(folder);
    if (!shape) {
        return shape.error();
    }
    ModelCard card;
    card.folder = folder;
    card.shape = *std::move(shape);
    if (const auto done = readSentenceFiles(card); !done) {
        return done.error();
    }
    if (const auto done = readWeights(card, hash); !done) {
        return done.error();
    }
    if (const auto done = hashTokenizerFiles(card); !done) {
        return done.error();
    }
    card.licence = readLicence(folder);
    return card;
}

Result<fs::path> findModel(const std::string& nameOrFolder) {
    std::vector<fs::path> roots;
    if (isSafeName(nameOrFolder)) {
        for (const auto& folder : modelFolders()) {
            roots.push_back(folder / nameOrFolder);
        }
    }
    roots.emplace_back(nameOrFolder);
    std::string places;
    for (const auto& root : roots) {
        for (const auto& folder : {root, root / "model"}) {
            if (isThere(folder / "config.json")) {
                return folder;
            }
        }
        places += (places.empty() ? "" : ", ") + root.string();
    }
    return Error{ErrorKind::NotFound, nameOrFolder, "no model with a config.json; looked in " + places,
                 "Give the folder of a model, or add the folder of your models to PLATEAU_MODELS."};
}

} // namespace plateau::checkpoint
