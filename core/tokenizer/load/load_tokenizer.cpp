#include "core/tokenizer/load/load_tokenizer.h"

#include "core/base/file.h"
#include "core/checkpoint/gguf/gguf_file.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/bpe/bpe_files.h"
#include "core/tokenizer/bpe/character_bpe_json.h"
#include "core/tokenizer/bpe/roberta_files.h"
#include "core/tokenizer/load/gguf_sentencepiece.h"
#include "core/tokenizer/load/gguf_tokenizer.h"
#include "core/tokenizer/sentencepiece/sentencepiece_files.h"
#include "core/tokenizer/sentencepiece/unigram_json.h"
#include "core/tokenizer/special_texts.h"
#include "core/tokenizer/wordpiece/bert_tokenizer.h"
#include "core/tokenizer/wordpiece/tokenizer_files.h"

namespace plateau::tokenizer {
namespace {

Result<std::unique_ptr<Tokenizer>> loadWordPiece(const std::filesystem::path& folder) {
    auto spec = readTokenizerSpec(folder);
    if (!spec) {
        return spec.error();
    }
    return std::unique_ptr<Tokenizer>(std::make_unique<BertTokenizer>(*std::move(spec)));
}

/// Files of the first releases of `tokenizers` name no type; only BPE has merges.
bool isBpe(const Json& model) {
    return hasType(model, "BPE") || (member(model, "type").is_null() && member(model, "merges").is_array());
}

Result<std::unique_ptr<Tokenizer>> made(Result<BpeSpec> spec) {
    return spec ? Result<std::unique_ptr<Tokenizer>>(std::make_unique<BpeTokenizer>(*std::move(spec)))
                : spec.error();
}

Result<std::unique_ptr<Tokenizer>> loadBpe(const Json& json, const std::filesystem::path& path) {
    const auto specials = readSpecialTexts(path.parent_path());
    if (!specials) {
        return specials.error();
    }
    if (isCharacterBpe(json)) {
        auto spec = parseCharacterBpe(json, *specials, path.string());
        return spec ? Result<std::unique_ptr<Tokenizer>>(std::make_unique<CharacterBpe>(*std::move(spec)))
                    : spec.error();
    }
    return made(parseBpe(json, *specials, path.string()));
}

Result<std::unique_ptr<Tokenizer>> loadRoberta(const std::filesystem::path& folder) {
    auto specials = readSpecialTexts(folder);
    if (!specials) {
        return specials.error();
    }
    const auto json = robertaTokenizerJson(folder, *specials);
    return json ? made(parseBpe(*json, *specials, (folder / "vocab.json").string())) : json.error();
}

Result<std::unique_ptr<Tokenizer>> madeOf(Result<SentencePieceSpec> spec, const std::filesystem::path& path) {
    if (!spec) {
        return spec.error();
    }
    auto made = SentencePieceTokenizer::of(*std::move(spec), path.string());
    return made ? Result<std::unique_ptr<Tokenizer>>(*std::move(made)) : made.error();
}

Result<std::unique_ptr<Tokenizer>> loadUnigram(const Json& json, const std::filesystem::path& path) {
    const auto specials = readSpecialTexts(path.parent_path());
    auto spec =
        specials ? parseUnigram(json, *specials, path.string()) : Result<UnigramSpec>(specials.error());
    return spec ? Result<std::unique_ptr<Tokenizer>>(std::make_unique<UnigramTokenizer>(*std::move(spec)))
                : spec.error();
}

Result<std::unique_ptr<Tokenizer>> loadGguf(const std::filesystem::path& path) {
    const auto file = checkpoint::GgufFile::open(path);
    if (!file) {
        return file.error();
    }
    const auto* kind = file->value<std::string>("tokenizer.ggml.model");
    if (kind != nullptr && *kind == "llama") {
        return madeOf(readGgufSentencePiece(path), path);
    }
    return made(readGgufBpe(path));
}

} // namespace

Result<std::unique_ptr<Tokenizer>> loadTokenizer(const std::filesystem::path& folder) {
    if (checkpoint::isGguf(folder)) {
        return loadGguf(folder);
    }
    const auto path = folder / "tokenizer.json";
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
        if (hasRobertaFiles(folder)) {
            return loadRoberta(folder);
        }
        const auto model = sentencePieceFile(folder);
        return model ? madeOf(readSentencePiece(*model), *model) : loadWordPiece(folder);
    }
    const auto json = readJson(path, JsonLimits{.fileBytes = tokenizerFileBytes});
    if (json && hasType(member(*json, "model"), "Unigram")) {
        return loadUnigram(*json, path);
    }
    return json && isBpe(member(*json, "model")) ? loadBpe(*json, path) : loadWordPiece(folder);
}

} // namespace plateau::tokenizer
