#include "core/tokenizer/bpe/character_bpe_json.h"

#include "core/base/utf8.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/bpe/bpe_parts.h"
#include "core/tokenizer/role_texts.h"
#include "core/tokenizer/spaced_pieces.h"

#include <fmt/format.h>

namespace plateau::tokenizer {
namespace {

using Prefix = CharacterBpeSpec::Prefix;
constexpr const char* chooseKnown = "Choose a model such as Llama 2, Mistral, Gemma, Llama 3 or Qwen2.";

Error unsupported(const std::string& where, const Json& part) {
    return badInput(where, fmt::format("'{}' is not supported yet", printable(part.dump(), 120)),
                    chooseKnown);
}

bool marksSpaces(const Json& step) {
    return hasType(step, "Replace") && member(member(step, "pattern"), "String") == Json(" ") &&
           member(step, "content") == Json(spaceMark);
}

/// What stands before every stretch, and whether spaces become marks at all.
Result<void> readNormalizer(const Json& normalizer, const std::string& where, CharacterBpeSpec& spec,
                            bool& marks) {
    for (const Json& step : stepsOf(normalizer, "normalizers")) {
        if (hasType(step, "Prepend") && member(step, "prepend") == Json(spaceMark)) {
            spec.prefix = Prefix::EveryStretch;
        } else if (marksSpaces(step)) {
            marks = true;
        } else {
            return unsupported(where + ": normalizer", step);
        }
    }
    return {};
}

Result<void> readSplitter(const Json& splitter, const std::string& where, CharacterBpeSpec& spec,
                          bool& marks) {
    for (const Json& step : stepsOf(splitter, "pretokenizers")) {
        const Json& scheme = member(step, "prepend_scheme");
        const bool isMetaspace = hasType(step, "Metaspace") &&
                                 member(step, "replacement") == Json(spaceMark) &&
                                 member(step, "split") == Json(false);
        // Where no space is left, splitting at them does nothing.
        const bool isIdle =
            marks && hasType(step, "Split") && member(member(step, "pattern"), "String") == Json(" ");
        if (isMetaspace && (scheme == Json("first") || scheme == Json("always") || scheme == Json("never"))) {
            spec.prefix = scheme == Json("first")    ? Prefix::First
                          : scheme == Json("always") ? Prefix::EveryStretch
                                                     : Prefix::None;
            spec.prefixBeforeSpace = false;
            marks = true;
        } else if (!isIdle) {
            return unsupported(where + ": pre_tokenizer", step);
        }
    }
    return marks ? Result<void>() : unsupported(where + ": normalizer", Json());
}

Result<void> readModel(const Json& model, const std::string& where, CharacterBpeSpec& spec) {
    for (const char* name : {"dropout", "continuing_subword_prefix", "end_of_word_suffix"}) {
        const Json& value = member(model, name);
        if (!value.is_null() && value != Json("") && value != Json(0.0)) {
            return unsupported(fmt::format("{}: model.{}", where, name), value);
        }
    }
    spec.byteFallback = member(model, "byte_fallback") == Json(true);
    spec.ignoreMerges = member(model, "ignore_merges") == Json(true);
    spec.fuseUnknown = member(model, "fuse_unk") == Json(true);
    return {};
}

} // namespace

bool isCharacterBpe(const Json& json) {
    for (const Json& step : stepsOf(member(json, "pre_tokenizer"), "pretokenizers")) {
        if (hasType(step, "ByteLevel")) {
            return false;
        }
    }
    return member(member(json, "model"), "byte_fallback") == Json(true);
}

Result<CharacterBpeSpec> parseCharacterBpe(const Json& json,
                                           const std::map<std::string, std::string>& specials,
                                           const std::string& where) {
    const Json& model = member(json, "model");
    auto vocabulary = readVocabulary(member(model, "vocab"), where);
    if (!vocabulary) {
        return vocabulary.error();
    }
    CharacterBpeSpec spec;
    spec.prefix = Prefix::None;
    spec.vocabulary = *std::move(vocabulary);
    TokenIds ids = idsByText(spec.vocabulary);
    bool marks = false;
    for (const auto& done :
         {readModel(model, where, spec), readMerges(member(model, "merges"), ids, where, spec.merges),
          readNormalizer(member(json, "normalizer"), where, spec, marks),
          readSplitter(member(json, "pre_tokenizer"), where, spec, marks)}) {
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
    const Json& unknown = member(model, "unk_token");
    const auto id = unknown.is_string() ? ids.find(unknown.get<std::string>()) : ids.end();
    if (id != ids.end()) {
        spec.specials[SpecialRole::Unknown] = id->second;
    }
    return spec;
}

} // namespace plateau::tokenizer
