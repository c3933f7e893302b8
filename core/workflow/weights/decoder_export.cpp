#include "core/workflow/weights/decoder_export.h"

#include "core/checkpoint/gguf/gguf_file.h"
#include "core/checkpoint/model_folder.h"
#include "core/data/sample_file.h"
#include "core/export/merged_model.h"
#include "core/export/peft.h"
#include "core/runner/kept_weights.h"
#include "core/runner/planned_model.h"
#include "core/task/task_list.h"
#include "core/tokenizer/bpe/bpe_json.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/gguf_sentencepiece.h"
#include "core/tokenizer/load/gguf_tokenizer.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/tokenizer/load/model_chat_layout.h"
#include "core/tokenizer/sentencepiece/model_bytes.h"
#include "core/tokenizer/sentencepiece/sentencepiece_files.h"
#include "core/training/answer_names.h"
#include "core/training/predictor.h"
#include "core/workflow/weights/lora_of.h"
#include "core/workflow/weights/trained_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::workflow {

using namespace experiment;

namespace {

/// Of largestDifference(): factors that were folded into matrices round differently in the last
/// bits.
constexpr double largestAllowed = 1e-3;

struct Decoder {
    CellResult result;
    training::PredictorOptions predictor;
    exporter::AdapterInfo info;
    std::string unverified; ///< see TrainedCell
};

/// What stands around a prompt: the ids of a prompt that is a mark, as text, cut at the mark.
Result<exporter::AnswerReading> answersOf(const tokenizer::Tokenizer& tokens,
                                          const std::filesystem::path& model, int context,
                                          const recipe::TrainingSettings& settings,
                                          const std::vector<std::string>& labels) {
    const auto layout = tokenizer::modelChatLayout(tokens, model, settings.answer.chatTemplate);
    if (!layout) {
        return layout.error();
    }
    const std::string mark = "PROMPT";
    const std::string whole = tokens.decode(layout->prompt({{Speaker::User, mark}}));
    const std::size_t at = whole.find(mark);
    if (at == std::string::npos) {
        return Error{ErrorKind::Internal, model.string(), "its tokenizer does not give texts back", ""};
    }
    exporter::AnswerReading reading{whole.substr(0, at),
                                    whole.substr(at + mark.size()),
                                    layout->stops(),
                                    settings.answer.maxNewTokens,
                                    {}};
    if (!labels.empty()) {
        const auto choices = training::answerChoices(*layout, labels, settings.maxTokens, context);
        if (!choices) {
            return choices.error();
        }
        reading.classes =
            exporter::ClassAnswers{labels, choices->scored, static_cast<int>(choices->promptTokens)};
    }
    return reading;
}

/// @param labels of the classes that texts are sorted into; none of other tasks
Result<exporter::TextReading> readingOf(const std::filesystem::path& model,
                                        const recipe::TrainingSettings& settings,
                                        const std::vector<std::string>& labels) {
    const auto shape = checkpoint::readModelShape(model);
    const auto tokens = tokenizer::loadTokenizer(model);
    if (!shape || !tokens) {
        return !shape ? shape.error() : tokens.error();
    }
    const bool answering = !settings.answer.chatTemplate.empty();
    const auto layout = tokenizer::RunningText::of(**tokens);
    if (!layout && !answering) {
        return layout.error();
    }
    exporter::TextReading reading{layout ? layout->first() : exporter::noToken, shape->context, {}};
    if (answering) {
        auto answers = answersOf(**tokens, model, shape->context, settings, labels);
        if (!answers) {
            return answers.error();
        }
        reading.answers = std::move(*answers);
    }
    return reading;
}

Result<Decoder> trainedDecoder(const Folder& folder, const std::string& cell) {
    const auto chosen = keptCell(folder, cell);
    if (!chosen) {
        return chosen.error();
    }
    const ModelReference& model = folder.plan().model;
    const auto place = runner::findPlannedModel(model);
    auto weights = runner::readKeptWeights(folder, *chosen);
    if (!place || !weights) {
        return !place ? place.error() : weights.error();
    }
    const bool sorts = labelsTexts(folder.plan());
    const std::vector<std::string> labels = sorts ? folder.plan().labels : std::vector<std::string>();
    const auto reading = readingOf(*place, chosen->spec.training, labels);
    if (!reading) {
        return reading.error();
    }
    Decoder decoder{*chosen, {}, {}, unverifiedText(folder.plan(), *place, weights->verified)};
    decoder.predictor.modelFolder = *place;
    decoder.predictor.weights = std::move(weights->weights);
    decoder.predictor.settings = chosen->spec.training;
    decoder.predictor.maxTokens = chosen->spec.training.maxTokens;
    // The same numbers on every machine, and those that an export gives elsewhere.
    decoder.predictor.settings.precision = recipe::Precision::Float32;
    decoder.predictor.objective = task::taskOf(folder.plan().task).info().objective;
    decoder.predictor.outputs = labels;
    decoder.info.baseModel = model.name;
    decoder.info.baseSha256 = model.sha256;
    decoder.info.tokenizerHash = model.tokenizerHash;
    decoder.info.trainedPrecision = chosen->precision;
    decoder.info.reading = *reading;
    return decoder;
}

Result<training::PredictorOptions> writeAdapter(const Decoder& decoder, const std::filesystem::path& out,
                                                exporter::PeftForm form) {
    const auto written = exporter::writePeft(
        out, decoder.predictor.modelFolder,
        loraOf(decoder.predictor.weights, decoder.predictor.settings.lora), decoder.info, form);
    const auto back = written ? exporter::readPeft(out) : Result<exporter::PeftAdapter>(written.error());
    if (!back) {
        return back.error();
    }
    training::PredictorOptions options = decoder.predictor;
    options.weights = weightsOf(back->tensors, options.settings);
    return options;
}

/// Of a GGUF file, whose tokenizer is no file of its own.
Result<exporter::TextFiles> tokenizerOf(const std::filesystem::path& model) {
    if (!checkpoint::isGguf(model)) {
        return exporter::TextFiles();
    }
    const auto file = checkpoint::GgufFile::open(model);
    if (!file) {
        return file.error();
    }
    if (const auto* kind = file->value<std::string>("tokenizer.ggml.model");
        kind != nullptr && *kind == "llama") {
        const auto pieces = tokenizer::readGgufSentencePiece(model);
        if (!pieces) {
            return pieces.error();
        }
        return exporter::TextFiles{
            {"tokenizer.model", tokenizer::bytesOf(pieces->model)},
            {"tokenizer_config.json", tokenizer::tokenizerConfig(*pieces).dump(2) + "\n"}};
    }
    const auto spec = tokenizer::readGgufBpe(model);
    if (!spec) {
        return spec.error();
    }
    return exporter::TextFiles{{"tokenizer.json", tokenizer::tokenizerJson(*spec).dump() + "\n"},
                               {"tokenizer_config.json", tokenizer::tokenizerConfig(*spec).dump(2) + "\n"}};
}

Result<training::PredictorOptions> writeMerged(const Decoder& decoder, const std::filesystem::path& out) {
    std::optional<exporter::LoraTensors> lora;
    std::vector<exporter::TrainedWeight> trained;
    if (decoder.predictor.settings.method == recipe::MethodKind::Lora) {
        lora = loraOf(decoder.predictor.weights, decoder.predictor.settings.lora);
    } else {
        for (const training::NamedMatrix& weight : decoder.predictor.weights) {
            trained.push_back({weight.name, {weight.shape.begin(), weight.shape.end()}, weight.values});
        }
    }
    const auto files = tokenizerOf(decoder.predictor.modelFolder);
    if (!files) {
        return files.error();
    }
    const auto written = exporter::writeMergedModel(out, decoder.predictor.modelFolder, lora,
                                                    std::move(trained), decoder.info, *files);
    if (!written) {
        return written.error();
    }
    // A model of its own: nothing is put on it.
    training::PredictorOptions options = decoder.predictor;
    options.modelFolder = out;
    options.settings.method = recipe::MethodKind::Full;
    options.settings.lastLayers = 0;
    options.weights.clear();
    return options;
}

/// Of nats per token; of texts that are sorted: of the logs of the probabilities.
double largestDifference(const task::Outputs& a, const task::Outputs& b, bool sorts) {
    double largest = 0;
    if (sorts) {
        for (std::size_t i = 0; i < a.values.size(); ++i) {
            largest = std::max(largest, std::abs(static_cast<double>(a.values[i]) - b.values[i]));
        }
        return largest;
    }
    for (std::size_t i = 0; i + 1 < a.values.size(); i += 2) {
        const double tokens = std::max(1.0F, a.values[i + 1]);
        largest = std::max(largest, std::abs(static_cast<double>(a.values[i]) - b.values[i]) / tokens);
    }
    return largest;
}

Result<ExportedDecoder> compare(const Folder& folder, const Decoder& decoder,
                                const training::PredictorOptions& back) {
    const Plan& plan = folder.plan();
    const task::Task& task = task::taskOf(plan.task);
    const auto samples = data::readSampleFile(folder.root() / plan.test.file, plan.test.sha256);
    if (!samples) {
        return samples.error();
    }
    const task::TaskFacts facts{plan.labels, {}};
    const task::Examples examples = task.examples(*samples, facts);
    const auto trained = training::textOutputs(decoder.predictor, examples);
    const auto exported = training::textOutputs(back, examples);
    if (!trained || !exported) {
        return !trained ? trained.error() : exported.error();
    }
    std::vector<std::size_t> every(samples->size());
    std::iota(every.begin(), every.end(), std::size_t{0});
    const auto scoreOf = [&](const task::Outputs& outputs) {
        return task.primaryMetric().value(task.score(*samples, outputs, facts), every);
    };
    return ExportedDecoder{decoder.result.cell, scoreOf(*trained), scoreOf(*exported),
                           largestDifference(*trained, *exported, labelsTexts(plan)), decoder.unverified};
}

} // namespace

