#include "app/cli/training_options.h"

#include "core/recipe/setting_range.h"
#include "core/tokenizer/chat_template.h"

#include <array>
#include <string_view>
#include <utility>

namespace plateau::cli {

Error namedByOption(Error error) {
    constexpr std::array<std::pair<std::string_view, const char*>, 10> options{
        {{"task", "--task"},
         {"training.answer", "--chat-template"},
         {"features", "--features"},
         {"target", "--target"},
         {"retention", "--retention"},
         {"general_test", "--general-test"},
         {"mixtures", "--mixture"},
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

namespace {

/// What an option's help says about a number: its meaning, then range and default from the table of settings.
class Help {
public:
    explicit Help(Unsaid unsaid) : m_unsaid(unsaid) {}

    std::string operator()(const std::string& text, const char* path) const {
        const recipe::SettingRange& range = recipe::settingRange(path);
        return withRange(text, path) + (m_unsaid == Unsaid::MethodDefault
                                            ? "; default: " + recipe::defaultText(range)
                                            : std::string());
    }
    /// @param usual the default where it is no number
    std::string operator()(const std::string& text, const char* path, const char* usual) const {
        return withRange(text, path) +
               (m_unsaid == Unsaid::MethodDefault ? std::string("; default: ") + usual : std::string());
    }

private:
    static std::string withRange(const std::string& text, const char* path) {
        return text + "; " + recipe::rangeText(recipe::settingRange(path));
    }

    Unsaid m_unsaid;
};

} // namespace

void addTrainingOptions(Command& c, workflow::TrainingOptions& o, Unsaid unsaid) {
    const Help help(unsaid);
    const bool isNew = unsaid == Unsaid::MethodDefault;
    Command* t =
        c.addOptionGroup("Training", unsaid == Unsaid::MethodDefault ? "Defaults fit the method"
                                                                     : "What is not said stays as it was");
    t->addOption("--method", o.method,
                 isNew ? "lora (default), last_layer or full" : "lora, last_layer or full");
    t->addOption("--budget", o.budget, "epochs, updates or early_stop");
    t->addOption("--epochs", o.epochs, help("Passes over the n samples", "budget.epochs"));
    t->addOption("--updates", o.updates,
                 help("Updates of every cell with --budget updates", "budget.updates"));
    t->addOption("--min-updates", o.minUpdates, help("Never fewer updates than this", "budget.min_updates"));
    t->addOption("--validation-share", o.validationShare,
                 help("early_stop: part of the n samples held back", "budget.validation_share"));
    t->addOption("--patience", o.patience,
                 help("early_stop: evaluations without improvement", "budget.patience"));
    t->addOption("--batch", o.batch, help("Samples an update", "batch"));
    t->addOption("--lr", o.learningRate, help("Learning rate of adapters or base", "learning_rate"));
    t->addOption("--head-lr", o.headLearningRate, help("Learning rate of the head", "head_learning_rate"));
    t->addOption("--weight-decay", o.weightDecay, help("AdamW weight decay", "weight_decay"));
    t->addOption("--warmup", o.warmup, help("Share of the updates with rising rate", "warmup"));
    t->addOption("--schedule", o.schedule, "linear or cosine");
    t->addOption("--clip", o.clip, help("Largest gradient norm of an update; 0: none", "clip"));
    t->addOption("--head-init", o.headInit,
                 isNew ? "Where the head starts: linear_probe (default) or random"
                       : "Where the head starts: linear_probe or random")
        ->check(oneOf({"linear_probe", "random"}));
    t->addOption("--rank", o.rank, help("LoRA rank", "lora.rank"));
    t->addOption("--alpha", o.alpha, help("LoRA alpha", "lora.alpha", "2 × rank"));
    t->addOption("--dropout", o.dropout, help("LoRA dropout", "lora.dropout"));
    t->addOption("--targets", o.targets,
                 "Modules that get adapters: names such as query,value, or all-linear, or re:EXPRESSION")
        ->delimiter(',');
    t->addFlag("--rslora", o.rslora, "Scale by alpha/√r");
    t->addOption("--last-layers", o.lastLayers,
                 help("Only so many layers, counted from the last, are trained; 0: all", "last_layers"));
    t->addOption("--max-tokens", o.maxTokens, help("Longer texts are cut", "max_tokens", "from the pool"));
    t->addOption("--chat-template", o.chatTemplate,
                 "What stands around prompt and answer: " + tokenizer::chatTemplateNames() +
                     (isNew ? "; default: that of the model, else plain" : ""));
    t->addOption("--max-new-tokens", o.maxNewTokens,
                 help("Longer answers of the model are cut", "answer.max_new_tokens", "from the pool"));
    t->addOption("--precision", o.precision, "auto, float32 or bfloat16");
    t->addFlag("--exact", o.exact, "One cell at a time, bit-identical when repeated");
}

} // namespace plateau::cli
