#include "core/model/key_table.h"

#include <fmt/format.h>

namespace plateau::model {

std::vector<KeyEntry> encoderKeys(const EncoderConfig& config) {
    const std::int64_t width = config.hidden;
    std::vector<KeyEntry> keys = {{"embeddings.word_embeddings.weight", {config.vocabulary, width}},
                                  {"embeddings.position_embeddings.weight", {config.positions, width}},
                                  {"embeddings.token_type_embeddings.weight", {config.types, width}},
                                  {"embeddings.LayerNorm.weight", {width}},
                                  {"embeddings.LayerNorm.bias", {width}}};
    for (std::int64_t layer = 0; layer < config.layers; ++layer) {
        const std::string prefix = fmt::format("encoder.layer.{}.", layer);
        for (const std::string& module : checkpoint::linearModules()) {
            const std::int64_t in = module == "output.dense" ? config.inner : width;
            const std::int64_t out = module == "intermediate.dense" ? config.inner : width;
            keys.push_back({prefix + module + ".weight", {out, in}});
            keys.push_back({prefix + module + ".bias", {out}});
        }
        for (const char* norm : {"attention.output.LayerNorm", "output.LayerNorm"}) {
            keys.push_back({prefix + norm + ".weight", {width}});
            keys.push_back({prefix + norm + ".bias", {width}});
        }
    }
    return keys;
}

std::string canonicalKey(std::string_view stored) {
    std::string key(stored.starts_with("bert.") ? stored.substr(5) : stored);
    if (key.ends_with("LayerNorm.gamma")) {
        key.replace(key.size() - 5, 5, "weight");
    } else if (key.ends_with("LayerNorm.beta")) {
        key.replace(key.size() - 4, 4, "bias");
    }
    return key;
}

bool isUnusedKey(std::string_view canonical) {
    return canonical == "embeddings.position_ids" || canonical.starts_with("pooler.") ||
           canonical.starts_with("cls.") || canonical.starts_with("classifier.");
}

} // namespace plateau::model
