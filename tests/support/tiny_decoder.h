#pragma once

#include "core/base/json.h"
#include "core/base/random.h"
#include "core/checkpoint/safetensors.h"
#include "core/tokenizer/bpe/byte_alphabet.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace plateau::support {

using TensorShapes = std::vector<std::pair<std::string, std::vector<std::uint64_t>>>;

/// The bytes and <end>.
inline constexpr std::uint64_t tinyWords = 257;

inline TensorShapes tinyShapes(const std::string& modelType) {
    TensorShapes shapes = {{"model.embed_tokens.weight", {tinyWords, 16}}, {"model.norm.weight", {16}}};
    for (const std::string layer : {"model.layers.0.", "model.layers.1."}) {
        const TensorShapes parts = {
            {"input_layernorm.weight", {16}},      {"post_attention_layernorm.weight", {16}},
            {"self_attn.q_proj.weight", {16, 16}}, {"self_attn.k_proj.weight", {8, 16}},
            {"self_attn.v_proj.weight", {8, 16}},  {"self_attn.o_proj.weight", {16, 16}},
            {"mlp.gate_proj.weight", {24, 16}},    {"mlp.up_proj.weight", {24, 16}},
            {"mlp.down_proj.weight", {16, 24}}};
        for (const auto& [name, shape] : parts) {
            shapes.emplace_back(layer + name, shape);
        }
        if (modelType == "qwen2") {
            shapes.insert(shapes.end(), {{layer + "self_attn.q_proj.bias", {16}},
                                         {layer + "self_attn.k_proj.bias", {8}},
                                         {layer + "self_attn.v_proj.bias", {8}}});
        } else if (modelType == "qwen3") {
            shapes.insert(shapes.end(), {{layer + "self_attn.q_norm.weight", {4}},
                                         {layer + "self_attn.k_norm.weight", {4}}});
        }
    }
    return shapes;
}

inline void writeTinyWeights(const std::filesystem::path& file, const std::string& modelType) {
    const TensorShapes shapes = tinyShapes(modelType);
    Random random(11, modelType);
    std::vector<std::vector<float>> values;
    std::vector<checkpoint::TensorData> tensors;
    for (const auto& [name, shape] : shapes) {
        const double mean = name.ends_with("norm.weight") ? 1 : 0;
        auto& numbers = values.emplace_back();
        const std::uint64_t count = shape.size() == 2 ? shape[0] * shape[1] : shape[0];
        for (std::uint64_t i = 0; i < count; ++i) {
            numbers.push_back(static_cast<float>(mean + 0.2 * random.normal()));
        }
    }
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        tensors.push_back({shapes[i].first, checkpoint::DataType::F32, shapes[i].second,
                           std::as_bytes(std::span(values[i]))});
    }
    (void)checkpoint::writeSafetensors(file, tensors, {}, Publish::Replace);
}

/// Byte-level BPE without merges.
inline Json byteTokenizerJson() {
    Json vocabulary = Json::object();
    for (int byte = 0; byte < 256; ++byte) {
        vocabulary[tokenizer::writtenBytes(std::string(1, static_cast<char>(byte)))] = byte;
    }
    const Json end = {{"id", 256},       {"content", "<end>"},  {"special", true},     {"lstrip", false},
                      {"rstrip", false}, {"normalized", false}, {"single_word", false}};
    const Json bytes = {
        {"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", true}};
    return {{"version", "1.0"},
            {"added_tokens", Json::array({end})},
            {"normalizer", nullptr},
            {"pre_tokenizer", bytes},
            {"post_processor", nullptr},
            {"decoder", bytes},
            {"model", {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", Json::array()}}}};
}

/// Writes a decoder of random weights that reads bytes through a tokenizer.json: two layers of 16 features.
/// @param modelType "llama", "qwen2", "qwen3" or "mistral"
inline void writeTinyDecoder(const std::filesystem::path& folder, const std::string& modelType) {
    std::filesystem::create_directories(folder);
    const Json config = {{"model_type", modelType},       {"hidden_size", 16},
                         {"num_hidden_layers", 2},        {"num_attention_heads", 4},
                         {"num_key_value_heads", 2},      {"head_dim", 4},
                         {"intermediate_size", 24},       {"vocab_size", tinyWords},
                         {"max_position_embeddings", 64}, {"tie_word_embeddings", true}};
    writeText(folder / "config.json", config.dump());
    writeTinyWeights(folder / "model.safetensors", modelType);
    writeText(folder / "tokenizer.json", byteTokenizerJson().dump());
    writeText(folder / "tokenizer_config.json",
              Json{{"eos_token", "<end>"}, {"tokenizer_class", "PreTrainedTokenizerFast"}}.dump());
}

} // namespace plateau::support
