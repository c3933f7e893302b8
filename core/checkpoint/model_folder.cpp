#include "core/checkpoint/model_folder.h"

#include "core/base/json_fields.h"
#include "core/base/paths.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/checkpoint/gguf_model.h"
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

/// `pooling_mode` of sentence-transformers 6: one name or a list.
std::vector<std::string> statedModes(JsonFields& fields) {
    std::vector<std::string> modes;
    const Json* stated = fields.find("pooling_mode");
    if (stated != nullptr && stated->is_string()) {
        modes.push_back(stated->get<std::string>());
    } else if (stated != nullptr) {
        fields.read("pooling_mode", modes);
    }
    return modes;
}

/// The pooling mode of 1_Pooling/config.json, a name or flags: exactly one must be on.
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
    for (const std::string& mode : statedModes(fields)) {
        const auto pooling = poolingFromName(mode == "mean_sqrt_len_tokens" ? "mean_sqrt_len" : mode);
        if (pooling) {
            chosen.push_back(*pooling);
        } else {
            fields.fault("pooling_mode", fmt::format("'{}' is not supported", printable(mode, 40)),
                         "Choose a model with mean or cls pooling.");
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

std::string textOf(const Json& module, const char* key) {
    const auto value = module.is_object() ? module.value(key, Json()) : Json();
    return value.is_string() ? value.get<std::string>() : "";
}

/// What modules.json of a sentence-transformers model names.
struct SentenceModules {
    bool normalise = false;
    std::string transformer; ///< folder of the encoder; empty: the model's own
    std::string pooling;     ///< folder; empty: none is named
};

/// Other modules than Transformer, Pooling and Normalize are refused.
Result<SentenceModules> readModules(const fs::path& path) {
    const auto json = readJson(path);
    if (!json) {
        return json.error();
    }
    SentenceModules modules;
    for (const Json& module : *json) {
        const std::string text = textOf(module, "type");
        if (text.ends_with(".Normalize")) {
            modules.normalise = true;
        } else if (text.ends_with(".Transformer")) {
            modules.transformer = textOf(module, "path");
        } else if (text.ends_with(".Pooling")) {
            modules.pooling = textOf(module, "path");
        } else {
            return badInput(
                path.string(), fmt::format("the module '{}' is not supported yet", printable(text, 80)),
                "Choose an encoder with a Transformer, a Pooling and at most a Normalize module.");
        }
    }
    return modules;
}

/// modules.json as far as it is there. A folder of an old layout, whose encoder lies one level deeper, is
/// BadInput that names that level.
Result<SentenceModules> modulesOf(const fs::path& folder) {
    if (!isThere(folder / "modules.json")) {
        return SentenceModules{};
    }
    auto modules = readModules(folder / "modules.json");
    if (modules && !modules->transformer.empty()) {
        return badInput(
            folder.string(),
            fmt::format("is a sentence-transformers folder of an old layout: its encoder lies in '{}'",
                        printable(modules->transformer, 80)),
            "Move the files of that folder up into the model's folder, and set its path to \"\" in "
            "modules.json.");
    }
    return modules;
}

Result<void> readSentenceFiles(ModelCard& card, const SentenceModules& modules) {
    card.normalise = modules.normalise;
    const fs::path file = fs::path(modules.pooling.empty() ? "1_Pooling" : modules.pooling) / "config.json";
    const auto path = insideFolder(card.folder, file.string());
    if (!path) {
        return path.error();
    }
    if (isThere(*path)) {
        const auto pooling = readPooling(*path);
        if (!pooling) {
            return pooling.error();
        }
        card.pooling = *pooling;
        card.poolingStated = true;
    } else if (!modules.pooling.empty()) {
        return badInput((card.folder / "modules.json").string(),
                        fmt::format("names '{}', which is not there", printable(file.string(), 120)),
                        "Get the model's missing file: it says how the vectors of the tokens become one.");
    }
    const auto limits = card.folder / "sentence_bert_config.json";
    if (!isThere(limits)) {
        return {};
    }
    const auto json = readJson(limits);
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    fields.read("max_seq_length", card.maxTokens);
    if (card.maxTokens && (*card.maxTokens < 2 || *card.maxTokens > card.shape.context)) {
        fields.fault("max_seq_length", "does not fit max_position_embeddings", restore);
    }
    return faults.empty() ? Result<void>() : faultsToError(limits.string(), faults);
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
                                               static_cast<std::uint64_t>(card.shape.wordFeatures)};
    if (words->shape != wanted) {
        return badInput(where,
                        fmt::format("'{}' is [{}], config.json says [{}]", words->name,
                                    fmt::join(words->shape, ", "), fmt::join(wanted, ", ")),
                        "Get the model's files again; they belong to different models.");
    }
    for (const auto& [tensorName, tensor] : weights->tensors()) {
        card.parameters += isFloating(tensor.type) ? tensor.elements() : 0;
    }
    card.weightBytes = weights->bytes();
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
    for (const char* file : {"tokenizer.json", "vocab.txt", "vocab.json", "merges.txt",
                             "tokenizer_config.json", "special_tokens_map.json"}) {
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

ModelCard cardOf(BuiltInModel model) {
    ModelCard card;
    card.folder = model.name;
    card.shape = model.shape;
    card.weightsSha256 = model.sha256;
    card.parameters = static_cast<std::uint64_t>(parametersFromScratch(model.shape, 0, 0));
    card.builtIn = std::move(model);
    return card;
}

/// All of it is in the one file.
Result<ModelCard> describeGguf(const fs::path& path, WeightHash hash) {
    auto shape = readModelShape(path);
    const auto file = GgufFile::open(path);
    if (!shape || !file) {
        return !shape ? shape.error() : file.error();
    }
    ModelCard card;
    card.folder = path;
    card.shape = *std::move(shape);
    if (const auto* licence = file->value<std::string>("general.license")) {
        card.licence = *licence;
    }
    card.weightTypes = weightTypes(*file);
    const auto done = readWeights(card, hash);
    return done ? Result<ModelCard>(std::move(card)) : done.error();
}

} // namespace

Result<ModelCard> describeModelFolder(const fs::path& folder, WeightHash hash) {
    if (auto builtIn = builtInModel(folder.string()); builtIn && !isThere(folder / "config.json")) {
        return cardOf(*std::move(builtIn));
    }
    if (isGguf(folder)) {
        return describeGguf(folder, hash);
    }
    const auto modules = modulesOf(folder);
    if (!modules) {
        return modules.error();
    }
    auto shape = readModelShape(folder);
    if (!shape) {
        return shape.error();
    }
    ModelCard card;
    card.folder = folder;
    card.shape = *std::move(shape);
    if (const auto done = readSentenceFiles(card, *modules); !done) {
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
        if (isThere(root / "adapter_config.json") && !isThere(root / "config.json")) {
            return badInput(root.string(), "is an adapter, not a model",
                            "Choose the folder of the model that it was trained on.");
        }
        for (const auto& folder : {root, root / "model"}) {
            if (isThere(folder / "config.json")) {
                return folder;
            }
        }
        if (auto file = ggufOf(root)) {
            return *file;
        }
        places += (places.empty() ? "" : ", ") + root.string();
    }
    if (builtInModel(nameOrFolder)) {
        return fs::path(nameOrFolder);
    }
    return Error{ErrorKind::NotFound, nameOrFolder,
                 "no model with a config.json and no GGUF file; looked in " + places,
                 "Give the folder of a model, or add the folder of your models to PLATEAU_MODELS."};
}

} // namespace plateau::checkpoint
