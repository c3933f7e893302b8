#include "core/tokenizer/bpe/bpe_files.h"

#include "core/base/utf8.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/bpe/bpe_parts.h"
#include "core/tokenizer/bpe/byte_alphabet.h"
#include "core/tokenizer/role_texts.h"
#include "core/tokenizer/special_texts.h"

#include <algorithm>

namespace plateau::tokenizer {
namespace {

Error unsupported(const std::string& where, const char* part, const Json& value) {
    const Json& type = member(value, "type");
    const Json& named = value.is_string() ? value : type;
    const std::string text = named.is_string() ? named.get<std::string>() : value.dump();
    return badInput(where, fmt::format("{} '{}' is not supported yet", part, printable(text, 120)),
                    chooseByteLevel);
}

bool isOn(const Json& object, const char* name) {
    return member(object, name) == Json(true);
}

/// Settings of the model that change the ids: absent, null, false or empty, else refused.
Result<void> checkModel(const Json& model, const std::string& where) {
    for (const char* name : {"dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback"}) {
        const Json& value = member(model, name);
        if (!value.is_null() && value != Json(false) && value != Json("") && value != Json(0.0)) {
            return badInput(fmt::format("{}: model.{}", where, name),
                            fmt::format("{} is not supported yet", printable(value.dump(), 60)),
                            chooseByteLevel);
        }
    }
    return {};
}

/// False for bytes that texts do not have: control characters, and what begins no assigned character of
/// UTF-8. SmolLM2 has no token for some of them; there they are left out of the ids, as by the `tokenizers`
/// package.
bool isWritten(unsigned byte) {
    const bool isControl = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
    const bool beginsNothing = byte == 0xC0 || byte == 0xC1 || byte == 0xF1 || byte == 0xF2 || byte > 0xF3;
    return !isControl && !beginsNothing;
}

Result<void> checkBytes(const TokenIds& ids, const std::string& where) {
    for (unsigned byte = 0; byte < 256; ++byte) {
        if (isWritten(byte) && ids.count(writtenBytes(std::string(1, static_cast<char>(byte)))) == 0) {
            return badInput(where + ": model.vocab", fmt::format("has no token for the byte {}", byte),
                            chooseByteLevel);
        }
    }
    return {};
}

Result<void> readNormalizer(const Json& normalizer, const std::string& where, BpeSpec& spec) {
    const Json& steps = member(normalizer, "normalizers");
    const bool sequence = hasType(normalizer, "Sequence") && steps.is_array();
    const Json& only = sequence && steps.size() == 1 ? steps[0] : normalizer;
    if (only.is_null() || (sequence && steps.empty())) {
        return {};
    }
    if (!hasType(only, "NFC")) {
        return unsupported(where, "a normalizer of type", only);
    }
    spec.composed = true;
    return {};
}

/// One step of the pre_tokenizer; they come as Digits or Split, then ByteLevel.
Result<void> readSplitStep(const Json& step, const std::string& where, SplitRule& rule) {
    if (hasType(step, "Digits") && isOn(step, "individual_digits")) {
        rule.digitsFirst = true;
        return {};
    }
    if (hasType(step, "ByteLevel")) {
        rule.prefixSpace = member(step, "add_prefix_space") != Json(false);
        const bool ownPattern = member(step, "use_regex") != Json(false);
        if (ownPattern && rule.pattern != SplitPattern::None) {
            return unsupported(where, "two patterns in a pre_tokenizer", step);
        }
        rule.pattern = ownPattern ? SplitPattern::Gpt2 : rule.pattern;
        return {};
    }
    const Json& expression = member(member(step, "pattern"), "Regex");
    if (hasType(step, "Split") && member(step, "behavior") == Json("Isolated") && !isOn(step, "invert") &&
        expression.is_string()) {
        if (const auto pattern = splitPatternOf(expression.get<std::string>())) {
            rule.pattern = *pattern;
            return {};
        }
        return unsupported(where, "the expression", expression);
    }
    return unsupported(where, "a pre_tokenizer of type", step);
}

Result<void> readSplitRule(const Json& splitter, const std::string& where, BpeSpec& spec) {
    spec.split = {SplitPattern::None, false, false};
    const Json& several = member(splitter, "pretokenizers");
    const bool sequence = hasType(splitter, "Sequence") && several.is_array();
    const Json steps = sequence ? several : Json::array({splitter});
    if (steps.empty() || !hasType(steps.back(), "ByteLevel") || steps.size() > 2) {
        return unsupported(where, "a pre_tokenizer of type", splitter);
    }
    for (const Json& step : steps) {
        if (const auto done = readSplitStep(step, where, spec.split); !done) {
            return done;
        }
    }
    return {};
}

/// RoBERTa's own files name the tokens around a text nowhere else.
void readAround(const Json& processor, const TokenIds& ids, BpeSpec& spec) {
    const auto around = tokensAround(processor);
    if (!around || spec.specials.count(SpecialRole::Classification) > 0 ||
        spec.specials.count(SpecialRole::Separator) > 0) {
        return;
    }
    const auto first = ids.find(around->first);
    const auto last = ids.find(around->second);
    if (first != ids.end() && last != ids.end()) {
        spec.specials[SpecialRole::Classification] = first->second;
        spec.specials[SpecialRole::Separator] = last->second;
    }
}

} // namespace

Result<BpeSpec> parseBpe(const Json& json, const std::map<std::string, std::string>& specials,
                         const std::string& where) {
    const Json& model = member(json, "model");
    auto vocabulary = readVocabulary(member(model, "vocab"), where);
    if (!vocabulary) {
        return vocabulary.error();
    }
    BpeSpec spec;
    spec.vocabulary = *std::move(vocabulary);
    spec.ignoreMerges = isOn(model, "ignore_merges");
    TokenIds ids = idsByText(spec.vocabulary);
    for (const auto& done : {checkModel(model, where), checkBytes(ids, where),
                             readMerges(member(model, "merges"), ids, where, spec.merges),
                             readNormalizer(member(json, "normalizer"), where, spec),
                             readSplitRule(member(json, "pre_tokenizer"), where, spec)}) {
        if (!done) {
            return done.error();
        }
    }
    auto added = readAddedTokens(member(json, "added_tokens"), ids, spec.vocabulary.size(), where);
    if (!added) {
        return added.error();
    }
    spec.addedTokens = *std::move(added);
    for (const AddedToken& token : spec.addedTokens) {
        ids[token.content] = token.id;
    }
    spec.specials = rolesOf(specials, ids);
    readAround(member(json, "post_processor"), ids, spec);
    return spec;
}

} // namespace plateau::tokenizer
