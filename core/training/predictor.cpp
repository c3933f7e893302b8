#include "core/training/predictor.h"

#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/cell_pack.h"
#include "core/training/device.h"

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
    const PackMember member;
    auto pack = CellPack::create(*encoder, options.settings, options.classes, {&member, 1});
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
    auto values = (*pack)->logits(0, encoded, every, {});
    if (!values) {
        return values.error();
    }
    std::vector<std::vector<float>> rows;
    const float* data = values->const_data_ptr<float>();
    for (std::size_t i = 0; i < texts.size(); ++i, data += options.classes) {
        rows.emplace_back(data, data + options.classes);
    }
    return rows;
}

} // namespace

Result<std::vector<std::vector<float>>> logits(const PredictorOptions& options,
                                               std::span<const std::string> texts) {
    try {
        return score(options, texts);
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "predict", error.what(), ""};
    }
}

} // namespace plateau::training
