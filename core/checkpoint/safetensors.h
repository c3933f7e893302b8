#pragma once

#include "core/base/file.h"
#include "core/checkpoint/safetensors_header.h"

#include <filesystem>
#include <span>

namespace plateau::checkpoint {

/// A checked safetensors file (format: huggingface/safetensors README). Nothing but the header is kept in
/// memory; reading is safe from several threads.
class SafetensorsFile {
public:
    /// Errors: NotFound, Permission, Io; BadInput for a header that breaks a rule, a truncated file, and for
    /// pickle, zip, GGUF, HDF5 or a Git LFS pointer under this name (recognised by content).
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_file.path(); }
    /// In the order of their data.
    const std::vector<TensorInfo>& tensors() const { return m_header.tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_header.metadata; }
    /// Null when there is no such tensor.
    const TensorInfo* find(std::string_view name) const;

    /// Copies the little-endian, row-major bytes of a tensor; `target` has exactly its size.
    Result<void> read(std::string_view name, std::span<std::byte> target) const;

private:
    SafetensorsFile(ReadFile file, SafetensorsHeader header, std::uint64_t dataStart);

    ReadFile m_file;
    SafetensorsHeader m_header;
    std::uint64_t m_dataStart;
    std::map<std::string, std::size_t, std::less<>> m_byName;
};

/// A tensor to be written: the bytes are little-endian and row-major.
struct TensorData {
    std::string name;
    DataType type = DataType::F32;
    std::vector<std::uint64_t> shape;
    std::span<const std::byte> bytes;
};

/// Publishes a file that every reader of the format takes: header padded to 8 bytes, tensors by element size
/// (largest first), then name, `"format": "pt"` among the metadata. The same input gives the same bytes.
/// A bad or repeated name, or bytes that do not fit the shape, are BadInput.
Result<Published> writeSafetensors(const std::filesystem::path& path, std::vector<TensorData> tensors,
                                   const std::map<std::string, std::string>& metadata, Publish mode);

} // namespace plateau::checkpoint
