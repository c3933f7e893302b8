#include "core/runner/planned_model.h"

#include "core/base/alive_lock.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/utf8.h"
#include "core/checkpoint/identity_files.h"
#include "core/checkpoint/model_folder.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/tokenizer/load/load_tokenizer.h"

#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <thread>

namespace plateau::runner {
namespace {

std::filesystem::path configurationFile() {
    const char* home = std::getenv("HOME");
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const std::filesystem::path root = config && *config
                                           ? std::filesystem::path(config)
                                           : std::filesystem::path(home ? home : ".") / ".config";
    return root / "plateau" / "models.json";
}

/// {"<sha256>": "<folder>"}; a missing or damaged file is an empty one, it can be rebuilt by naming the model
/// again.
Json remembered() {
    const auto json = readJson(configurationFile());
    return json && json->is_object() ? *json : Json::object();
}

/// Waits for whoever else writes the notes, seconds at most: two at once would lose one of two notes. Nothing
/// where the file system has no locks.
std::optional<AliveLock> writingAlone() {
    constexpr int tries = 250;
    for (int i = 0; i < tries; ++i) {
        auto lock = AliveLock::hold(configurationFile().replace_extension(".lock"));
        if (lock) {
            return std::move(*lock);
        }
        if (lock.error().kind != ErrorKind::Busy) {
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return std::nullopt;
}

/// Of the model's tokenizer; "none" for one that reads rows of features.
Result<std::string> tokenizerHash(const checkpoint::ModelCard& card) {
    if (card.builtIn) {
        return card.builtIn->readsBytes ? tokenizer::ByteTokenizer().hash() : std::string("none");
    }
    const auto tokenizer = tokenizer::loadTokenizer(card.folder);
    if (!tokenizer) {
        return tokenizer.error();
    }
    const auto rows = static_cast<std::size_t>(card.shape.vocabulary);
    const auto fits = tokenizer::checkVocabulary(**tokenizer, rows, card.folder.string());
    return fits ? Result<std::string>((*tokenizer)->hash()) : fits.error();
}

/// Whether the model is the planned one in all that decides what it computes: weights, tokenizer, and the
/// files beside them as far as the plan names them.
Result<void> isPlanned(const std::filesystem::path& folder, const experiment::ModelReference& model) {
    const auto card = checkpoint::describeModelFolder(folder, checkpoint::WeightHash::Compute);
    if (!card) {
        return card.error();
    }
    const auto other = [&](const std::string& what) {
        return badInput(folder.string(), what,
                        "Put the planned model there or set PLATEAU_MODELS to the folder that holds it.");
    };
    if (card->weightsSha256 != model.sha256) {
        return other("has other weights than the plan (" + card->weightsSha256 + ", planned " + model.sha256 +
                     ")");
    }
    const auto tokens = tokenizerHash(*card);
    const auto files = checkpoint::identityFiles(folder);
    if (!tokens || !files) {
        return !tokens ? tokens.error() : files.error();
    }
    if (*tokens != model.tokenizerHash) {
        return other("has the planned weights, but another tokenizer than the plan");
    }
    if (model.files.empty()) {
        return {};
    }
    std::map<std::string, std::string> every = model.files;
    every.insert(files->begin(), files->end());
    for (const auto& [name, hash] : every) {
        const auto now = files->find(name);
        const auto planned = model.files.find(name);
        if (now == files->end() || planned == model.files.end() || now->second != planned->second) {
            return other("has the planned weights, but another " + name + " than the plan");
        }
    }
    return {};
}

} // namespace

Result<std::filesystem::path> findPlannedModel(const experiment::ModelReference& model) {
    const auto byName = checkpoint::findModel(model.name);
    std::vector<std::filesystem::path> candidates;
    if (byName) {
        candidates.push_back(*byName);
    }
    const Json known = remembered();
    if (const auto it = known.find(model.sha256); it != known.end() && it->is_string()) {
        candidates.emplace_back(it->get<std::string>());
    }
    std::optional<Error> refused;
    for (const auto& folder : candidates) {
        const auto same = isPlanned(folder, model);
        if (same) {
            return folder;
        }
        refused = refused.value_or(same.error());
    }
    return refused.value_or(byName ? Error() : byName.error());
}

Result<void> rememberModel(const experiment::ModelReference& model, const std::filesystem::path& folder) {
    const auto file = configurationFile();
    if (const auto made = makeFolders(file.parent_path()); !made) {
        return made.error();
    }
    const auto alone = writingAlone();
    Json known = remembered();
    std::error_code ignored;
    known[model.sha256] = std::filesystem::absolute(folder, ignored).string();
    const auto written = publishFile(file, known.dump(2) + "\n", Publish::Replace);
    return written ? Result<void>() : Result<void>(written.error());
}

Result<experiment::ModelReference> describeModel(const std::filesystem::path& folder) {
    const auto card = checkpoint::describeModelFolder(folder, checkpoint::WeightHash::Compute);
    if (!card) {
        return card.error();
    }
    const auto tokens = tokenizerHash(*card);
    auto files = checkpoint::identityFiles(folder);
    if (!tokens || !files) {
        return !tokens ? tokens.error() : files.error();
    }
    std::error_code ignored;
    const auto whole = std::filesystem::weakly_canonical(folder, ignored);
    experiment::ModelReference model;
    model.name = (whole.filename() == "model" ? whole.parent_path() : whole).filename().string();
    if (firstInvalidUtf8(whole.string())) {
        return badInput(printable(whole.string()), "is a path that is not UTF-8", "Rename the folders.");
    }
    model.sha256 = card->weightsSha256;
    model.tokenizerHash = *tokens;
    model.files = std::move(*files);
    model.family = card->shape.family;
    model.parameters = static_cast<std::int64_t>(card->parameters);
    return model;
}

} // namespace plateau::runner
