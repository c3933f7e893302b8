#include "core/checkpoint/gguf/gguf_file.h"

#include "core/base/utf8.h"
#include "core/checkpoint/gguf/byte_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace plateau::checkpoint {
namespace {

constexpr std::uint64_t mostTensors = 100'000;
constexpr std::uint64_t mostKeys = 100'000;
constexpr std::uint64_t mostItems = 16'000'000; ///< of an array
constexpr std::uint64_t keyBytes = 65'535;
constexpr std::uint64_t textBytes = 64 << 20;
constexpr std::uint64_t nameBytes = 512;
constexpr std::uint32_t mostDimensions = 4;
constexpr std::uint64_t usualAlignment = 32;
constexpr std::uint64_t mostAlignment = 1 << 20;
constexpr const char* getAgain = "Get the file again; it is damaged or was cut off.";

/// Types of metadata values.
enum class Kind : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, Text, Array, U64, I64, F64 };

std::uint64_t smallestBytes(Kind kind) {
    switch (kind) {
    case Kind::U8:
    case Kind::I8:
    case Kind::Bool:
        return 1;
    case Kind::U16:
    case Kind::I16:
        return 2;
    case Kind::U32:
    case Kind::I32:
    case Kind::F32:
        return 4;
    default:
        return 8;
    }
}

/// A number, a truth or a text; nothing for an array and what is not known.
std::optional<GgufValue> readScalar(ByteReader& in, Kind kind) {
    switch (kind) {
    case Kind::U8:
        return std::int64_t{in.number<std::uint8_t>()};
    case Kind::I8:
        return std::int64_t{in.number<std::int8_t>()};
    case Kind::U16:
        return std::int64_t{in.number<std::uint16_t>()};
    case Kind::I16:
        return std::int64_t{in.number<std::int16_t>()};
    case Kind::U32:
        return std::int64_t{in.number<std::uint32_t>()};
    case Kind::I32:
        return std::int64_t{in.number<std::int32_t>()};
    case Kind::F32:
        return static_cast<double>(in.number<float>());
    case Kind::Bool:
        return in.number<std::uint8_t>() != 0;
    case Kind::Text:
        return in.text(textBytes);
    case Kind::U64: {
        const auto value = in.number<std::uint64_t>();
        const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return fits ? GgufValue(static_cast<std::int64_t>(value)) : GgufValue(static_cast<double>(value));
    }
    case Kind::I64:
        return in.number<std::int64_t>();
    case Kind::F64:
        return in.number<double>();
    case Kind::Array:
        break;
    }
    return std::nullopt;
}

double asNumber(const GgufValue& value) {
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth ? 1 : 0;
    }
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole ? static_cast<double>(*whole) : std::get<double>(value);
}

std::optional<GgufValue> readArray(ByteReader& in) {
    const auto kind = static_cast<Kind>(in.number<std::uint32_t>());
    const auto count = in.number<std::uint64_t>();
    const bool isKnown = kind <= Kind::F64 && kind != Kind::Array;
    if (in.failed() || !isKnown || count > mostItems || count > in.left() / smallestBytes(kind)) {
        return std::nullopt;
    }
    std::vector<std::string> texts;
    std::vector<double> numbers;
    for (std::uint64_t i = 0; i < count && !in.failed(); ++i) {
        auto item = readScalar(in, kind);
        if (kind == Kind::Text) {
            texts.push_back(std::get<std::string>(*std::move(item)));
        } else {
            numbers.push_back(asNumber(*item));
        }
    }
    return kind == Kind::Text ? GgufValue(std::move(texts)) : GgufValue(std::move(numbers));
}

/// One tensor's entry, its `begin` still counted from the start of the data.
Result<GgufTensor> readTensor(ByteReader& in, const std::string& where) {
    GgufTensor tensor;
    tensor.name = in.text(nameBytes);
    const auto dimensions = in.number<std::uint32_t>();
    if (in.failed() || dimensions < 1 || dimensions > mostDimensions) {
        return badInput(where,
                        fmt::format("the entry of the tensor '{}' is damaged", printable(tensor.name, 80)),
                        getAgain);
    }
    const std::string field = fmt::format("{}: tensor '{}'", where, printable(tensor.name, 80));
    tensor.elements = 1;
    for (std::uint32_t i = 0; i < dimensions; ++i) {
        const auto side = in.number<std::uint64_t>();
        if (side == 0 || side > (std::uint64_t{1} << 40) / tensor.elements) {
            return badInput(field, "has a size that no model has", getAgain);
        }
        tensor.elements *= side;
        tensor.shape.insert(tensor.shape.begin(), side);
    }
    const auto type = in.number<std::uint32_t>();
    tensor.begin = in.number<std::uint64_t>();
    tensor.type = blockType(type);
    if (tensor.type == nullptr) {
        const char* name = unreadTypeName(type);
        return badInput(
            field, fmt::format("is of type {}, which is not read", name ? name : fmt::format("{}", type)),
            "Choose a file in F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K or Q6_K.");
    }
    if (tensor.shape.back() % tensor.type->elements != 0) {
        return badInput(field,
                        fmt::format("its rows of {} are no whole blocks of {}", tensor.shape.back(),
                                    tensor.type->elements),
                        getAgain);
    }
    tensor.bytes = tensor.elements / tensor.type->elements * tensor.type->bytes;
    return tensor;
}

