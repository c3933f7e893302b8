#include "core/base/json_fields.h"
#include "core/base/utf8.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/special_texts.h"
#include "core/tokenizer/wordpiece/tokenizer_config.h"
#include "core/tokenizer/wordpiece/tokenizer_files.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::tokenizer {
namespace {

constexpr const char* restore = "Restore the model's own tokenizer.json.";

Error unsupported(const std::string& where, const char* part, const Json& object) {
    std::string type = "none";
    if (object.is_object()) {
        type = object.contains("type") && object["type"].is_string() ? object["type"].get<std::string>()
                                                                     : "of no stated type";
    }
    return badInput(where, fmt::format("{} '{}' is not supported yet", part, printable(type, 60)),
                    chooseBert);
}

Result<void> readModel(const Json& model, const std::string& where, TokenizerSpec& spec) {
    if (!hasType(model, "WordPiece")) {
        return unsupported(where, "a tokenizer model of type", model);
    }
    std::vector<Fault> faults;
    JsonFields fields(model, "model", faults);
    std::string unknown = "[UNK]";
    fields.read("unk_token", unknown);
    fields.read("continuing_subword_prefix", spec.continuingPrefix);
    fields.read("max_input_chars_per_word", spec.longestWord);
    if (spec.longestWord < 1 || spec.longestWord > TokenizerSpec::longestWordLimit) {
        fields.fault("max_input_chars_per_word",
                     fmt::format("not in 1 to {}", TokenizerSpec::longestWordLimit), chooseBert);
    }
    if (!faults.empty()) {
        return faultsToError(where, faults);
    }
    auto vocabulary = readVocabulary(member(model, "vocab"), where);
    if (!vocabulary) {
        return vocabulary.error();
    }
    spec.vocabulary = *std::move(vocabulary);
    const auto found = std::find(spec.vocabulary.begin(), spec.vocabulary.end(), unknown);
    if (unknown.empty() || found == spec.vocabulary.end()) {
        return badInput(where + ": model.unk_token", "is not in the vocabulary", restore);
    }
    spec.unknown = static_cast<std::int32_t>(found - spec.vocabulary.begin());
    return {};
}

Result<void> readNormalizer(const Json& json, const std::string& where, TokenizerSpec& spec) {
    const Json& normalizer = member(json, "normalizer");
    const Json& splitter = member(json, "pre_tokenizer");
    if (!hasType(normalizer, "BertNormalizer")) {
        return unsupported(where, "a normalizer of type", normalizer);
    }
    if (!hasType(splitter, "BertPreTokenizer")) {
        return unsupported(where, "a pre_tokenizer of type", splitter);
    }
    std::vector<Fault> faults;
    JsonFields fields(normalizer, "normalizer", faults);
    std::optional<bool> strip;
    fields.read("clean_text", spec.settings.cleanText);
    fields.read("handle_chinese_chars", spec.settings.spaceIdeographs);
    fields.read("lowercase", spec.settings.lowerCase);
    fields.read("strip_accents", strip);
    spec.settings.stripAccents = strip.value_or(spec.settings.lowerCase);
    return faults.empty() ? Result<void>() : faultsToError(where, faults);
}

Result<void> readSpecialIds(const Json& json, const std::string& where, TokenizerSpec& spec) {
    const Json& processor = member(json, "post_processor");
    const auto around = tokensAround(processor);
    if (!around) {
        return unsupported(where, "a post_processor of type", processor);
    }
    const TokenIds ids = idsByText(spec);
    const auto clsId = idOf(ids, around->first, where);
    const auto sepId = idOf(ids, around->second, where);
    if (!clsId || !sepId) {
        return clsId ? sepId.error() : clsId.error();
    }
    spec.cls = *clsId;
    spec.sep = *sepId;
    return {};
}

} // namespace

Result<TokenizerSpec> parseTokenizerJson(std::string_view text, const std::string& where) {
    const auto json = parseJson(text, where, JsonLimits{.fileBytes = tokenizerFileBytes});
    if (!json) {
        return json.error();
    }
    TokenizerSpec spec;
    for (const auto& done :
         {readModel(member(*json, "model"), where, spec), readNormalizer(*json, where, spec)}) {
        if (!done) {
            return done.error();
        }
    }
    auto added =
        readAddedTokens(member(*json, "added_tokens"), idsByText(spec), spec.vocabulary.size(), where);
    if (!added) {
        return added.error();
    }
    spec.addedTokens = *std::move(added);
    if (const auto done = readSpecialIds(*json, where, spec); !done) {
        return done.error();
    }
    return spec;
}

} // namespace plateau::tokenizer
