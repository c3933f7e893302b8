#include "core/tokenizer/load/load_tokenizer.h"

#include "core/base/file.h"
#include "core/checkpoint/gguf/gguf_file.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/bpe/bpe_files.h"
#include "core/tokenizer/load/gguf_tokenizer.h"
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

Result<std::unique_ptr<Tokenizer>> loadBpe(const Json& json, const std::filesystem::path& path) {
    const auto specials = readSpecialTexts(path.parent_path());
    if (!specials) {
        return specials.error();
    }
    auto spec = parseBpe(json, *specials, path.string());
    if (!spec) {
        return spec.error();
    }
    return std::unique_ptr<Tokenizer>(std::make_unique<BpeTokenizer>(*std::move(spec)));
}

} // namespace

Result<std::unique_ptr<Tokenizer>> loadTokenizer(const std::filesystem::path& folder) {
    if (checkpoint::isGguf(folder)) {
        auto spec = readGgufBpe(folder);
        return spec ? Result<std::unique_ptr<Tokenizer>>(std::make_unique<BpeTokenizer>(*std::move(spec)))
                    : spec.error();
    }
    const auto path = folder / "tokenizer.json";
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
        return loadWordPiece(folder);
    }
    const auto json = readJson(path, JsonLimits{.fileBytes = tokenizerFileBytes});
    return json && hasType(member(*json, "model"), "BPE") ? loadBpe(*json, path) : loadWordPiece(folder);
}

} // namespace plateau::tokenizer
