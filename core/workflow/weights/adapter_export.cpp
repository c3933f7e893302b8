#include "core/workflow/weights/adapter_export.h"

#include "core/checkpoint/model_folder.h"
#include "core/data/sample_file.h"
#include "core/export/head.h"
#include "core/export/model_export.h"
#include "core/export/peft.h"
#include "core/task/task_list.h"
#include "core/workflow/weights/lora_of.h"
#include "core/workflow/weights/trained_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace plateau::workflow {

using namespace experiment;
using training::NamedMatrix;

namespace {

constexpr const char* headWeight = "classifier.weight";
constexpr const char* headBias = "classifier.bias";
constexpr std::size_t textsCompared = 256;
/// Factors that were folded into matrices may round differently in the last bits.
constexpr double largestAllowed = 1e-3;

/// The trained head, for features of length 1.
Result<exporter::Head> headOf(const std::vector<NamedMatrix>& weights) {
    exporter::Head head;
    for (const NamedMatrix& weight : weights) {
        if (weight.name == headWeight) {
            head.classes = static_cast<int>(weight.shape.at(0));
            head.hidden = static_cast<int>(weight.shape.at(1));
            head.weight = weight.values;
        } else if (weight.name == headBias) {
            head.bias = weight.values;
        }
    }
    if (head.weight.empty() || head.bias.empty()) {
        return badInput("kept weights", "hold no classification head", "Delete them and run the cell again.");
    }
    return exporter::forUnitFeatures(std::move(head));
}

void addHead(std::vector<NamedMatrix>& weights, const exporter::Head& exported) {
    const exporter::Head head = exporter::fromUnitFeatures(exported);
    weights.push_back({headWeight, {head.classes, head.hidden}, head.weight});
    weights.push_back({headBias, {head.classes}, head.bias});
}

Result<exporter::AdapterInfo> infoOf(const Folder& folder, const TrainedCell& trained) {
    const auto card =
        checkpoint::describeModelFolder(trained.predictor.modelFolder, checkpoint::WeightHash::Skip);
    if (!card) {
        return card.error();
    }
    exporter::AdapterInfo info;
    info.baseModel = folder.plan().model.name;
    info.baseSha256 = folder.plan().model.sha256;
    info.tokenizerHash = folder.plan().model.tokenizerHash;
    info.labels = folder.plan().labels;
    info.manyLabels = task::taskOf(folder.plan().task).info().objective == task::Objective::MultiLabel;
    info.pooling = card->pooling;
    info.maxTokens = std::min(trained.predictor.maxTokens, card->shape.context);
    info.trainedPrecision = trained.result.precision;
    return info;
}

/// Writes a LoRA adapter and reads it back as a predictor of its own.
Result<training::PredictorOptions> writeLora(const TrainedCell& trained, exporter::AdapterInfo info,
                                             const exporter::Head& head, const std::filesystem::path& out,
                                             AdapterForm form) {
    auto tensors = loraOf(trained.predictor.weights, trained.predictor.settings.lora);
    tensors.head = head;
    const auto written = exporter::writePeft(out, trained.predictor.modelFolder, tensors, std::move(info),
                                             form == AdapterForm::Exact ? exporter::PeftForm::Exact
                                                                        : exporter::PeftForm::Portable);
    const auto back = written ? exporter::readPeft(out) : Result<exporter::PeftAdapter>(written.error());
    if (!back) {
        return back.error();
    }
    training::PredictorOptions options = trained.predictor;
    options.weights = weightsOf(back->tensors, options.settings);
    addHead(options.weights, back->tensors.head.value_or(exporter::Head()));
    return options;
}

/// The head of an export that holds one in a file of its own.
Result<exporter::Head> readBack(const std::filesystem::path& out) {
    const auto info = exporter::readInfo(out);
    return info ? exporter::readHead(out, info->head.value_or(exporter::HeadLocation())) : info.error();
}

Result<training::PredictorOptions> writeLastLayer(const TrainedCell& trained, exporter::AdapterInfo info,
                                                  const exporter::Head& head,
                                                  const std::filesystem::path& out) {
    const auto written = exporter::writeHead(out, trained.predictor.modelFolder, head, std::move(info));
    const auto back = written ? readBack(out) : Result<exporter::Head>(written.error());
    if (!back) {
        return back.error();
    }
    training::PredictorOptions options = trained.predictor;
    options.weights.clear();
    addHead(options.weights, *back);
    return options;
}

Result<training::PredictorOptions> writeFull(const TrainedCell& trained, exporter::AdapterInfo info,
                                             const exporter::Head& head, const std::filesystem::path& out) {
    std::vector<checkpoint::TensorData> tensors;
    for (const NamedMatrix& weight : trained.predictor.weights) {
        if (weight.name != headWeight && weight.name != headBias) {
            tensors.push_back(
                exporter::tensorOf(weight.name, {weight.shape.begin(), weight.shape.end()}, weight.values));
        }
    }
    if (const auto written = exporter::writeModelFolder(out, trained.predictor.modelFolder,
                                                        std::move(tensors), head, std::move(info));
        !written) {
        return written.error();
    }
    const auto back = readBack(out);
    if (!back) {
        return back.error();
    }
    // The exported folder is a base of its own: its head on its frozen features is the trained model.
    training::PredictorOptions options = trained.predictor;
    options.modelFolder = out;
    options.settings.method = recipe::MethodKind::LastLayer;
    options.weights.clear();
    addHead(options.weights, *back);
    return options;
}

Result<double> largestDifference(const Folder& folder, const training::PredictorOptions& a,
                                 const training::PredictorOptions& b) {
    const auto samples =
        data::readSampleFile(folder.root() / folder.plan().test.file, folder.plan().test.sha256);
    if (!samples) {
        return samples.error();
    }
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < samples->size() && i < textsCompared; ++i) {
        texts.push_back((*samples)[i].text);
    }
    const auto left = training::logits(a, texts);
    const auto right = training::logits(b, texts);
    if (!left || !right) {
        return !left ? left.error() : right.error();
    }
    double largest = 0;
    for (std::size_t i = 0; i < left->size(); ++i) {
        for (std::size_t c = 0; c < (*left)[i].size(); ++c) {
            largest = std::max(largest, std::abs(static_cast<double>((*left)[i][c]) - (*right)[i][c]));
        }
    }
    return largest;
}

