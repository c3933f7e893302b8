#include "app/cli/commands.h"

#include "core/base/utf8.h"
#include "core/task/task_list.h"
#include "core/training/predictor.h"
#include "core/workflow/weights/decoder_export.h"
#include "core/workflow/weights/trained_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <numeric>

namespace plateau::cli {
namespace {

struct PredictOptions {
    std::string directory;
    std::string cell = "best";
    std::vector<std::string> texts;
    int top = 3;
    std::string system;
    bool untouched = false;
};

/// Characters of an answer that are shown in a terminal; JSON has all of it.
constexpr std::size_t longestShown = 2000;

struct Ranked {
    std::string label;
    double probability = 0;
};

/// Softmax over classes, or of labels each for itself; most probable first, at most `top`.
std::vector<Ranked> rank(const std::vector<float>& logits, const experiment::Plan& plan, int top) {
    const bool many = task::taskOf(plan.task).info().objective == task::Objective::MultiLabel;
    const float largest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits) {
        sum += std::exp(static_cast<double>(logit - largest));
    }
    std::vector<std::size_t> order(logits.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return logits[a] > logits[b]; });
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < order.size() && i < static_cast<std::size_t>(top); ++i) {
        const auto logit = static_cast<double>(logits[order[i]]);
        ranked.push_back({plan.labels[order[i]], many
                                                     ? 1 / (1 + std::exp(-logit))
                                                     : std::exp(logit - static_cast<double>(largest)) / sum});
    }
    return ranked;
}

/// The model as it came.
training::PredictorOptions untouched(training::PredictorOptions trained) {
    trained.settings.method = recipe::MethodKind::Full;
    trained.weights.clear();
    return trained;
}

void printPredictions(CommandContext& context, const workflow::TrainedCell& trained, const Json& predictions,
                      const std::string& text) {
    context.print({{"schema", "plateau.predict/1"},
                   {"cell", trained.cell},
                   {"verified", trained.unverified.empty()},
                   {"predictions", predictions}},
                  text);
}

void printAnswers(CommandContext& context, const PredictOptions& options,
                  const workflow::TrainedCell& trained) {
    std::vector<Conversation> prompts;
    for (const std::string& text : options.texts) {
        Conversation& prompt = prompts.emplace_back();
        if (!options.system.empty()) {
            prompt.push_back({Speaker::System, options.system});
        }
        prompt.push_back({Speaker::User, text});
    }
    const auto answers = training::answers(trained.predictor, prompts, context.stop);
    const auto before = options.untouched && answers
                            ? training::answers(untouched(trained.predictor), prompts, context.stop)
                            : Result<std::vector<std::string>>(std::vector<std::string>());
    if (!answers || !before) {
        return context.fail(!answers ? answers.error() : before.error());
    }
    Json json = Json::array();
    std::string text;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        Json one = {{"text", options.texts[i]}, {"answer", (*answers)[i]}};
        text += (i == 0 ? "" : "\n") + printable(options.texts[i], 60);
        text += "\n  " + printable((*answers)[i], longestShown);
        if (!before->empty()) {
            one["untouched"] = (*before)[i];
            text += "\n  untouched: " + printable((*before)[i], longestShown);
        }
        json.push_back(std::move(one));
    }
    printPredictions(context, trained, json, text);
}

/// The labels of one text as JSON, and below its name in the text.
Json labelsOf(const std::vector<float>& logits, const experiment::Plan& plan, int top, std::string& text) {
    Json labels = Json::array();
    for (const Ranked& guess : rank(logits, plan, top)) {
        labels.push_back({{"label", guess.label}, {"probability", guess.probability}});
        text += fmt::format("\n  {:5.1f} %  {}", 100 * guess.probability, printable(guess.label));
    }
    return labels;
}

void printLabels(CommandContext& context, const PredictOptions& options, const workflow::TrainedCell& trained,
                 const experiment::Plan& plan) {
    const auto logits = training::logits(trained.predictor, options.texts);
    const auto before = options.untouched && logits
                            ? training::logits(untouched(trained.predictor), options.texts)
                            : Result<std::vector<std::vector<float>>>(std::vector<std::vector<float>>());
    if (!logits || !before) {
        return context.fail(!logits ? logits.error() : before.error());
    }
    Json json = Json::array();
    std::string text;
    for (std::size_t i = 0; i < options.texts.size(); ++i) {
        text += (i == 0 ? "" : "\n") + printable(options.texts[i], 60);
        Json one = {{"text", options.texts[i]}, {"labels", labelsOf((*logits)[i], plan, options.top, text)}};
        if (!before->empty()) {
            text += "\n  untouched:";
            one["untouched"] = labelsOf((*before)[i], plan, options.top, text);
        }
        json.push_back(std::move(one));
    }
    printPredictions(context, trained, json, text);
}

void predict(CommandContext& context, PredictOptions options) {
    const auto folder = experiment::Folder::open(options.directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    const auto trained = workflow::trainedCell(*folder, options.cell);
    if (!trained) {
        return context.fail(trained.error());
    }
    if (!trained->unverified.empty()) {
        context.note(trained->unverified);
    }
    if (options.texts.empty()) {
        for (std::string line; std::getline(std::cin, line);) {
            options.texts.push_back(line);
        }
    }
    if (task::taskOf(folder->plan().task).info().writesAnswers) {
        return printAnswers(context, options, *trained);
    }
    if (!options.system.empty()) {
        return context.fail({ErrorKind::Usage, "predict", "this experiment's cells give labels, no answers",
                             "Leave --system out."});
    }
    if (options.untouched && !workflow::tunesDecoder(folder->plan())) {
        return context.fail({ErrorKind::Usage, "predict",
                             "a model with a head of its own knows no classes before it is trained",
                             "Leave --untouched out."});
    }
    printLabels(context, options, *trained, folder->plan());
}

} // namespace

void addPredictCommand(Command& app, CommandContext& context) {
    auto options = std::make_shared<PredictOptions>();
    Command* command = addCommand(app, context, "predict", "Classify or answer texts with a trained cell",
                                  [&context, options] { predict(context, *options); });
    command->footer(
        "Example: plateau predict DIR \"turn on the lights\"\nWithout texts one is read from each line of "
        "stdin.");
    command->addOption("directory", options->directory, "The experiment folder")->required();
    command->addOption("texts", options->texts, "Texts");
    command->addOption("--cell", options->cell, "Cell id, or best")->showDefault();
    command->addOption("--system", options->system, "Stands above every text; of models that write answers");
    command->addFlag("--untouched", options->untouched,
                     "Also what the model gave before training; of language models");
    command->addOption("--top", options->top, "Labels shown a text")->check(positiveNumber())->showDefault();
}

} // namespace plateau::cli
