#include "core/export/model_export.h"

#include "core/base/file.h"
#include "core/export/head.h"
#include "core/export/staged_folder.h"
#include "core/export/usage_files.h"

#include <fmt/format.h>

namespace plateau::exporter {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t copiedBytes = 64ull << 20;

/// What makes a folder of weights a model, beside the weights and config.json.
constexpr const char* companions[] = {"tokenizer.json",
                                      "vocab.txt",
                                      "vocab.json",
                                      "merges.txt",
                                      "tokenizer.model",
                                      "spiece.model",
                                      "sentencepiece.bpe.model",
                                      "sentencepiece.model",
                                      "added_tokens.json",
                                      "modules.json",
                                      "tokenizer_config.json",
                                      "special_tokens_map.json",
                                      "1_Pooling/config.json",
                                      "sentence_bert_config.json",
                                      "config_sentence_transformers.json",
                                      "LICENSE"};

Result<void> copyCompanions(const fs::path& from, const fs::path& to) {
    for (const char* name : companions) {
        std::error_code code;
        if (!fs::exists(from / name, code)) {
            continue;
        }
        const auto bytes = readWholeFile(from / name, copiedBytes);
        if (!bytes) {
            return bytes.error();
        }
        if (auto done = makeFolders((to / name).parent_path()); !done) {
            return done;
        }
        if (const auto done = publishFile(to / name, *bytes, Publish::Replace); !done) {
            return done.error();
        }
    }
    return {};
}

/// Writes the head, the info and the examples into a staged folder and publishes it.
Result<void> finish(StagedFolder& staged, const fs::path& base, const Head& head, AdapterInfo& info) {
    const auto location = writeHeadFile(staged.path(), head);
    if (!location) {
        return location.error();
    }
    info.head = *location;
    if (auto done = writeInfo(staged.path(), info); !done) {
        return done;
    }
    const auto done = writeUsage(staged.path(), base, info);
    return done ? staged.publish() : done;
}

Result<StagedFolder> begin(const fs::path& folder, const Head& head, const AdapterInfo& info) {
    auto problem = problemOf(head);
    if (problem.empty()) {
        problem = problemOf(info, head.classes);
    }
    return problem.empty()
               ? StagedFolder::create(folder)
               : badInput(folder.string(), problem, "Train the model again, or export another one.");
}

} // namespace

Result<void> writeHead(const fs::path& folder, const fs::path& base, const Head& head, AdapterInfo info) {
    info.kind = "last_layer";
    auto staged = begin(folder, head, info);
    return staged ? finish(*staged, base, head, info) : staged.error();
}

Result<void> writeModelFolder(const fs::path& folder, const fs::path& base,
                              std::vector<checkpoint::TensorData> tensors, const Head& head,
                              AdapterInfo info) {
    info.kind = "full";
    auto staged = begin(folder, head, info);
    if (!staged) {
        return staged.error();
    }
    if (auto done = copyCompanions(base, staged->path()); !done) {
        return done;
    }
    const auto written = checkpoint::writeSafetensors(staged->path() / "model.safetensors",
                                                      std::move(tensors), {}, Publish::Replace);
    return written ? finish(*staged, base, head, info) : written.error();
}

} // namespace plateau::exporter
