#include "core/checkpoint/model_weights.h"

#include "core/base/json.h"
#include "core/base/paths.h"
#include "core/base/utf8.h"
#include "core/checkpoint/gguf/half_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

namespace fs = std::filesystem;

constexpr const char* indexName = "model.safetensors.index.json";
constexpr std::uint64_t indexBytes = 32 << 20;
constexpr std::size_t mostFiles = 1000;

/// The Error for a folder without safetensors: what lies there instead, and what to do.
Error noWeights(const fs::path& folder) {
    std::error_code code;
    if (fs::exists(folder / "adapter_config.json", code)) {
        return badInput(folder.string(), "is an adapter, not a model",
                        "Choose the folder of the model that it was trained on.");
    }
    for (const auto& entry : fs::directory_iterator(folder, code)) {
        const auto extension = entry.path().extension().string();
        for (const char* pickle : {".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack"}) {
            if (extension == pickle) {
                return badInput(entry.path().string(), "only safetensors weights are read",
                                "Convert it where it came from: load the model in Python and save with "
                                "save_pretrained(folder, safe_serialization=True).");
            }
        }
    }
    return {ErrorKind::NotFound, folder.string(), "there is no model.safetensors",
            "Choose a model folder with safetensors weights."};
}

/// weight_map of the index: tensor name to file name.
Result<std::map<std::string, std::string>> readIndex(const fs::path& path) {
    const auto json = readJson(path, {.fileBytes = indexBytes});
    if (!json) {
        return json.error();
    }
    const auto map = json->is_object() ? json->find("weight_map") : json->end();
    if (!json->is_object() || map == json->end() || !map->is_object() || map->empty()) {
        return badInput(path.string(), "has no weight_map", "Restore the model's own index file.");
    }
    std::map<std::string, std::string> files;
    for (const auto& [tensor, file] : map->items()) {
        if (!file.is_string() || !file.get_ref<const std::string&>().ends_with(".safetensors")) {
            return badInput(path.string(),
                            fmt::format("'{}' is in no safetensors file", printable(tensor, 80)),
                            "Restore the model's own index file.");
        }
        files.emplace(tensor, file.get<std::string>());
    }
    return files;
}

} // namespace

Result<void> ModelWeights::add(const fs::path& path) {
    auto file = SafetensorsFile::open(path);
    if (!file) {
        return file.error();
    }
    m_files.push_back(*std::move(file));
    return {};
}

Result<void> ModelWeights::addTensor(const std::string& tensor, std::size_t file) {
    const TensorInfo* info = m_files[file].find(tensor);
    if (!info) {
        return badInput(m_files[file].path().string(),
                        fmt::format("lacks the tensor '{}' that the index promises", printable(tensor, 80)),
                        "Get the model's files again; they belong to different models.");
    }
    m_tensors.emplace(tensor, *info);
    m_fileOf.emplace(tensor, file);
    return {};
}

Result<void> ModelWeights::addShards(const fs::path& folder) {
    const auto index = readIndex(folder / indexName);
    if (!index) {
        return index.error();
    }
    std::map<std::string, std::size_t> opened;
    for (const auto& [tensor, file] : *index) {
        const auto [position, isNew] = opened.emplace(file, m_files.size());
        if (isNew) {
            const auto path = insideFolder(folder, file);
            std::error_code code;
            auto done = !path ? Result<void>(path.error())
                        : !fs::exists(*path, code)
                            ? badInput((folder / indexName).string(),
                                       fmt::format("names '{}', which is not there", printable(file, 120)),
                                       "Get the model's missing files.")
                        : opened.size() > mostFiles ? badInput(indexName, "names too many files", "")
                                                    : add(*path);
            if (!done) {
                return done;
            }
        }
        if (auto done = addTensor(tensor, position->second); !done) {
            return done;
        }
    }
    return {};
}

Result<ModelWeights> ModelWeights::open(const fs::path& folder) {
    std::error_code code;
    ModelWeights weights;
    Result<void> done;
    if (isGguf(folder)) {
        auto gguf = GgufWeights::open(folder);
        if (!gguf) {
            return gguf.error();
        }
        weights.m_tensors = gguf->tensors();
        weights.m_gguf = *std::move(gguf);
        return weights;
    }
    if (fs::exists(folder / "model.safetensors", code)) {
        done = weights.add(folder / "model.safetensors");
        for (std::size_t i = 0; done && i < weights.m_files[0].tensors().size(); ++i) {
            done = weights.addTensor(weights.m_files[0].tensors()[i].name, 0);
        }
    } else if (fs::exists(folder / indexName, code)) {
        done = weights.addShards(folder);
    } else {
        done = noWeights(folder);
    }
    return done ? Result<ModelWeights>(std::move(weights)) : done.error();
}

const TensorInfo* ModelWeights::find(std::string_view name) const {
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? nullptr : &found->second;
}

Result<void> ModelWeights::read(std::string_view name, std::span<std::byte> target) const {
    if (m_gguf) {
        const auto values = m_gguf->floats(name);
        if (values) {
            std::copy_n(std::as_bytes(std::span(*values)).begin(), target.size(), target.begin());
        }
        return values ? Result<void>() : values.error();
    }
    const auto file = m_fileOf.find(name);
    const std::size_t index = file == m_fileOf.end() ? 0 : file->second;
    return m_files[index].read(name, target);
}

Result<std::vector<float>> ModelWeights::floats(std::string_view name) const {
    const TensorInfo* info = find(name);
    const bool isHalf = info && (info->type == DataType::F16 || info->type == DataType::BF16);
    if (!info || !(isHalf || info->type == DataType::F32)) {
        return badInput(printable(name, 120),
                        info ? fmt::format("is of type {}", checkpoint::name(info->type)) : "is missing",
                        "Use weights in float32, float16 or bfloat16.");
    }
    if (m_gguf) {
        return m_gguf->floats(name);
    }
    std::vector<float> values(info->elements());
    if (!isHalf) {
        const auto done = read(name, std::as_writable_bytes(std::span(values)));
        return done ? Result<std::vector<float>>(std::move(values)) : done.error();
    }
    std::vector<std::uint16_t> halves(values.size());
    if (const auto done = read(name, std::as_writable_bytes(std::span(halves))); !done) {
        return done.error();
    }
    std::transform(halves.begin(), halves.end(), values.begin(),
                   info->type == DataType::F16 ? fromHalf : fromBfloat);
    return values;
}

std::uint64_t ModelWeights::bytes() const {
    if (m_gguf) {
        return m_gguf->fileBytes();
    }
    std::uint64_t all = 0;
    for (const auto& [name, tensor] : m_tensors) {
        all += tensor.bytes();
    }
    return all;
}

std::vector<fs::path> ModelWeights::files() const {
    if (m_gguf) {
        return {m_gguf->path()};
    }
    std::vector<fs::path> paths;
    for (const SafetensorsFile& file : m_files) {
        paths.push_back(file.path());
    }
    return paths;
}

} // namespace plateau::checkpoint
