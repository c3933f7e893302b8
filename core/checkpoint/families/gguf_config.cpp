#include "core/checkpoint/families/gguf_config.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

struct Pair {
    std::string_view field;
    std::string_view key;
};

/// Fields of config.json and the keys behind "<architecture>.".
constexpr std::array fields = {
    Pair{"hidden_size", "embedding_length"},
    Pair{"num_hidden_layers", "block_count"},
    Pair{"num_attention_heads", "attention.head_count"},
    Pair{"num_key_value_heads", "attention.head_count_kv"},
    Pair{"intermediate_size", "feed_forward_length"},
    Pair{"max_position_embeddings", "context_length"},
    Pair{"rms_norm_eps", "attention.layer_norm_rms_epsilon"},
    Pair{"rope_theta", "rope.freq_base"},
    Pair{"head_dim", "attention.key_length"},
    Pair{"vocab_size", "vocab_size"},
};

constexpr std::array modules = {
    Pair{"input_layernorm", "attn_norm"},    Pair{"self_attn.q_proj", "attn_q"},
    Pair{"self_attn.k_proj", "attn_k"},      Pair{"self_attn.v_proj", "attn_v"},
    Pair{"self_attn.o_proj", "attn_output"}, Pair{"self_attn.q_norm", "attn_q_norm"},
    Pair{"self_attn.k_norm", "attn_k_norm"}, Pair{"post_attention_layernorm", "ffn_norm"},
    Pair{"mlp.gate_proj", "ffn_gate"},       Pair{"mlp.up_proj", "ffn_up"},
    Pair{"mlp.down_proj", "ffn_down"},
};

Json numberOf(const GgufFile& file, const std::string& key) {
    const auto found = file.metadata().find(key);
    if (found == file.metadata().end()) {
        return {};
    }
    if (const auto* whole = std::get_if<std::int64_t>(&found->second)) {
        return *whole;
    }
    const auto* real = std::get_if<double>(&found->second);
    return real ? Json(*real) : Json();
}

void addRotation(const GgufFile& file, const std::string& architecture, Json& config) {
    const auto* type = file.value<std::string>(architecture + ".rope.scaling.type");
    if (type == nullptr || *type == "none") {
        return;
    }
    config["rope_scaling"] = {{"rope_type", *type}};
    if (const Json factor = numberOf(file, architecture + ".rope.scaling.factor"); !factor.is_null()) {
        config["rope_scaling"]["factor"] = factor;
    }
    if (const Json context = numberOf(file, architecture + ".rope.scaling.original_context_length");
        !context.is_null()) {
        config["rope_scaling"]["original_max_position_embeddings"] = context;
    }
}

} // namespace

Result<Json> configOf(const GgufFile& file) {
    const std::string where = file.path().string();
    const auto* architecture = file.value<std::string>("general.architecture");
    if (architecture == nullptr) {
        return badInput(where + ": general.architecture", "is missing", "Get the file again; it is damaged.");
    }
    const std::array known = {"llama", "qwen2", "qwen3"};
    if (std::find(known.begin(), known.end(), *architecture) == known.end()) {
        return badInput(where + ": general.architecture",
                        fmt::format("'{}' is not supported yet", printable(*architecture, 60)),
                        "Choose a Llama-family decoder: llama, qwen2 or qwen3.");
    }
    Json config = {{"model_type", *architecture}};
    for (const Pair& pair : fields) {
        const Json value = numberOf(file, fmt::format("{}.{}", *architecture, pair.key));
        if (!value.is_null()) {
            config[std::string(pair.field)] = value;
        }
    }
    const auto* words = file.find("token_embd.weight");
    if (!config.contains("vocab_size") && words != nullptr && words->shape.size() == 2) {
        config["vocab_size"] = words->shape[0];
    }
    config["tie_word_embeddings"] = file.find("output.weight") == nullptr;
    config["attention_bias"] = file.find("blk.0.attn_q.bias") != nullptr;
    config["mlp_bias"] = file.find("blk.0.ffn_up.bias") != nullptr;
    if (!config.contains("head_dim")) {
        const Json turned = numberOf(file, *architecture + ".rope.dimension_count");
        config["head_dim"] = turned; // the whole head is turned in these architectures
    }
    addRotation(file, *architecture, config);
    return config;
}

std::string ggufKey(std::string_view architecture, const std::string& field) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Pair& pair) { return pair.field == field; });
    return found == fields.end() ? field : fmt::format("{}.{}", architecture, found->key);
}

std::optional<std::string> folderName(std::string_view ggufName) {
    const auto dot = ggufName.rfind('.');
    if (dot == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view end = ggufName.substr(dot);
    const std::string_view module = ggufName.substr(0, dot);
    const std::array<Pair, 3> outer = {Pair{"model.embed_tokens", "token_embd"},
                                       Pair{"model.norm", "output_norm"}, Pair{"lm_head", "output"}};
    for (const Pair& pair : outer) {
        if (pair.key == module) {
            return fmt::format("{}{}", pair.field, end);
        }
    }
    const auto number = module.find('.', 4);
    if (!module.starts_with("blk.") || number == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view part = module.substr(number + 1);
    const auto known =
        std::find_if(modules.begin(), modules.end(), [part](const Pair& pair) { return pair.key == part; });
    // Whatever else a layer has keeps its name, so that it is not overlooked.
    return fmt::format("model.layers.{}.{}{}", module.substr(4, number - 4),
                       known == modules.end() ? part : known->field, end);
}

} // namespace plateau::checkpoint
