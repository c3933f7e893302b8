#include "tests/core/model/tiny_model.h"

#include "core/base/random.h"
#include "core/checkpoint/safetensors.h"
#include "core/model/bert/key_table.h"
#include "tests/support/temporary_folder.h"

#include <deque>
#include <stdexcept>

namespace plateau::fixture {
namespace {

const char* const words = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]"
                          "\nturn\non\noff\nthe\nlight\nlights\nkitchen\nbedroom\nbath\nhall\nlock\nopen\n"
                          "close\ndoor\nwindow\nset\nto\ntemperature\nwarm\ncold\nplay\nmusic\nstop\nis\nit\n"
                          "what\ntime\nplease\na\nb\nc\n##s\n";
constexpr int vocabulary = 37;

model::EncoderConfig shape() {
    model::EncoderConfig config;
    config.hidden = 32;
    config.layers = 2;
    config.heads = 4;
    config.inner = 64;
    config.vocabulary = vocabulary;
    config.embedding = config.hidden;
    config.positions = 40;
    return config;
}

std::string storedName(std::string name, const TinyModel& model) {
    if (model.oldNames && name.ends_with("LayerNorm.weight")) {
        name.replace(name.size() - 6, 6, "gamma");
    } else if (model.oldNames && name.ends_with("LayerNorm.bias")) {
        name.replace(name.size() - 4, 4, "beta");
    }
    return model.prefix + name;
}

} // namespace

void writeTinyModel(const std::filesystem::path& folder, const TinyModel& model) {
    std::filesystem::create_directories(folder / "1_Pooling");
    support::writeText(
        folder / "config.json",
        R"({"model_type":"bert","hidden_size":32,"num_hidden_layers":2,"num_attention_heads":4,)"
        R"("intermediate_size":64,"vocab_size":37,"max_position_embeddings":40,"type_vocab_size":2,)"
        R"("layer_norm_eps":1e-12,"hidden_act":")" +
            model.activation + R"("})");
    support::writeText(folder / "vocab.txt", words);
    support::writeText(folder / "tokenizer_config.json",
                       R"({"tokenizer_class":"BertTokenizer","do_lower_case":true})");
    support::writeText(folder / "1_Pooling" / "config.json",
                       std::string(R"({"word_embedding_dimension":32,"pooling_mode_cls_token":)") +
                           (model.pooling == "cls" ? "true" : "false") + R"(,"pooling_mode_mean_tokens":)" +
                           (model.pooling == "mean" ? "true" : "false") + "}");
    Random random(model.seed, "tiny model");
    std::deque<std::vector<float>> values;
    std::vector<checkpoint::TensorData> tensors;
    for (const auto& key : model::encoderKeys(shape())) {
        std::size_t count = 1;
        for (const auto extent : key.shape) {
            count *= static_cast<std::size_t>(extent);
        }
        auto& data = values.emplace_back(count);
        const bool norm = key.name.find("LayerNorm.weight") != std::string::npos;
        for (float& value : data) {
            value = static_cast<float>((norm ? 1 : 0) + 0.15 * random.normal());
        }
        tensors.push_back({storedName(key.name, model),
                           checkpoint::DataType::F32,
                           {key.shape.begin(), key.shape.end()},
                           std::as_bytes(std::span(data))});
    }
    std::vector<std::int64_t> ids(40);
    if (model.oldNames) {
        tensors.push_back({model.prefix + "embeddings.position_ids",
                           checkpoint::DataType::I64,
                           {1, 40},
                           std::as_bytes(std::span(ids))});
    }
    auto written = checkpoint::writeSafetensors(folder / "model.safetensors", tensors, {}, Publish::Replace);
    if (!written) {
        throw std::runtime_error(written.error().text());
    }
}

} // namespace plateau::fixture
