#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/checkpoint/gguf/block_types.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plateau::checkpoint {

/// A value of the metadata. Whole numbers become std::int64_t (an u64 beyond its range a double), arrays of
/// numbers or truths doubles.
using GgufValue =
    std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>, std::vector<double>>;

struct GgufTensor {
    std::string name;
    const BlockType* type = nullptr;
    std::vector<std::uint64_t> shape; ///< outermost first, as in safetensors
    std::uint64_t begin = 0;          ///< first byte in the file
    std::uint64_t bytes = 0;
    std::uint64_t elements = 0;
};

/// A checked GGUF file of version 2 or 3. Header and metadata are kept in memory, tensors are read when they
/// are asked for; safe from several threads.
class GgufFile {
public:
    /// Errors: NotFound, Permission, Io; BadInput for what breaks a rule of the format, counts that the file
    /// cannot hold, tensors outside of it or over each other, and element types that are not read, by name.
    static Result<GgufFile> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_file.path(); }
    std::uint64_t fileBytes() const { return m_file.size(); }
    const std::map<std::string, GgufValue, std::less<>>& metadata() const { return m_metadata; }
    const std::map<std::string, GgufTensor, std::less<>>& tensors() const { return m_tensors; }
    /// Null when there is no such tensor.
    const GgufTensor* find(std::string_view name) const;

    /// The value of a key where it is there and of that type.
    template <typename T>
    const T* value(std::string_view key) const {
        const auto found = m_metadata.find(key);
        return found == m_metadata.end() ? nullptr : std::get_if<T>(&found->second);
    }

    /// Row-major values of a tensor. Pre: it is there.
    Result<std::vector<float>> floats(std::string_view name) const;

private:
    GgufFile(ReadFile file) : m_file(std::move(file)) {}
    Result<void> readHeader();
    Result<void> keep(std::vector<GgufTensor> tensors);

    ReadFile m_file;
    std::map<std::string, GgufValue, std::less<>> m_metadata;
    std::map<std::string, GgufTensor, std::less<>> m_tensors;
};

/// True for a file that begins like GGUF, whatever it is called.
bool isGguf(const std::filesystem::path& path);

} // namespace plateau::checkpoint
