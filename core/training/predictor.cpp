#include "core/training/predictor.h"

#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/autograd/network_source.h"
#include "core/training/device.h"
#include "core/training/inputs/encoded_texts.h"
#include "core/training/packed/packed_model.h"

#include <c10/core/InferenceMode.h>

#include <numeric>

namespace plateau::training {
namespace {

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
    auto objective = makeObjective(options.objective, options.outputs, {&start.scale, 1});
    auto pack = PackedModel::create(*encoder, options.settings, std::move(objective), {&start, 1});
    if (!pack) {
        return pack.error();
    }
    if (auto set = (*pack)->setWeights(options.weights); !set) {
        return set.error();
    }
    const auto longest = std::min<std::int64_t>(options.maxTokens, (*encoder)->config().positions);
    const auto encoded = EncodedTexts::encode(*layout, texts, static_cast<int>(longest));
    std::vector<std::uint32_t> every(texts.size());
    std::iota(every.begin(), every.end(), 0U);
    auto outputs = (*pack)->evaluate(0, encoded, every, {});
    if (!outputs) {
        return outputs.error();
    }
    std::vector<std::vector<float>> rows;
    for (auto row = outputs->values.begin(); row != outputs->values.end(); row += outputs->width) {
        rows.emplace_back(row, row + outputs->width);
    }
    return rows;
}

Result<task::Outputs> scoreTexts(const PredictorOptions& options, const task::Examples& examples) {
    const auto device = chooseDevice(options.device, options.threads);
    if (!device) {
        return device.error();
    }
    TrainerOptions of;
    of.modelFolder = options.modelFolder;
    auto source = NetworkSource::open(of, *device, options.objective, 0, 0);
    if (!source) {
        return source.error();
    }
    const CellStart start;
    const auto model = (*source)->create(options.settings, {&start, 1});
    const auto texts = (*source)->encode(examples);
    if (!model || !texts) {
        return !model ? model.error() : texts.error();
    }
    if (!options.weights.empty()) {
        if (const auto set = (*model)->setWeights(options.weights); !set) {
            return set.error();
        }
    }
    std::vector<std::uint32_t> every(examples.items);
    std::iota(every.begin(), every.end(), 0U);
    return (*model)->evaluate(0, **texts, every, {});
}

} // namespace

Result<task::Outputs> textOutputs(const PredictorOptions& options, const task::Examples& examples) {
    try {
        return scoreTexts(options, examples);
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "predict", error.what(), ""};
    }
}

Result<std::vector<std::vector<float>>> logits(const PredictorOptions& options,
                                               std::span<const std::string> texts) {
    try {
        return score(options, texts);
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "predict", error.what(), ""};
    }
}

} // namespace plateau::training
