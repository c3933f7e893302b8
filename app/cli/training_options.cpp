#include "app/cli/training_options.h"

#include <array>
#include <string_view>
#include <utility>

namespace plateau::cli {

Error namedByOption(Error error) {
    constexpr std::array<std::pair<std::string_view, const char*>, 5> options{
        {{"task", "--task"},
         {"target", "--target"},
         {"percent", "--percent"},
         {"training.method", "--method"},
         {"training.precision", "--precision"}}};
    for (const auto& [field, option] : options) {
        if (error.kind == ErrorKind::Usage && error.where == field) {
            error.where = option;
            break;
        }
    }
    return error;
}

void addTrainingOptions(Command& c, workflow::TrainingOptions& o) {
    Command* t = c.addOptionGroup("Training", "Defaults fit the method");
    t->addOption("--method", o.method, "lora (default), last_layer or full");
    t->addOption("--budget", o.budget, "epochs, updates or early_stop");
    t->addOption("--epochs", o.epochs, "Passes over the n samples");
    t->addOption("--updates", o.updates, "Updates of every cell with --budget updates");
    t->addOption("--min-updates", o.minUpdates, "Never fewer updates than this");
    t->addOption("--validation-share", o.validationShare, "early_stop: part of the n samples held back");
    t->addOption("--patience", o.patience, "early_stop: evaluations without improvement");
    t->addOption("--batch", o.batch, "Samples an update");
    t->addOption("--lr", o.learningRate, "Learning rate of adapters or base");
    t->addOption("--head-lr", o.headLearningRate, "Learning rate of the head");
    t->addOption("--weight-decay", o.weightDecay, "AdamW weight decay");
    t->addOption("--warmup", o.warmup, "Share of the updates with rising rate");
    t->addOption("--schedule", o.schedule, "linear or cosine");
    t->addOption("--clip", o.clip, "Largest gradient norm of an update; 0: none");
    t->addOption("--head-init", o.headInit, "Where the head starts: linear_probe (default) or random")
        ->check(oneOf({"linear_probe", "random"}));
    t->addOption("--rank", o.rank, "LoRA rank");
    t->addOption("--alpha", o.alpha, "LoRA alpha; default: 2 × rank");
    t->addOption("--dropout", o.dropout, "LoRA dropout");
    t->addOption("--targets", o.targets, "Modules that get adapters, for example query,value")
        ->delimiter(',');
    t->addFlag("--rslora", o.rslora, "Scale by alpha/√r");
    t->addOption("--max-tokens", o.maxTokens, "Longer texts are cut; default: from the pool");
    t->addOption("--precision", o.precision, "auto, float32 or bfloat16");
    t->addFlag("--exact", o.exact, "One cell at a time, bit-identical when repeated");
}

} // namespace plateau::cli
