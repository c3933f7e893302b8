#include "core/model/bert/key_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plateau::model {
namespace {

constexpr char between = '|'; ///< stacked keys; no key has it

void addLayer(const EncoderConfig& config, std::int64_t layer, std::vector<KeyEntry>& keys) {
    const checkpoint::EncoderNames& names = *config.names;
    for (std::size_t i = 0; i < names.linears.size(); ++i) {
        const std::int64_t in = i == 5 ? config.inner : config.hidden;
        const std::int64_t out = i == 4 ? config.inner : config.hidden;
        const std::string module = layerKey(config, layer, names.linears[i]);
        keys.push_back({module + ".weight", {out, in}});
        keys.push_back({module + ".bias", {out}});
    }
    for (const std::string_view norm : {names.attentionNorm, names.outputNorm}) {
        for (const char* value : {".weight", ".bias"}) {
            keys.push_back({layerKey(config, layer, norm) + value, {config.hidden}, KeyEntry::Part::Norm});
        }
    }
}

} // namespace

std::string layerKey(const EncoderConfig& config, std::int64_t layer, std::string_view part) {
    return fmt::format("{}.{}.{}", config.names->layers, layer, part);
}

std::vector<KeyEntry> encoderKeys(const EncoderConfig& config) {
    constexpr auto embedding = KeyEntry::Part::Embedding;
    const std::int64_t width = config.embedding;
    std::vector<KeyEntry> keys = {
        {"embeddings.word_embeddings.weight", {config.vocabulary, width}, embedding},
        {"embeddings.position_embeddings.weight", {config.positions, width}, embedding}};
    if (config.types > 0) {
        keys.push_back({"embeddings.token_type_embeddings.weight", {config.types, width}, embedding});
    }
    keys.push_back({"embeddings.LayerNorm.weight", {width}, embedding});
    keys.push_back({"embeddings.LayerNorm.bias", {width}, embedding});
    if (config.projects()) {
        const std::string module = checkpoint::embeddingProjection;
        keys.push_back({module + ".weight", {config.hidden, width}});
        keys.push_back({module + ".bias", {config.hidden}});
    }
    for (std::int64_t layer = 0; layer < config.layers; ++layer) {
        addLayer(config, layer, keys);
    }
    return keys;
}

std::string canonicalKey(std::string_view stored, std::string_view prefix) {
    std::string key(stored.starts_with(prefix) ? stored.substr(prefix.size()) : stored);
    if (key.ends_with(".gamma")) {
        key.replace(key.size() - 5, 5, "weight");
    } else if (key.ends_with(".beta")) {
        key.replace(key.size() - 4, 4, "bias");
    }
    return key;
}

std::string stackedKey(const std::vector<std::string>& keys) {
    return fmt::format("{}", fmt::join(keys, std::string(1, between)));
}

std::vector<std::string> stackedKeys(std::string_view name) {
    std::vector<std::string> keys;
    for (auto end = name.find(between); end != std::string_view::npos; end = name.find(between)) {
        keys.emplace_back(name.substr(0, end));
        name.remove_prefix(end + 1);
    }
    keys.emplace_back(name);
    return keys;
}

} // namespace plateau::model
