#include "core/tokenizer/sentencepiece/unigram_json.h"

#include "core/base/utf8.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/role_texts.h"
#include "core/tokenizer/spaced_pieces.h"
#include "core/tokenizer/special_texts.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace plateau::tokenizer {
namespace {

using Step = UnigramSpec::Step;
/// Of one piece; trained ones have 16 characters. Encoding takes the square of it at every place.
constexpr std::size_t mostPieceBytes = 512;
constexpr const char* restore = "Restore the model's own tokenizer.json.";

Error unsupported(const std::string& where, const Json& part) {
    return badInput(where, fmt::format("'{}' is not supported yet", printable(part.dump(), 120)),
                    "Choose a model such as XLM-RoBERTa or T5.");
}

std::optional<std::string> decodeBase64(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text.substr(0, text.find('='))) {
        const auto digit = alphabet.find(c);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFFU);
        }
    }
    return bytes;
}

Result<void> readPieces(const Json& model, const std::string& where, UnigramSpec& spec, TokenIds& ids) {
    const Json& vocabulary = member(model, "vocab");
    const Json& unknown = member(model, "unk_id");
    if (!vocabulary.is_array() || vocabulary.size() > mostTokens || !unknown.is_number_unsigned() ||
        unknown.get<std::uint64_t>() >= vocabulary.size()) {
        return badInput(where + ": model.vocab", "not a list of pieces with an unknown one", restore);
    }
    for (const Json& item : vocabulary) {
        const bool isPiece =
            item.is_array() && item.size() == 2 && item[0].is_string() && item[1].is_number();
        const double score = isPiece ? item[1].get<double>() : std::numeric_limits<double>::infinity();
        if (!std::isfinite(score) || item[0].get_ref<const std::string&>().empty() ||
            item[0].get_ref<const std::string&>().size() > mostPieceBytes) {
            return badInput(fmt::format("{}: model.vocab[{}]", where, spec.pieces.size()),
                            fmt::format("is no piece of 1 … {} bytes with a score", mostPieceBytes), restore);
        }
        spec.pieces.push_back({item[0].get<std::string>(), score});
    }
    for (std::size_t id = 0; id < spec.pieces.size(); ++id) {
        if (!ids.emplace(spec.pieces[id].text, static_cast<std::int32_t>(id)).second) {
            return badInput(fmt::format("{}: model.vocab[{}]", where, id),
                            fmt::format("'{}' is there twice", printable(spec.pieces[id].text, 40)), restore);
        }
    }
    spec.unknown = unknown.get<std::int32_t>();
    return {};
}

Result<void> readMap(const Json& step, const std::string& where, UnigramSpec& spec) {
    const Json& map = member(step, "precompiled_charsmap");
    auto bytes = map.is_string() ? decodeBase64(map.get_ref<const std::string&>()) : std::nullopt;
    spec.map = bytes ? Charsmap::of(*std::move(bytes)) : std::nullopt;
    if (!spec.map) {
        return badInput(where + ": precompiled_charsmap", "is no map of characters", restore);
    }
    spec.steps.push_back({Step::Kind::Map, ""});
    return {};
}

Result<void> readNormalizer(const Json& normalizer, const std::string& where, UnigramSpec& spec) {
    for (const Json& step : stepsOf(normalizer, "normalizers")) {
        const Json& content = member(step, "content");
        if (hasType(step, "Precompiled") && !spec.map) {
            if (const auto read = readMap(step, where, spec); !read) {
                return read;
            }
        } else if (hasType(step, "Replace") && member(member(step, "pattern"), "Regex") == Json(" {2,}") &&
                   content.is_string()) {
            spec.steps.push_back({Step::Kind::JoinSpaces, content.get<std::string>()});
        } else if (hasType(step, "Strip") && member(step, "strip_left") == Json(false) &&
                   member(step, "strip_right") == Json(true)) {
            spec.steps.push_back({Step::Kind::TrimRight, ""});
        } else {
            return unsupported(where + ": normalizer", step);
        }
    }
    return {};
}

Result<void> readSplitter(const Json& splitter, const std::string& where, UnigramSpec& spec) {
    const Json steps = stepsOf(splitter, "pretokenizers");
    spec.splitsAtWhiteSpace = steps.size() == 2 && hasType(steps[0], "WhitespaceSplit");
    const Json& last = steps.empty() ? splitter : steps.back();
    const Json& scheme = member(last, "prepend_scheme");
    const bool always =
        scheme == Json("always") || (scheme.is_null() && member(last, "add_prefix_space") == Json(true));
    const bool isMetaspace = hasType(last, "Metaspace") && member(last, "replacement") == Json(spaceMark) &&
                             always && member(last, "split") != Json(false);
    return isMetaspace && steps.size() == (spec.splitsAtWhiteSpace ? 2U : 1U)
               ? Result<void>()
               : unsupported(where + ": pre_tokenizer", splitter);
}

} // namespace

Result<UnigramSpec> parseUnigram(const Json& json, const std::map<std::string, std::string>& specials,
                                 const std::string& where) {
    const Json& model = member(json, "model");
    if (member(model, "byte_fallback") == Json(true)) {
        return unsupported(where, {{"byte_fallback", true}});
    }
    UnigramSpec spec;
    TokenIds ids;
    for (const auto& done :
         {readPieces(model, where, spec, ids), readNormalizer(member(json, "normalizer"), where, spec),
          readSplitter(member(json, "pre_tokenizer"), where, spec)}) {
        if (!done) {
            return done.error();
        }
    }
    auto added = readAddedTokens(member(json, "added_tokens"), ids, spec.pieces.size(), where);
    if (!added) {
        return added.error();
    }
    spec.addedTokens = *std::move(added);
    for (const AddedToken& token : spec.addedTokens) {
        ids[token.content] = token.id;
    }
    spec.specials = rolesOf(specials, ids);
    const auto around = tokensAround(member(json, "post_processor"));
    if (around && !spec.specials.contains(SpecialRole::Classification) &&
        !spec.specials.contains(SpecialRole::Separator)) {
        const auto first = ids.find(around->first);
        const auto last = ids.find(around->second);
        if (first != ids.end() && last != ids.end()) {
            spec.specials[SpecialRole::Classification] = first->second;
            spec.specials[SpecialRole::Separator] = last->second;
        }
    }
    spec.specials[SpecialRole::Unknown] = spec.unknown;
    return spec;
}

} // namespace plateau::tokenizer
