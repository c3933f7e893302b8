#include "core/training/predictor.h"

#include "core/checkpoint/families/model_shape.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/autograd/network_source.h"
#include "core/training/device.h"
#include "core/training/inputs/encoded_prompts.h"
#include "core/training/inputs/encoded_texts.h"
#include "core/training/packed/packed_model.h"
#include "core/training/training_context.h"

#include <c10/core/InferenceMode.h>

namespace plateau::training {
namespace {

std::vector<std::vector<float>> rowsOf(const task::Outputs& outputs) {
    std::vector<std::vector<float>> rows;
    for (auto row = outputs.values.begin(); row != outputs.values.end(); row += outputs.width) {
        rows.emplace_back(row, row + outputs.width);
    }
    return rows;
}

Result<std::vector<std::vector<float>>> score(const PredictorOptions& options,
                                              std::span<const std::string> texts) {
    const c10::InferenceMode guard;
    auto device = chooseDevice(options.device, options.threads);
    if (!device) {
        return device.error();
    }
    auto tokenizer = tokenizer::loadTokenizer(options.modelFolder);
    if (!tokenizer) {
        return tokenizer.error();
    }
    const auto layout = tokenizer::SingleText::of(**tokenizer);
    if (!layout) {
        return layout.error();
    }
    const auto type = baseType(options.settings, device->facts);
    auto encoder = model::Encoder::load(options.modelFolder, type, device->device);
    if (!encoder) {
        return encoder.error();
    }
    if (options.settings.method != recipe::MethodKind::Full) {
        (*encoder)->pack(512);
    }
    const CellStart start;
    auto objective = makeObjective(options.objective, static_cast<std::int64_t>(options.outputs.size()),
                                   {&start.scale, 1});
    auto pack = PackedModel::create(*encoder, options.settings, std::move(objective), {&start, 1});
    if (!pack) {
        return pack.error();
    }
    if (auto set = (*pack)->setWeights(options.weights); !set) {
        return set.error();
    }
    const auto longest = std::min<std::int64_t>(options.maxTokens, (*encoder)->config().longestText());
    const auto encoded = EncodedTexts::encode(*layout, texts, static_cast<int>(longest));
    auto outputs = (*pack)->evaluate(0, encoded, everyRow(texts.size()), {});
    if (!outputs) {
        return outputs.error();
    }
    return rowsOf(*outputs);
}

/// A decoder with what a cell trained.
struct TrainedDecoder {
    std::unique_ptr<ModelSource> source;
    std::unique_ptr<TrainableModel> model;
};

Result<TrainedDecoder> openDecoder(const PredictorOptions& options) {
    const auto device = chooseDevice(options.device, options.threads);
    if (!device) {
        return device.error();
    }
    TrainerOptions of;
    of.modelFolder = options.modelFolder;
    of.maxTokens = options.maxTokens;
    of.answer = options.settings.answer;
    auto source = NetworkSource::open(of, *device, {options.objective, 0, options.outputs});
    if (!source) {
        return source.error();
    }
    const CellStart start;
    auto model = (*source)->create(options.settings, {&start, 1});
    if (!model) {
        return model.error();
    }
    if (!options.weights.empty()) {
        if (const auto set = (*model)->setWeights(options.weights); !set) {
            return set.error();
        }
    }
    return TrainedDecoder{std::move(*source), std::move(*model)};
}

Result<task::Outputs> scoreTexts(const PredictorOptions& options, const task::Examples& examples) {
    const auto decoder = openDecoder(options);
    if (!decoder) {
        return decoder.error();
    }
    const auto texts = decoder->source->encode(examples);
    if (!texts) {
        return texts.error();
    }
    const auto every = everyRow(examples.items);
    auto outputs = decoder->model->evaluate(0, **texts, every, {});
    auto answers = decoder->source->answers(*decoder->model, 0, **texts, every, {});
    if (!outputs || !answers) {
        return !outputs ? outputs.error() : answers.error();
    }
    outputs->answers = std::move(*answers);
    return outputs;
}

Result<std::vector<std::string>> writeAnswers(const PredictorOptions& options,
                                              std::span<const Conversation> before,
                                              const std::stop_token& stop) {
    const auto decoder = openDecoder(options);
    if (!decoder) {
        return decoder.error();
    }
    task::Examples examples;
    examples.items = before.size();
    for (const Conversation& conversation : before) {
        examples.conversations.push_back(conversation);
        examples.conversations.back().push_back({Speaker::Assistant, ""});
    }
    const auto encoded = decoder->source->encode(examples);
    if (!encoded) {
        return encoded.error();
    }
    return decoder->source->answers(*decoder->model, 0, **encoded, everyRow(examples.items), stop);
}

} // namespace

Result<task::Outputs> textOutputs(const PredictorOptions& options, const task::Examples& examples) {
    try {
        return scoreTexts(options, examples);
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "predict", error.what(), ""};
    }
}

Result<std::vector<std::string>> answers(const PredictorOptions& options,
                                         std::span<const Conversation> before, const std::stop_token& stop) {
    try {
        return writeAnswers(options, before, stop);
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "predict", error.what(), ""};
    }
}

Result<std::vector<std::vector<float>>> logits(const PredictorOptions& options,
                                               std::span<const std::string> texts) {
    try {
        const auto shape = checkpoint::readModelShape(options.modelFolder);
        if (!shape) {
            return shape.error();
        }
        if (!std::holds_alternative<checkpoint::DecoderConfig>(shape->config)) {
            return score(options, texts);
        }
        const auto outputs = scoreTexts(options, questions(texts));
        return outputs ? Result<std::vector<std::vector<float>>>(rowsOf(*outputs)) : outputs.error();
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "predict", error.what(), ""};
    }
}

} // namespace plateau::training
