#include "core/data/split.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace plateau::data {
namespace {

struct SideName {
    std::string_view text;
    Side side;
};

constexpr std::array sideNames{
    SideName{"train", Side::Train},
    SideName{"training", Side::Train},
    SideName{"validation", Side::Validation},
    SideName{"valid", Side::Validation},
    SideName{"val", Side::Validation},
    SideName{"dev", Side::Validation},
    SideName{"development", Side::Validation},
    SideName{"test", Side::Test},
    SideName{"testing", Side::Test},
    SideName{"eval", Side::Test},
    SideName{"evaluation", Side::Test},
    SideName{"holdout", Side::Test},
};

constexpr std::array rules{SplitRule::None,  SplitRule::Field, SplitRule::Stratified,
                           SplitRule::Group, SplitRule::Order, SplitRule::Folds};

bool within(double value, double low, double high) {
    return std::isfinite(value) && value >= low && value <= high;
}

} // namespace

std::optional<Side> parseSide(std::string_view text) {
    std::string lower(text.substr(0, 16));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found =
        std::find_if(sideNames.begin(), sideNames.end(), [&](const SideName& n) { return n.text == lower; });
    return found == sideNames.end() ? std::nullopt : std::optional(found->side);
}

const char* name(Side side) {
    switch (side) {
    case Side::Train:
        return "train";
    case Side::Validation:
        return "validation";
    case Side::Test:
        break;
    }
    return "test";
}

const char* name(SplitRule rule) {
    switch (rule) {
    case SplitRule::None:
        return "none";
    case SplitRule::Field:
        return "field";
    case SplitRule::Stratified:
        return "stratified";
    case SplitRule::Group:
        return "group";
    case SplitRule::Folds:
        return "folds";
    case SplitRule::Order:
        break;
    }
    return "order";
}

void validate(const SplitSettings& settings, const std::string& path, std::vector<Fault>& faults) {
    if (settings.rule == SplitRule::None || settings.rule == SplitRule::Field ||
        settings.rule == SplitRule::Folds) {
        return;
    }
    if (!within(settings.testShare, 0, 0.9) || settings.testShare == 0) {
        faults.push_back({path + ".test_share", "must be above 0 and at most 0.9", "Use 0.2."});
    }
    if (!within(settings.validationShare, 0, 0.9)) {
        faults.push_back({path + ".validation_share", "must be from 0 to 0.9", "Use 0."});
    }
    if (settings.testShare + settings.validationShare > 0.95 + 1e-9) {
        faults.push_back({path + ".validation_share", "leaves less than 5 % of the samples for training",
                          "Make one of the two shares smaller."});
    }
}

Json toJson(const SplitSettings& settings) {
    Json json = {{"rule", name(settings.rule)},
                 {"test_share", settings.testShare},
                 {"validation_share", settings.validationShare},
                 {"seed", settings.seed}};
    if (settings.dateOrder) {
        json["date_order"] = name(*settings.dateOrder);
    }
    return json;
}

SplitSettings readSplitSettings(JsonFields& fields) {
    SplitSettings settings;
    std::string rule = name(settings.rule);
    fields.read("rule", rule);
    const auto found = std::find_if(rules.begin(), rules.end(), [&](SplitRule r) { return rule == name(r); });
    if (found == rules.end()) {
        fields.fault("rule", "is no rule", "Use none, field, stratified, group or order.");
    } else {
        settings.rule = *found;
    }
    fields.read("test_share", settings.testShare);
    fields.read("validation_share", settings.validationShare);
    fields.read("seed", settings.seed);
    std::string dateOrder;
    fields.read("date_order", dateOrder);
    settings.dateOrder = parseDateOrder(dateOrder);
    if (!dateOrder.empty() && !settings.dateOrder) {
        fields.fault("date_order", "is no order", "Use day_month or month_day.");
    }
    fields.finish();
    return settings;
}

} // namespace plateau::data
