#include "core/export/decoder_config.h"

#include "core/base/file.h"
#include "core/checkpoint/families/model_shape.h"

#include <array>
#include <string_view>

namespace plateau::exporter {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t copiedBytes = 64ull << 20;
constexpr std::array companions = {"tokenizer.json",
                                   "tokenizer_config.json",
                                   "special_tokens_map.json",
                                   "generation_config.json",
                                   "chat_template.jinja",
                                   "chat_template.json",
                                   "tokenizer.model",
                                   "spiece.model",
                                   "sentencepiece.bpe.model",
                                   "sentencepiece.model",
                                   "added_tokens.json",
                                   "vocab.json",
                                   "merges.txt",
                                   "LICENSE"};

Json rotationOf(const checkpoint::DecoderConfig& config) {
    Json rope = {{"rope_type", "default"}, {"rope_theta", config.ropeTheta}};
    if (config.ropeStretch) {
        rope.update({{"rope_type", "llama3"},
                     {"factor", config.ropeStretch->factor},
                     {"low_freq_factor", config.ropeStretch->low},
                     {"high_freq_factor", config.ropeStretch->high},
                     {"original_max_position_embeddings", config.ropeStretch->originalContext}});
    } else if (const auto& yarn = config.ropeYarn) {
        rope.update({{"rope_type", "yarn"},
                     {"factor", yarn->factor},
                     {"original_max_position_embeddings", yarn->originalContext},
                     {"beta_fast", yarn->fast},
                     {"beta_slow", yarn->slow},
                     {"attention_factor", yarn->attention},
                     {"truncate", yarn->truncate}});
    } else if (config.ropeScale != 1) {
        rope.update({{"rope_type", "linear"}, {"factor", config.ropeScale}});
    }
    return rope;
}

/// Of transformers: model_type and class.
std::optional<std::pair<const char*, const char*>> classOf(const checkpoint::DecoderConfig& config) {
    if (config.queryKeyNorm) {
        const bool fits = config.inputBias == config.outputBias && !config.innerBias;
        return fits ? std::optional(std::pair("qwen3", "Qwen3ForCausalLM")) : std::nullopt;
    }
    if (config.inputBias && !config.outputBias) {
        return config.innerBias ? std::nullopt : std::optional(std::pair("qwen2", "Qwen2ForCausalLM"));
    }
    return config.inputBias == config.outputBias ? std::optional(std::pair("llama", "LlamaForCausalLM"))
                                                 : std::nullopt;
}

} // namespace

std::optional<Json> transformersConfig(const checkpoint::DecoderConfig& config) {
    const auto known = classOf(config);
    if (!known) {
        return std::nullopt;
    }
    const auto& [type, name] = *known;
    Json json = {{"architectures", Json::array({name})},
                 {"model_type", type},
                 {"hidden_act", "silu"},
                 {"hidden_size", config.hidden},
                 {"intermediate_size", config.inner},
                 {"num_hidden_layers", config.layers},
                 {"num_attention_heads", config.heads},
                 {"num_key_value_heads", config.keyValueHeads},
                 {"head_dim", config.headSize},
                 {"vocab_size", config.vocabulary},
                 {"max_position_embeddings", config.context},
                 {"rms_norm_eps", config.rmsNormEps},
                 {"rope_parameters", rotationOf(config)},
                 {"rope_theta", config.ropeTheta}, // what versions before 5 read
                 {"tie_word_embeddings", config.tiedHead},
                 {"dtype", "float32"},
                 {"torch_dtype", "float32"}};
    if (std::string_view(type) != "qwen2") {
        json["attention_bias"] = config.inputBias;
    }
    if (std::string_view(type) == "llama") {
        json["mlp_bias"] = config.innerBias;
    }
    return json;
}

Result<void> writeDecoderConfig(const fs::path& folder, const fs::path& base) {
    const auto shape = checkpoint::readModelShape(base);
    if (!shape) {
        return shape.error();
    }
    std::error_code code;
    Json json;
    if (fs::exists(base / "config.json", code)) {
        auto own = readJson(base / "config.json");
        if (!own) {
            return own.error();
        }
        json = *std::move(own);
    }
    if (json.is_null() || json.value("model_type", "") == "minimind") {
        auto made = transformersConfig(std::get<checkpoint::DecoderConfig>(shape->config));
        if (!made) {
            return badInput(base.string(), "is a model that transformers has no class for",
                            "Export its adapter instead.");
        }
        json = *std::move(made);
    }
    json.erase("_name_or_path"); // may be a path of the machine that made it
    json["dtype"] = "float32";
    json["torch_dtype"] = "float32";
    const auto done = publishFile(folder / "config.json", json.dump(2) + "\n", Publish::Replace);
    return done ? Result<void>() : done.error();
}

Result<void> copyTokenizer(const fs::path& base, const fs::path& folder) {
    for (const char* name : companions) {
        std::error_code code;
        if (!fs::exists(base / name, code)) {
            continue;
        }
        const auto bytes = readWholeFile(base / name, copiedBytes);
        if (!bytes) {
            return bytes.error();
        }
        if (const auto done = publishFile(folder / name, *bytes, Publish::Replace); !done) {
            return done.error();
        }
    }
    return {};
}

} // namespace plateau::exporter
