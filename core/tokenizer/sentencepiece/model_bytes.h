#pragma once

#include "core/tokenizer/sentencepiece/sentencepiece_model.h"

namespace plateau::tokenizer {

/// From the bytes of a model file (a protobuf message). BadInput naming the place for bytes that are cut off
/// or no such message, for kinds other than unigram and BPE, and for what check() refuses.
/// @param where name used in errors
Result<SentencePieceModel> parseSentencePiece(std::string_view bytes, const std::string& where);

/// The bytes of a model file that says this.
std::string bytesOf(const SentencePieceModel& model);

} // namespace plateau::tokenizer
