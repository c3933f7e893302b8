#include "core/workflow/weights/network_export.h"

#include "core/checkpoint/families/built_in.h"
#include "core/export/head.h"
#include "core/export/network_files.h"
#include "core/runner/kept_weights.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/workflow/weights/trained_cell.h"

namespace plateau::workflow {

using namespace experiment;

Result<std::string> exportNetwork(const Folder& folder, const std::string& cell,
                                  const std::filesystem::path& out) {
    const Plan& plan = folder.plan();
    const auto model = checkpoint::builtInModel(plan.model.name);
    if (!model || model->sha256 != plan.model.sha256) {
        return badInput(folder.root().string(), "trained a model whose weights are not exported",
                        "They lie in the folder adapters, as safetensors.");
    }
    const auto chosen = keptCell(folder, cell);
    if (!chosen) {
        return chosen.error();
    }
    const auto weights = runner::readKeptWeights(folder, *chosen);
    if (!weights) {
        return weights.error();
    }
    std::vector<checkpoint::TensorData> tensors;
    for (const training::NamedMatrix& weight : weights->weights) {
        tensors.push_back(
            exporter::tensorOf(weight.name, {weight.shape.begin(), weight.shape.end()}, weight.values));
    }
    const exporter::NetworkOrigin origin{plan.model.name, plan.model.sha256, plan.task, chosen->cell};
    Result<void> written;
    if (const auto* decoder = std::get_if<checkpoint::DecoderConfig>(&model->shape.config)) {
        written = exporter::writeByteModel(out, origin, *decoder, tokenizer::ByteTokenizer::begin,
                                           std::move(tensors));
    } else {
        Json columns = Json::array();
        for (const task::FeatureColumn& column : plan.features) {
            columns.push_back(task::toJson(column));
        }
        const auto& config = std::get<checkpoint::MlpConfig>(model->shape.config);
        written = exporter::writeTableModel(out, origin, columns, config.activation, std::move(tensors));
    }
    return written ? Result<std::string>(chosen->cell) : written.error();
}

} // namespace plateau::workflow
