#include "core/tokenizer/load/gguf_sentencepiece.h"

#include "core/checkpoint/gguf/gguf_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::tokenizer {
namespace {

using checkpoint::GgufFile;
using Type = SentencePieceModel::Type;

constexpr const char* getAgain = "Get the file again; it is damaged.";

Result<void> readPieces(const GgufFile& file, const std::string& where, SentencePieceSpec& spec) {
    const auto* tokens = file.value<std::vector<std::string>>("tokenizer.ggml.tokens");
    const auto* scores = file.value<std::vector<double>>("tokenizer.ggml.scores");
    const auto* types = file.value<std::vector<double>>("tokenizer.ggml.token_type");
    if (tokens == nullptr || scores == nullptr || types == nullptr || scores->size() != tokens->size() ||
        types->size() != tokens->size()) {
        return badInput(where + ": tokenizer.ggml.tokens",
                        "are missing, or their scores and types are not theirs", getAgain);
    }
    for (std::size_t id = 0; id < tokens->size(); ++id) {
        const double type = (*types)[id];
        if (!(type >= 1 && type <= 6)) {
            return badInput(fmt::format("{}: tokenizer.ggml.token_type[{}]", where, id),
                            fmt::format("{} is no type", type), getAgain);
        }
        spec.model.pieces.push_back(
            {(*tokens)[id], static_cast<float>((*scores)[id]), static_cast<Type>(static_cast<int>(type))});
        const Type is = spec.model.pieces.back().type;
        spec.model.byteFallback = spec.model.byteFallback || is == Type::Byte;
        if (is == Type::Control || is == Type::Unknown) {
            spec.addedTokens.push_back({static_cast<std::int32_t>(id), (*tokens)[id]});
        }
    }
    return {};
}

Result<void> readRoles(const GgufFile& file, const std::string& where, SentencePieceSpec& spec) {
    constexpr std::array roles = {std::pair{"bos", SpecialRole::Begin}, std::pair{"eos", SpecialRole::End},
                                  std::pair{"padding", SpecialRole::Padding},
                                  std::pair{"unknown", SpecialRole::Unknown}};
    for (const auto& [name, role] : roles) {
        const std::string key = fmt::format("tokenizer.ggml.{}_token_id", name);
        const auto* id = file.value<std::int64_t>(key);
        if (id == nullptr) {
            continue;
        }
        if (*id < 0 || *id >= static_cast<std::int64_t>(spec.model.pieces.size())) {
            return badInput(where + ": " + key, fmt::format("{} is no token", *id), getAgain);
        }
        spec.specials[role] = static_cast<std::int32_t>(*id);
    }
    return {};
}

} // namespace

Result<SentencePieceSpec> readGgufSentencePiece(const std::filesystem::path& path) {
    const auto file = GgufFile::open(path);
    if (!file) {
        return file.error();
    }
    SentencePieceSpec spec;
    spec.model.kind = SentencePieceModel::Kind::Bpe;
    spec.model.removeExtraSpaces = false;
    const auto* space = file->value<bool>("tokenizer.ggml.add_space_prefix");
    spec.model.dummyPrefix = space == nullptr || *space;
    for (const auto step : {readPieces, readRoles}) {
        if (const auto done = step(*file, path.string(), spec); !done) {
            return done.error();
        }
    }
    return spec;
}

} // namespace plateau::tokenizer
