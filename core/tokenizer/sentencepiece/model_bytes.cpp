#include "core/tokenizer/sentencepiece/model_bytes.h"

#include "core/tokenizer/added_tokens_json.h"

#include <fmt/format.h>

#include <cstring>
#include <optional>

namespace plateau::tokenizer {
namespace {

constexpr const char* getAgain = "Get the model's own tokenizer files again; these are damaged.";

enum Wire { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

/// Numbers of the fields (src/sentencepiece_model.proto).
namespace field {
enum Model { pieces = 1, trainer = 2, normalizer = 3 };
enum Piece { text = 1, score = 2, type = 3 };
enum Trainer { kind = 3, spaceAsSuffix = 24, byteFallback = 35 };
enum Normalizer { charsmap = 2, dummyPrefix = 3, removeExtraSpaces = 4, escapeSpaces = 5 };
} // namespace field

/// One field of a message.
struct Field {
    std::uint64_t number = 0;
    Wire wire = Varint;
    std::uint64_t value = 0; ///< of a Varint, or the bits of a Fixed32
    std::string_view bytes;  ///< of Bytes

    bool is(int which, Wire as) const { return number == static_cast<std::uint64_t>(which) && wire == as; }
};

/// Reads the fields of a message one after the other.
class Message {
public:
    explicit Message(std::string_view bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_bytes.empty(); }
    /// Nothing for bytes that are no field.
    std::optional<Field> next() {
        const auto key = varint();
        if (!key || *key >> 3U == 0) {
            return std::nullopt;
        }
        Field field;
        field.number = *key >> 3U;
        field.wire = static_cast<Wire>(*key & 7U);
        std::optional<std::uint64_t> length;
        switch (field.wire) {
        case Varint: {
            const auto value = varint();
            field.value = value.value_or(0);
            return value ? std::optional(field) : std::nullopt;
        }
        case Fixed64:
            length = 8;
            break;
        case Fixed32:
            length = 4;
            break;
        case Bytes:
            length = varint();
            break;
        }
        if (!length || *length > m_bytes.size()) {
            return std::nullopt;
        }
        field.bytes = m_bytes.substr(0, static_cast<std::size_t>(*length));
        m_bytes.remove_prefix(static_cast<std::size_t>(*length));
        if (field.wire == Fixed32) {
            std::uint32_t bits = 0;
            std::memcpy(&bits, field.bytes.data(), sizeof(bits));
            field.value = bits;
        }
        return field;
    }

private:
    std::optional<std::uint64_t> varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_bytes.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes.front());
            m_bytes.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        return std::nullopt;
    }

    std::string_view m_bytes;
};

/// Calls `take` for every field; false for bytes that are no message.
template <typename Take>
bool readFields(std::string_view bytes, Take take) {
    for (Message message(bytes); !message.atEnd();) {
        const auto field = message.next();
        if (!field || !take(*field)) {
            return false;
        }
    }
    return true;
}

bool readPiece(std::string_view bytes, SentencePieceModel::Piece& piece) {
    return readFields(bytes, [&](const Field& field) {
        if (field.is(field::text, Bytes)) {
            piece.text = field.bytes;
        } else if (field.is(field::score, Fixed32)) {
            const auto bits = static_cast<std::uint32_t>(field.value);
            std::memcpy(&piece.score, &bits, sizeof(bits));
        } else if (field.is(field::type, Varint)) {
            piece.type = static_cast<SentencePieceModel::Type>(field.value);
            return field.value >= 1 && field.value <= 6;
        }
        return true;
    });
}

bool readTrainer(std::string_view bytes, SentencePieceModel& model, std::uint64_t& kind) {
    return readFields(bytes, [&](const Field& field) {
        if (field.is(field::kind, Varint)) {
            kind = field.value;
        } else if (field.is(field::spaceAsSuffix, Varint)) {
            model.spaceAsSuffix = field.value != 0;
        } else if (field.is(field::byteFallback, Varint)) {
            model.byteFallback = field.value != 0;
        }
        return true;
    });
}

bool readNormalizer(std::string_view bytes, SentencePieceModel& model) {
    return readFields(bytes, [&](const Field& field) {
        if (field.is(field::charsmap, Bytes)) {
            model.charsmap = field.bytes;
        } else if (field.is(field::dummyPrefix, Varint)) {
            model.dummyPrefix = field.value != 0;
        } else if (field.is(field::removeExtraSpaces, Varint)) {
            model.removeExtraSpaces = field.value != 0;
        } else if (field.is(field::escapeSpaces, Varint)) {
            model.escapeSpaces = field.value != 0;
        }
        return true;
    });
}

void putVarint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) {
        out += static_cast<char>((value & 0x7FU) | 0x80U);
    }
    out += static_cast<char>(value);
}

