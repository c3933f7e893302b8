#pragma once

#include "core/base/random.h"
#include "core/export/adapter_info.h"
#include "core/export/lora_tensors.h"
#include "tests/support/temporary_folder.h"

namespace fixture {

/// A base model's folder with config.json and modules.json, as the examples of an export need it.
inline const std::filesystem::path& base() {
    static const plateau::support::TemporaryFolder folder;
    static const std::filesystem::path path = [] {
        plateau::support::writeText(
            folder / "config.json",
            R"({"_name_or_path": "where/it/was/made", "model_type": "bert", "hidden_size": 4})");
        plateau::support::writeText(folder / "modules.json", "[]");
        return folder.path();
    }();
    return path;
}

inline std::vector<float> noise(std::size_t count, std::string_view stream) {
    plateau::Random random(7, stream);
    std::vector<float> values(count);
    for (float& value : values) {
        value = static_cast<float>(random.normal());
    }
    return values;
}

inline plateau::exporter::LoraModule module(const std::string& name, int rank, int in, int out) {
    const auto size = [](int value) { return static_cast<std::size_t>(value); };
    return {name,
            rank,
            in,
            out,
            noise(size(rank) * size(in), name + "/a"),
            noise(size(out) * size(rank), name + "/b")};
}

/// Two modules of one layer, with a head of three classes on four features.
inline plateau::exporter::LoraTensors adapter(int queryRank = 2, int valueRank = 2) {
    plateau::exporter::LoraTensors tensors;
    tensors.modules = {module("encoder.layer.0.attention.self.query", queryRank, 4, 6),
                       module("encoder.layer.0.attention.self.value", valueRank, 4, 5)};
    tensors.alpha = 8;
    tensors.dropout = 0.1;
    tensors.head = plateau::exporter::Head{3, 4, noise(12, "head"), {0.5F, -1.0F, 0.0F}};
    return tensors;
}

inline plateau::exporter::AdapterInfo info() {
    plateau::exporter::AdapterInfo info;
    info.kind = "lora";
    info.baseModel = "small-encoder";
    info.baseSha256 = std::string(64, 'a');
    info.tokenizerHash = std::string(64, 'b');
    info.labels = {"on", "off", "d\u00e9j\u00e0, \"vu\""};
    info.normalise = true;
    info.maxTokens = 64;
    return info;
}

} // namespace fixture
