#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::tokenizer {

/// What of a SentencePiece model decides the ids (google/sentencepiece: src/sentencepiece_model.proto). All
/// that only its training needed is left out.
struct SentencePieceModel {
    enum class Kind { Unigram = 1, Bpe = 2 }; ///< numbers of the file format, here and below
    enum class Type {
        Normal = 1,
        Unknown = 2,     ///< stands for text that has no piece; exactly one
        Control = 3,     ///< never found in a text
        UserDefined = 4, ///< found in every text, before anything else
        Unused = 5,
        Byte = 6, ///< "<0x0A>": with byteFallback all 256 are there
    };
    struct Piece {
        std::string text; ///< "▁" stands for a space
        float score = 0;  ///< log probability, or for Bpe minus the rank
        Type type = Type::Normal;
        bool operator==(const Piece&) const = default;
    };

    Kind kind = Kind::Unigram;
    std::vector<Piece> pieces;     ///< by id
    bool byteFallback = false;     ///< text without a piece becomes bytes
    bool spaceAsSuffix = false;    ///< the space put to a text stands behind it
    std::string charsmap;          ///< how characters are normalised, see charsmap.h; empty: not at all
    bool dummyPrefix = true;       ///< a space is put before every text
    bool removeExtraSpaces = true; ///< around a text, and all but one of several
    bool escapeSpaces = true;      ///< spaces become "▁"
    bool operator==(const SentencePieceModel&) const = default;
};

/// BadInput naming what is wrong: pieces that are empty, double or no text, scores that are no numbers, no or
/// two unknown pieces, missing bytes, a character map that points outside of itself.
/// @param where name used in errors
Result<void> check(const SentencePieceModel& model, const std::string& where);

} // namespace plateau::tokenizer