Result<training::PredictorOptions> write(const TrainedCell& trained, exporter::AdapterInfo info,
                                         const exporter::Head& head, const std::filesystem::path& out,
                                         AdapterForm form) {
    switch (trained.predictor.settings.method) {
    case recipe::MethodKind::LastLayer:
        return writeLastLayer(trained, std::move(info), head, out);
    case recipe::MethodKind::Full:
        return writeFull(trained, std::move(info), head, out);
    case recipe::MethodKind::Lora:
        break;
    }
    return writeLora(trained, std::move(info), head, out, form);
}

} // namespace

Result<ExportedAdapter> exportAdapter(const Folder& folder, const std::string& cell,
                                      const std::filesystem::path& out, AdapterForm form) {
    const auto trained = trainedCell(folder, cell);
    if (!trained) {
        return trained.error();
    }
    auto info = infoOf(folder, *trained);
    const auto head = headOf(trained->predictor.weights);
    if (!info || !head) {
        return !info ? info.error() : head.error();
    }
    const auto reloaded = write(*trained, std::move(*info), *head, out, form);
    if (!reloaded) {
        return reloaded.error();
    }
    const auto difference = largestDifference(folder, trained->predictor, *reloaded);
    if (!difference) {
        return difference.error();
    }
    if (!(*difference <= largestAllowed)) {
        return Error{ErrorKind::Internal, out.string(),
                     fmt::format("read back, the export gives other logits (by up to {:.3g})", *difference),
                     "Do not use it; the trained weights in the experiment folder are untouched."};
    }
    return ExportedAdapter{trained->cell, *difference, trained->unverified};
}

} // namespace plateau::workflow
