#include "core/tokenizer/sentencepiece/sentencepiece_tokenizer.h"

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/tokenizer/sentencepiece/model_bytes.h"
#include "core/tokenizer/spaced_pieces.h"
#include "core/tokenizer/valid_text.h"

#include <fmt/format.h>
#include <sentencepiece_processor.h>

#include <algorithm>
#include <exception>

namespace plateau::tokenizer {
namespace {

using Type = SentencePieceModel::Type;

/// Marks look like this: "<|im_end|>", "[INST]".
bool looksLikeMark(std::string_view text) {
    return text.size() > 2 &&
           ((text.front() == '<' && text.back() == '>') || (text.front() == '[' && text.back() == ']'));
}

/// User-defined pieces that are special: the files say so, or say nothing and the piece looks like a mark.
std::vector<AddedToken> keptBackOf(const SentencePieceSpec& spec) {
    std::map<std::int32_t, bool> stated;
    for (const AddedToken& token : spec.addedTokens) {
        stated[token.id] = token.special;
    }
    std::vector<AddedToken> tokens;
    for (std::size_t i = 0; i < spec.model.pieces.size(); ++i) {
        const auto& piece = spec.model.pieces[i];
        const auto id = static_cast<std::int32_t>(i);
        const auto found = stated.find(id);
        const bool isSpecial = found == stated.end() ? looksLikeMark(piece.text) : found->second;
        if (piece.type == Type::UserDefined && isSpecial) {
            tokens.push_back({id, piece.text});
        }
    }
    return tokens;
}

/// The error of the library for a model; empty for none. It throws where a trie cannot be built.
std::string load(sentencepiece::SentencePieceProcessor& processor, const SentencePieceModel& model) {
    try {
        const auto status = processor.LoadFromSerializedProto(bytesOf(model));
        return status.ok() ? std::string() : status.ToString();
    } catch (const std::exception& error) {
        return error.what();
    }
}

Result<void> checkAddedTokens(const SentencePieceSpec& spec, const std::string& where) {
    std::int32_t last = -1;
    for (const AddedToken& token : spec.addedTokens) {
        const auto id = static_cast<std::size_t>(token.id);
        const bool isPiece = token.id >= 0 && id < spec.model.pieces.size();
        if (token.id <= last || firstInvalidUtf8(token.content) ||
            (isPiece && spec.model.pieces[id].text != token.content)) {
            return badInput(fmt::format("{}: added token {}", where, token.id),
                            fmt::format("'{}' contradicts the vocabulary", printable(token.content, 40)),
                            "Restore the model's own tokenizer files.");
        }
        last = token.id;
    }
    return {};
}

std::vector<std::string> textsOf(const SentencePieceModel& model) {
    std::vector<std::string> texts;
    for (const auto& piece : model.pieces) {
        texts.push_back(piece.text);
    }
    return texts;
}

} // namespace

struct SentencePieceTokenizer::Library {
    sentencepiece::SentencePieceProcessor asTrained;
    sentencepiece::SentencePieceProcessor withoutPrefix; ///< puts no space before a text
};

std::string SentencePieceSpec::hash() const {
    Json pieces = Json::array();
    for (const auto& piece : model.pieces) {
        pieces.push_back({piece.text, piece.score, static_cast<int>(piece.type)});
    }
    Json added = Json::array();
    for (const AddedToken& token : addedTokens) {
        added.push_back({token.id, token.content, token.singleWord, token.leftStrip, token.rightStrip});
    }
    Json roles = Json::object();
    for (const auto& [role, id] : specials) {
        roles[tokenizer::name(role)] = id;
    }
    const Json all = {{"type", "sentencepiece"},
                      {"kind", static_cast<int>(model.kind)},
                      {"pieces", std::move(pieces)},
                      {"charsmap", sha256(model.charsmap)},
                      {"flags",
                       {model.byteFallback, model.spaceAsSuffix, model.dummyPrefix, model.removeExtraSpaces,
                        model.escapeSpaces, spaceBehindTokens}},
                      {"added_tokens", std::move(added)},
                      {"specials", std::move(roles)}};
    return sha256(all.dump());
}

SentencePieceTokenizer::SentencePieceTokenizer(SentencePieceSpec spec)
    : ListedTokenizer(textsOf(spec.model), spec.addedTokens, spec.specials, spec.hash()),
      m_spec(std::move(spec)),
      m_addedTokens(m_spec.addedTokens),
      m_keptBack(keptBackOf(m_spec)),
      m_library(std::make_unique<Library>()) {}

SentencePieceTokenizer::~SentencePieceTokenizer() = default;

Result<std::unique_ptr<SentencePieceTokenizer>> SentencePieceTokenizer::of(SentencePieceSpec spec,
                                                                           const std::string& where) {
    for (const auto& checked : {check(spec.model, where), checkAddedTokens(spec, where)}) {
        if (!checked) {
            return checked.error();
        }
    }
    std::unique_ptr<SentencePieceTokenizer> made(new SentencePieceTokenizer(std::move(spec)));
    SentencePieceModel plain = made->m_spec.model;
    plain.dummyPrefix = false;
    for (const auto& error : {load(made->m_library->asTrained, made->m_spec.model),
                              load(made->m_library->withoutPrefix, plain)}) {
        if (!error.empty()) {
            return badInput(where, "SentencePiece refuses it: " + printable(error),
                            "Get the model's own tokenizer files again; these are damaged.");
        }
    }
    return made;
}

std::vector<std::int32_t> SentencePieceTokenizer::encode(std::string_view text) const {
    return encode(text, AddedTokens::Search::All, Place::Start);
}

std::vector<std::int32_t> SentencePieceTokenizer::encodeLiteral(std::string_view text, Place place) const {
    return encode(text, AddedTokens::Search::NotSpecial, place);
}

std::vector<std::int32_t> SentencePieceTokenizer::encode(std::string_view text, AddedTokens::Search search,
                                                         Place place) const {
    Ids ids;
    m_addedTokens.split(
        validText(text), search,
        [&](std::string_view stretch) { encodeStretch(stretch, search, place, ids); },
        [&](std::int32_t id) {
            ids.push_back(id);
            place = Place::BehindToken;
        });
    return ids;
}

void SentencePieceTokenizer::encodeStretch(std::string_view text, AddedTokens::Search search, Place place,
                                           Ids& ids) const {
    const auto append = [&](std::string_view part) {
        const bool hasSpace =
            place == Place::Start || (place == Place::BehindToken && m_spec.spaceBehindTokens);
        std::vector<int> found;
        // Never fails: the model is checked and the text is UTF-8.
        (void)(hasSpace ? m_library->asTrained : m_library->withoutPrefix).Encode(part, &found);
        ids.insert(ids.end(), found.begin(), found.end());
        place = Place::Continues;
    };
    if (search == AddedTokens::Search::All || m_keptBack.empty()) {
        return append(text);
    }
    // A user-defined piece is found by the model wherever it is written: text that shows one is cut inside of
    // it.
    std::string part;
    m_keptBack.split(
        text, AddedTokens::Search::All, [&](std::string_view stretch) { part += stretch; },
        [&](std::int32_t id) {
            const std::string& mark = token(id);
            std::size_t first = 0;
            (void)decodeUtf8(mark, first);
            append(part + mark.substr(0, first));
            part = mark.substr(first);
        });
    if (!part.empty()) {
        append(part);
    }
}

std::string SentencePieceTokenizer::decode(std::span<const std::int32_t> ids) const {
    std::string text;
    Place place = Place::Start;
    for (const std::int32_t id : ids) {
        const auto index = static_cast<std::size_t>(id);
        if (id < 0 || index >= m_spec.model.pieces.size() ||
            m_spec.model.pieces[index].type == Type::Control) {
            text += token(id);
            place = Place::BehindToken;
            continue;
        }
        const auto& piece = m_spec.model.pieces[index];
        const std::string written = piece.type == Type::Byte
                                        ? std::string(1, static_cast<char>(*byteOf(piece.text)))
                                        : withSpaces(piece.text);
        const bool hasSpace =
            place == Place::Start || (place == Place::BehindToken && m_spec.spaceBehindTokens);
        const bool isPut = hasSpace && m_spec.model.dummyPrefix && written.starts_with(' ');
        text += isPut ? written.substr(1) : written;
        place = Place::Continues;
    }
    return validText(text);
}

} // namespace plateau::tokenizer