/// Every tensor lies in the file, aligned, and over no other one.
Result<void> place(std::vector<GgufTensor>& tensors, std::uint64_t start, std::uint64_t size,
                   std::uint64_t alignment, const std::string& where) {
    std::sort(tensors.begin(), tensors.end(),
              [](const GgufTensor& a, const GgufTensor& b) { return a.begin < b.begin; });
    std::uint64_t end = 0;
    for (GgufTensor& tensor : tensors) {
        const std::string field = fmt::format("{}: tensor '{}'", where, printable(tensor.name, 80));
        if (tensor.begin % alignment != 0 || tensor.begin < end) {
            return badInput(field, "does not begin where a tensor may begin", getAgain);
        }
        if (tensor.begin > size - start || tensor.bytes > size - start - tensor.begin) {
            return badInput(field, "ends behind the end of the file", getAgain);
        }
        end = tensor.begin + tensor.bytes;
        tensor.begin += start;
    }
    return {};
}

} // namespace

Result<GgufFile> GgufFile::open(const std::filesystem::path& path) {
    auto file = ReadFile::open(path);
    if (!file) {
        return file.error();
    }
    GgufFile gguf(*std::move(file));
    const auto done = gguf.readHeader();
    return done ? Result<GgufFile>(std::move(gguf)) : done.error();
}

Result<void> GgufFile::readHeader() {
    const std::string where = path().string();
    ByteReader in(m_file);
    const auto magic = in.number<std::uint32_t>();
    const auto version = in.number<std::uint32_t>();
    const auto tensorCount = in.number<std::uint64_t>();
    const auto keyCount = in.number<std::uint64_t>();
    if (in.failed() || magic != 0x46554747) { // "GGUF"
        return badInput(where, "is no GGUF file", "Choose a model folder or a .gguf file.");
    }
    if (version != 2 && version != 3) {
        return badInput(where, fmt::format("is GGUF version {}, 2 and 3 are read", version),
                        version > 0xffff
                            ? "It was written for machines of another byte order; choose another file."
                            : "Choose a newer file of the model.");
    }
    // Each key takes 13 bytes and each tensor 32 at least: a count that cannot be is not believed.
    if (keyCount > mostKeys || keyCount > in.left() / 13 || tensorCount > mostTensors ||
        tensorCount > in.left() / 32) {
        return badInput(
            where, fmt::format("states {} tensors and {} keys, which it cannot hold", tensorCount, keyCount),
            getAgain);
    }
    for (std::uint64_t i = 0; i < keyCount; ++i) {
        std::string key = in.text(keyBytes);
        const auto kind = static_cast<Kind>(in.number<std::uint32_t>());
        auto value = kind == Kind::Array ? readArray(in) : readScalar(in, kind);
        if (in.failed() || !value || !m_metadata.emplace(key, *std::move(value)).second) {
            return badInput(
                where, fmt::format("the value of '{}' is damaged, or is there twice", printable(key, 80)),
                getAgain);
        }
    }
    std::vector<GgufTensor> tensors;
    for (std::uint64_t i = 0; i < tensorCount; ++i) {
        auto tensor = readTensor(in, where);
        if (!tensor) {
            return tensor.error();
        }
        tensors.push_back(*std::move(tensor));
    }
    const auto* stated = value<std::int64_t>("general.alignment");
    const std::uint64_t alignment = stated ? static_cast<std::uint64_t>(*stated) : usualAlignment;
    if (alignment == 0 || alignment % 8 != 0 || alignment > mostAlignment) {
        return badInput(where + ": general.alignment", "is no multiple of 8", getAgain);
    }
    const std::uint64_t start = (in.position() + alignment - 1) / alignment * alignment;
    if (in.failed() || (start > m_file.size() && !tensors.empty())) {
        return badInput(where, "ends in its header", getAgain);
    }
    if (auto done = place(tensors, start, m_file.size(), alignment, where); !done) {
        return done;
    }
    return keep(std::move(tensors));
}

Result<void> GgufFile::keep(std::vector<GgufTensor> tensors) {
    for (GgufTensor& tensor : tensors) {
        std::string name = tensor.name;
        if (!m_tensors.emplace(name, std::move(tensor)).second) {
            return badInput(path().string(),
                            fmt::format("the tensor '{}' is there twice", printable(name, 80)), getAgain);
        }
    }
    return {};
}

const GgufTensor* GgufFile::find(std::string_view name) const {
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? nullptr : &found->second;
}

Result<std::vector<float>> GgufFile::floats(std::string_view name) const {
    const GgufTensor& tensor = *find(name);
    std::vector<char> blocks(static_cast<std::size_t>(tensor.bytes));
    const auto got = m_file.read(tensor.begin, blocks);
    if (!got || *got != blocks.size()) {
        return got ? badInput(path().string(), fmt::format("ends in the tensor '{}'", tensor.name), getAgain)
                   : got.error();
    }
    std::vector<float> values(static_cast<std::size_t>(tensor.elements));
    blockValues(*tensor.type, std::as_bytes(std::span(blocks)), values);
    return values;
}

bool isGguf(const std::filesystem::path& path) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(path, code)) {
        return false;
    }
    const auto file = ReadFile::open(path);
    std::string magic(4, '\0');
    const auto got = file ? file->read(0, magic) : Result<std::size_t>(file.error());
    return got && *got == 4 && magic == "GGUF";
}

} // namespace plateau::checkpoint
