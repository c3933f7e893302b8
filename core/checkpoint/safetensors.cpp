#include "core/checkpoint/safetensors.h"

#include "core/base/json.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace plateau::checkpoint {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t lengthBytes = 8;
constexpr const char* convert =
    "Convert it where it came from: load it in Python and save with save_pretrained(folder, "
    "safe_serialization=True).";
constexpr const char* getAgain = "Get the file again from where it came.";

std::uint64_t littleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = lengthBytes; i-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

/// What a file that is no safetensors is instead; an Error for formats with an advice of their own.
Error notSafetensors(std::string_view start, const std::string& where) {
    const auto begins = [&](std::string_view magic) { return start.starts_with(magic); };
    const bool pickle = start.size() > 1 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5;
    if (begins("PK\x03\x04") || pickle) {
        return badInput(where, "is a PyTorch pickle, which can run code when it is opened, not safetensors",
                        convert);
    }
    if (begins("GGUF")) {
        return badInput(where, "is a GGUF file, not safetensors", "Choose the model's safetensors files.");
    }
    if (begins("\x89HDF")) {
        return badInput(where, "is an HDF5 file, not safetensors", convert);
    }
    if (begins("version https://git-lfs")) {
        return badInput(where, "is a Git LFS pointer: the weights were never downloaded",
                        "Run 'git lfs pull' in the model folder, or download the file itself.");
    }
    if (begins("<!DOCTYPE") || begins("<html")) {
        return badInput(where, "is a web page, not safetensors", "Download the file itself.");
    }
    return badInput(where, "is no safetensors file", getAgain);
}

/// The length of the header, checked against the limits and the file.
Result<std::uint64_t> headerLength(const ReadFile& file, std::string_view start) {
    const auto where = file.path().string();
    if (file.size() < lengthBytes + 1) {
        return badInput(where, fmt::format("{} bytes are too few for safetensors", file.size()), getAgain);
    }
    const std::uint64_t length = littleEndian(start);
    if (length > limits::headerBytes || start[lengthBytes] != '{') {
        return notSafetensors(start, where);
    }
    if (length > file.size() - lengthBytes) {
        return badInput(where,
                        fmt::format("the file is truncated: its header alone needs {} bytes, {} are there",
                                    length, file.size() - lengthBytes),
                        getAgain);
    }
    return length;
}

/// One read that must be complete.
Result<void> readExactly(const ReadFile& file, std::uint64_t offset, std::span<char> target) {
    const auto count = file.read(offset, target);
    if (!count) {
        return count.error();
    }
    if (*count != target.size()) {
        return badInput(file.path().string(), "became shorter while it was read", getAgain);
    }
    return {};
}

/// Offsets and byte counts of tensors in writing order.
Result<std::vector<TensorInfo>> layout(const std::vector<TensorData>& tensors, const std::string& where) {
    std::vector<TensorInfo> infos;
    std::uint64_t at = 0;
    for (const TensorData& tensor : tensors) {
        const auto shown = printable(tensor.name, 80);
        const bool nameFits = !tensor.name.empty() && tensor.name.size() <= limits::nameBytes &&
                              !firstInvalidUtf8(tensor.name) && tensor.name != "__metadata__" &&
                              tensor.name.find('\0') == std::string::npos;
        const auto bytes = byteCount(tensor.type, tensor.shape);
        if (!nameFits) {
            return badInput(where, fmt::format("'{}' cannot be the name of a tensor", shown), "");
        }
        if (!bytes || *bytes != tensor.bytes.size() || tensor.shape.size() > limits::rank) {
            return badInput(where, fmt::format("the bytes of '{}' do not fit its shape", shown), "");
        }
        infos.push_back({tensor.name, tensor.type, tensor.shape, at, at + *bytes});
        at += *bytes;
    }
    return infos;
}

