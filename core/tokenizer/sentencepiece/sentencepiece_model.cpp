#include "core/tokenizer/sentencepiece/sentencepiece_model.h"

#include "core/base/utf8.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/sentencepiece/charsmap.h"
#include "core/tokenizer/spaced_pieces.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace plateau::tokenizer {
namespace {

using Type = SentencePieceModel::Type;
constexpr const char* getAgain = "Get the model's own tokenizer files again; these are damaged.";

Result<void> checkPieces(const SentencePieceModel& model, const std::string& where) {
    std::unordered_set<std::string_view> texts;
    std::vector<bool> bytes(256);
    std::size_t unknown = 0;
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
        const auto& [text, score, type] = model.pieces[id];
        const auto fault = [&](const std::string& what) {
            return badInput(fmt::format("{}: piece {}", where, id), what, getAgain);
        };
        if (text.empty() || firstInvalidUtf8(text) || text.find('\0') != std::string::npos) {
            return fault("is no text");
        }
        if (!texts.insert(text).second) {
            return fault(fmt::format("'{}' is there twice", printable(text, 40)));
        }
        if (!std::isfinite(score)) {
            return fault(fmt::format("'{}' has no finite score", printable(text, 40)));
        }
        const auto byte = byteOf(text);
        if (type == Type::Byte && (!model.byteFallback || !byte)) {
            return fault(fmt::format("'{}' is no byte", printable(text, 40)));
        }
        if (type == Type::Byte) {
            bytes[*byte] = true;
        }
        unknown += type == Type::Unknown ? 1 : 0;
    }
    if (unknown != 1) {
        return badInput(where, fmt::format("has {} pieces for unknown text, not one", unknown), getAgain);
    }
    if (model.byteFallback && std::find(bytes.begin(), bytes.end(), false) != bytes.end()) {
        return badInput(where, "has not all of the 256 bytes", getAgain);
    }
    return {};
}

} // namespace

Result<void> check(const SentencePieceModel& model, const std::string& where) {
    if (model.pieces.empty() || model.pieces.size() > mostTokens) {
        return badInput(where, fmt::format("has {} pieces", model.pieces.size()), getAgain);
    }
    if (const auto pieces = checkPieces(model, where); !pieces) {
        return pieces;
    }
    const auto isNormal = [](const SentencePieceModel::Piece& piece) {
        return piece.type == Type::Normal || piece.type == Type::UserDefined || piece.type == Type::Unused;
    };
    if (std::none_of(model.pieces.begin(), model.pieces.end(), isNormal)) {
        return badInput(where, "has no pieces for text", getAgain);
    }
    return model.charsmap.empty() || Charsmap::of(model.charsmap)
               ? Result<void>()
               : badInput(where + ": precompiled_charsmap", "points outside of itself", getAgain);
}

} // namespace plateau::tokenizer
