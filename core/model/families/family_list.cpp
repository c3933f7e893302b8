#include "core/model/decoder/decoder.h"
#include "core/model/families/model_family.h"
#include "core/model/mlp/mlp.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::model {
namespace {

using Made = Result<std::unique_ptr<Network>>;

Made makeDecoder(const checkpoint::ModelShape& shape, const NetworkRequest& request) {
    const auto& config = std::get<checkpoint::DecoderConfig>(shape.config);
    if (request.folder.empty()) {
        return std::unique_ptr<Network>(Decoder::fromScratch(config, request.device));
    }
    auto decoder = Decoder::load(request.folder, config, request.type, request.device);
    return decoder ? Made(std::unique_ptr<Network>(std::move(*decoder))) : Made(decoder.error());
}

Made makeMlp(const checkpoint::ModelShape& shape, const NetworkRequest& request) {
    if (request.features < 1 || request.outputs < 1) {
        return badInput("mlp", "needs rows of features and something to predict",
                        "Choose it for a task on tables.");
    }
    const auto& config = std::get<checkpoint::MlpConfig>(shape.config);
    return std::unique_ptr<Network>(
        std::make_unique<Mlp>(config, request.features, request.outputs, request.device));
}

struct FamilyRow {
    std::string_view family;
    Made (*make)(const checkpoint::ModelShape&, const NetworkRequest&);
};

constexpr std::array<FamilyRow, 2> families = {{{"llama", makeDecoder}, {"mlp", makeMlp}}};

} // namespace

Result<std::unique_ptr<Network>> loadNetwork(const checkpoint::ModelShape& shape,
                                             const NetworkRequest& request) {
    const auto row = std::find_if(families.begin(), families.end(),
                                  [&](const FamilyRow& known) { return known.family == shape.family; });
    if (row == families.end()) {
        return badInput("model", fmt::format("a {} cannot be trained this way", shape.family),
                        "Choose a model that fits the task.");
    }
    return row->make(shape, request);
}

} // namespace plateau::model
