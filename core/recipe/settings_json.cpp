#include "core/base/utf8.h"
#include "core/recipe/settings.h"

#include <array>
#include <utility>

namespace plateau::recipe {
namespace {

constexpr std::array methods{std::pair{MethodKind::Full, "full"}, std::pair{MethodKind::Lora, "lora"},
                             std::pair{MethodKind::LastLayer, "last_layer"}};
constexpr std::array rules{std::pair{BudgetRule::Epochs, "epochs"}, std::pair{BudgetRule::Updates, "updates"},
                           std::pair{BudgetRule::EarlyStop, "early_stop"}};
constexpr std::array schedules{std::pair{Schedule::Linear, "linear"}, std::pair{Schedule::Cosine, "cosine"}};
constexpr std::array precisions{std::pair{Precision::Automatic, "auto"},
                                std::pair{Precision::Float32, "float32"},
                                std::pair{Precision::BFloat16, "bfloat16"}};
/// Key and words of plans and cells, whose ids they are part of.
constexpr std::array headInits{std::pair{HeadInit::LinearProbe, "regression"},
                               std::pair{HeadInit::Random, "random"}};

template <typename Table, typename Enum>
const char* nameIn(const Table& table, Enum value) {
    for (const auto& [key, text] : table) {
        if (key == value) {
            return text;
        }
    }
    return "";
}

template <typename Table, typename Enum>
void readEnum(JsonFields& fields, const std::string& key, const Table& table, Enum& out) {
    std::string text = nameIn(table, out);
    fields.read(key, text);
    std::string known;
    for (const auto& [value, entry] : table) {
        if (text == entry) {
            out = value;
            return;
        }
        known += (known.empty() ? "" : ", ") + std::string(entry);
    }
    fields.fault(key, "\"" + printable(text, 60) + "\" is unknown", "Use one of " + known + ".");
}

} // namespace

const char* name(MethodKind kind) {
    return nameIn(methods, kind);
}

const char* name(BudgetRule rule) {
    return nameIn(rules, rule);
}

Json toJson(const TrainingSettings& s) {
    Json json = {{"method", name(s.method)},
                 {"batch", s.optimizer.batch},
                 {"learning_rate", s.optimizer.learningRate},
                 {"head_learning_rate", s.optimizer.headLearningRate},
                 {"weight_decay", s.optimizer.weightDecay},
                 {"warmup", s.optimizer.warmup},
                 {"schedule", nameIn(schedules, s.optimizer.schedule)},
                 {"clip", s.optimizer.clip},
                 {"max_tokens", s.maxTokens},
                 {"precision", nameIn(precisions, s.precision)},
                 {"head_start", nameIn(headInits, s.headInit)},
                 {"exact", s.exact}};
    json["budget"] = {{"rule", name(s.budget.rule)},
                      {"epochs", s.budget.epochs},
                      {"updates", s.budget.updates},
                      {"min_updates", s.budget.minUpdates},
                      {"validation_share", s.budget.validationShare},
                      {"patience", s.budget.patience}};
    if (s.lastLayers != 0) {
        json["last_layers"] = s.lastLayers; // absent: ids of older cells stay
    }
    if (!s.answer.chatTemplate.empty()) {
        json["answer"] = {{"template", s.answer.chatTemplate}, {"max_new_tokens", s.answer.maxNewTokens}};
    }
    if (s.method == MethodKind::Lora) {
        json["lora"] = {{"rank", s.lora.rank},
                        {"alpha", s.lora.alpha},
                        {"dropout", s.lora.dropout},
                        {"targets", s.lora.targets},
                        {"rslora", s.lora.rslora}};
    }
    return json;
}

TrainingSettings readSettings(JsonFields& fields) {
    MethodKind method = MethodKind::Lora;
    readEnum(fields, "method", methods, method);
    TrainingSettings s = defaultSettings(method);
    fields.read("batch", s.optimizer.batch);
    fields.read("learning_rate", s.optimizer.learningRate);
    fields.read("head_learning_rate", s.optimizer.headLearningRate);
    fields.read("weight_decay", s.optimizer.weightDecay);
    fields.read("warmup", s.optimizer.warmup);
    readEnum(fields, "schedule", schedules, s.optimizer.schedule);
    fields.read("clip", s.optimizer.clip);
    fields.read("max_tokens", s.maxTokens);
    fields.read("last_layers", s.lastLayers);
    readEnum(fields, "precision", precisions, s.precision);
    readEnum(fields, "head_start", headInits, s.headInit);
    fields.read("exact", s.exact);
    if (auto budget = fields.object("budget")) {
        readEnum(*budget, "rule", rules, s.budget.rule);
        budget->read("epochs", s.budget.epochs);
        budget->read("updates", s.budget.updates);
        budget->read("min_updates", s.budget.minUpdates);
        budget->read("validation_share", s.budget.validationShare);
        budget->read("patience", s.budget.patience);
        budget->finish();
    }
    if (auto answer = fields.object("answer")) {
        answer->read("template", s.answer.chatTemplate);
        answer->read("max_new_tokens", s.answer.maxNewTokens);
        answer->finish();
    }
    if (auto lora = fields.object("lora")) {
        lora->read("rank", s.lora.rank);
        lora->read("alpha", s.lora.alpha);
        lora->read("dropout", s.lora.dropout);
        lora->read("targets", s.lora.targets);
        lora->read("rslora", s.lora.rslora);
        lora->finish();
    }
    fields.finish();
    return s;
}

} // namespace plateau::recipe