/// The length and the padded JSON; nothing when a name appears twice.
std::optional<std::string> headerText(const std::vector<TensorInfo>& infos,
                                      const std::map<std::string, std::string>& metadata) {
    Json json = {{"__metadata__", metadata}};
    json["__metadata__"]["format"] = "pt";
    for (const TensorInfo& info : infos) {
        json[info.name] = {
            {"dtype", name(info.type)}, {"shape", info.shape}, {"data_offsets", {info.begin, info.end}}};
    }
    if (json.size() != infos.size() + 1) {
        return std::nullopt;
    }
    std::string text = json.dump();
    text.append((lengthBytes - text.size() % lengthBytes) % lengthBytes, ' ');
    std::string out;
    for (std::size_t i = 0; i < lengthBytes; ++i) {
        out += static_cast<char>(static_cast<unsigned char>(text.size() >> (8 * i) & 0xFF));
    }
    return out + text;
}

} // namespace

SafetensorsFile::SafetensorsFile(ReadFile file, SafetensorsHeader header, std::uint64_t dataStart)
    : m_file(std::move(file)), m_header(std::move(header)), m_dataStart(dataStart) {
    for (std::size_t i = 0; i < m_header.tensors.size(); ++i) {
        m_byName.emplace(m_header.tensors[i].name, i);
    }
}

Result<SafetensorsFile> SafetensorsFile::open(const fs::path& path) {
    auto file = ReadFile::open(path);
    if (!file) {
        return file.error();
    }
    std::array<char, 64> start{};
    const auto count = file->read(0, start);
    if (!count) {
        return count.error();
    }
    const auto length = headerLength(*file, {start.data(), *count});
    if (!length) {
        return length.error();
    }
    std::string text(*length, '\0');
    if (const auto done = readExactly(*file, lengthBytes, text); !done) {
        return done.error();
    }
    auto header = parseSafetensorsHeader(text, file->size() - lengthBytes - *length, path.string());
    if (!header) {
        return header.error();
    }
    return SafetensorsFile(*std::move(file), *std::move(header), lengthBytes + *length);
}

const TensorInfo* SafetensorsFile::find(std::string_view name) const {
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_header.tensors[found->second];
}

Result<void> SafetensorsFile::read(std::string_view name, std::span<std::byte> target) const {
    const TensorInfo* info = find(name);
    if (!info || info->bytes() != target.size()) {
        return badInput(
            path().string(),
            info ? fmt::format("'{}' has {} bytes, not {}", printable(name, 80), info->bytes(), target.size())
                 : fmt::format("there is no tensor '{}'", printable(name, 80)),
            "Choose the model that this belongs to.");
    }
    return readExactly(m_file, m_dataStart + info->begin,
                       {reinterpret_cast<char*>(target.data()), target.size()});
}

Result<Published> writeSafetensors(const fs::path& path, std::vector<TensorData> tensors,
                                   const std::map<std::string, std::string>& metadata, Publish mode) {
    std::sort(tensors.begin(), tensors.end(), [](const TensorData& a, const TensorData& b) {
        const auto sizeA = elementSize(a.type);
        const auto sizeB = elementSize(b.type);
        return std::tie(sizeB, a.name) < std::tie(sizeA, b.name);
    });
    const auto infos = layout(tensors, path.string());
    if (!infos) {
        return infos.error();
    }
    const auto header = headerText(*infos, metadata);
    if (!header || infos->size() > limits::tensors || header->size() > limits::headerBytes) {
        return badInput(path.string(), header ? "has too many tensors" : "a tensor name appears twice", "");
    }
    auto file = PublishedFile::create(path);
    if (!file) {
        return file.error();
    }
    Result<void> done = file->write(*header);
    for (auto tensor = tensors.begin(); done && tensor != tensors.end(); ++tensor) {
        done = file->write({reinterpret_cast<const char*>(tensor->bytes.data()), tensor->bytes.size()});
    }
    return done ? file->publish(mode) : Result<Published>(done.error());
}

} // namespace plateau::checkpoint