void put(std::string& out, int number, std::uint64_t value) {
    putVarint(out, static_cast<std::uint64_t>(number) << 3U | Varint);
    putVarint(out, value);
}

void put(std::string& out, int number, std::string_view bytes) {
    putVarint(out, static_cast<std::uint64_t>(number) << 3U | Bytes);
    putVarint(out, bytes.size());
    out += bytes;
}

void put(std::string& out, int number, float value) {
    putVarint(out, static_cast<std::uint64_t>(number) << 3U | Fixed32);
    std::string bytes(sizeof(value), '\0');
    std::memcpy(bytes.data(), &value, sizeof(value));
    out += bytes;
}

std::uint64_t number(bool flag) {
    return flag ? 1 : 0;
}

} // namespace

Result<SentencePieceModel> parseSentencePiece(std::string_view bytes, const std::string& where) {
    SentencePieceModel model;
    std::uint64_t kind = 1;
    const bool isMessage = readFields(bytes, [&](const Field& field) {
        if (field.is(field::pieces, Bytes)) {
            return model.pieces.size() < mostTokens && readPiece(field.bytes, model.pieces.emplace_back());
        }
        if (field.is(field::trainer, Bytes)) {
            return readTrainer(field.bytes, model, kind);
        }
        return !field.is(field::normalizer, Bytes) || readNormalizer(field.bytes, model);
    });
    if (!isMessage) {
        return badInput(where, fmt::format("is no SentencePiece model behind piece {}", model.pieces.size()),
                        getAgain);
    }
    if (kind != 1 && kind != 2) {
        return badInput(where, "cuts texts into words or characters, which is not supported",
                        "Choose a model with a unigram or BPE tokenizer.");
    }
    model.kind = static_cast<SentencePieceModel::Kind>(kind);
    const auto checked = check(model, where);
    return checked ? Result<SentencePieceModel>(std::move(model)) : checked.error();
}

std::string bytesOf(const SentencePieceModel& model) {
    std::string bytes;
    std::string part;
    for (const auto& piece : model.pieces) {
        part.clear();
        put(part, field::text, std::string_view(piece.text));
        put(part, field::score, piece.score);
        put(part, field::type, static_cast<std::uint64_t>(piece.type));
        put(bytes, field::pieces, std::string_view(part));
    }
    part.clear();
    put(part, field::kind, static_cast<std::uint64_t>(model.kind));
    put(part, field::spaceAsSuffix, number(model.spaceAsSuffix));
    put(part, field::byteFallback, number(model.byteFallback));
    put(bytes, field::trainer, std::string_view(part));
    part.clear();
    put(part, field::charsmap, std::string_view(model.charsmap));
    put(part, field::dummyPrefix, number(model.dummyPrefix));
    put(part, field::removeExtraSpaces, number(model.removeExtraSpaces));
    put(part, field::escapeSpaces, number(model.escapeSpaces));
    put(bytes, field::normalizer, std::string_view(part));
    return bytes;
}

} // namespace plateau::tokenizer