bool tunesDecoder(const Plan& plan) {
    // A folder may have the name of a built-in model: the hash tells them apart.
    const auto known = checkpoint::builtInModel(plan.model.name);
    const bool isBuiltIn = known && known->sha256 == plan.model.sha256;
    const bool asked = !plan.training.answer.chatTemplate.empty();
    const task::Objective objective = task::taskOf(plan.task).info().objective;
    return !isBuiltIn && (asked || objective == task::Objective::CausalLanguage);
}

Result<ExportedDecoder> exportDecoder(const Folder& folder, const std::string& cell,
                                      const std::filesystem::path& out, DecoderForm form) {
    const auto decoder = trainedDecoder(folder, cell);
    if (!decoder) {
        return decoder.error();
    }
    const bool merged =
        form == DecoderForm::Merged || decoder->predictor.settings.method != recipe::MethodKind::Lora;
    const auto back = merged ? writeMerged(*decoder, out)
                             : writeAdapter(*decoder, out,
                                            form == DecoderForm::Portable ? exporter::PeftForm::Portable
                                                                          : exporter::PeftForm::Exact);
    if (!back) {
        return back.error();
    }
    auto compared = compare(folder, *decoder, *back);
    if (compared && !(compared->largestDifference <= largestAllowed)) {
        return Error{ErrorKind::Internal, out.string(),
                     fmt::format("read back, the export gives other losses (by up to {:.3g} nats)",
                                 compared->largestDifference),
                     "Do not use it; the trained weights in the experiment folder are untouched."};
    }
    return compared;
}

} // namespace plateau::workflow
