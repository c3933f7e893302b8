#include "core/recipe/setting_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace plateau::recipe {
namespace {

constexpr std::string_view prefix = "training.";
/// Learning rates below this are of no use to a control.
constexpr double leastRate = 1e-7;

#define PLATEAU_PLACE(member)                                                                                \
    [](const TrainingSettings& settings) { return static_cast<double>(settings.member); },                   \
        [](TrainingSettings& settings, double value) {                                                       \
            settings.member = static_cast<decltype(settings.member)>(value);                                 \
        }

constexpr auto Count = SettingUnit::Count;
constexpr auto Number = SettingUnit::Number;
constexpr auto Share = SettingUnit::Share;
constexpr auto Rate = SettingUnit::Rate;
constexpr auto Taken = LowEnd::Taken;
constexpr auto Above = LowEnd::Above;

constexpr std::array table{
    // path, unit, low, high, step, decimals, place
    SettingRange{"lora.rank", Count, 1, Taken, 512, 1, 0, PLATEAU_PLACE(lora.rank)},
    SettingRange{"lora.alpha", Number, 0, Above, 1e6, 1, 2, PLATEAU_PLACE(lora.alpha)},
    SettingRange{"lora.dropout", Share, 0, Taken, 0.9, 0.05, 1, PLATEAU_PLACE(lora.dropout)},
    SettingRange{"batch", Count, 1, Taken, 4096, 1, 0, PLATEAU_PLACE(optimizer.batch)},
    SettingRange{"learning_rate", Rate, 0, Above, 1, 0, 10, PLATEAU_PLACE(optimizer.learningRate)},
    SettingRange{"head_learning_rate", Rate, 0, Above, 1, 0, 10, PLATEAU_PLACE(optimizer.headLearningRate)},
    SettingRange{"weight_decay", Number, 0, Taken, 1, 0.01, 4, PLATEAU_PLACE(optimizer.weightDecay)},
    SettingRange{"warmup", Share, 0, Taken, 0.9, 0.05, 1, PLATEAU_PLACE(optimizer.warmup)},
    SettingRange{"clip", Number, 0, Taken, 1e6, 0.1, 2, PLATEAU_PLACE(optimizer.clip)},
    SettingRange{"max_tokens", Count, 8, Taken, 8192, 1, 0, PLATEAU_PLACE(maxTokens)},
    SettingRange{"answer.max_new_tokens", Count, 1, Taken, 8192, 16, 0, PLATEAU_PLACE(answer.maxNewTokens)},
    SettingRange{"last_layers", Count, 0, Taken, 4096, 1, 0, PLATEAU_PLACE(lastLayers)},
    SettingRange{"budget.epochs", Number, 0, Above, 10'000, 1, 2, PLATEAU_PLACE(budget.epochs)},
    SettingRange{"budget.updates", Count, 1, Taken, 10'000'000, 1, 0, PLATEAU_PLACE(budget.updates)},
    SettingRange{"budget.min_updates", Count, 0, Taken, 1'000'000, 1, 0, PLATEAU_PLACE(budget.minUpdates)},
    SettingRange{"budget.validation_share", Share, 0.05, Taken, 0.5, 0.05, 1,
                 PLATEAU_PLACE(budget.validationShare)},
    SettingRange{"budget.patience", Count, 1, Taken, 1000, 1, 0, PLATEAU_PLACE(budget.patience)},
};

#undef PLATEAU_PLACE

constexpr std::array planTable{
    PlanRange{"seeds", 1, 1000},
    PlanRange{"instant_seeds", 0, 1000},
    PlanRange{"folds", 2, 10, true},
};

} // namespace

bool SettingRange::takes(double value) const {
    return (lowEnd == LowEnd::Taken ? value >= low : value > low) && value <= high;
}

double SettingRange::leastShown() const {
    if (lowEnd == LowEnd::Taken) {
        return low;
    }
    return unit == SettingUnit::Rate ? leastRate : low + std::pow(10, -decimals);
}

double SettingRange::defaultOf(MethodKind method) const {
    return get(defaultSettings(method));
}

std::span<const SettingRange> settingRanges() {
    return table;
}

const SettingRange& settingRange(std::string_view path) {
    if (path.starts_with(prefix)) {
        path.remove_prefix(prefix.size());
    }
    const auto found = std::find_if(table.begin(), table.end(),
                                    [path](const SettingRange& range) { return range.path == path; });
    assert(found != table.end());
    return *found;
}

std::string rangeText(const SettingRange& range) {
    return range.lowEnd == LowEnd::Taken ? fmt::format("{} … {}", range.low, range.high)
                                         : fmt::format("above {}, at most {}", range.low, range.high);
}

std::string defaultText(const SettingRange& range) {
    const double usual = range.defaultOf(MethodKind::Lora);
    const double full = range.defaultOf(MethodKind::Full);
    return usual == full ? fmt::format("{}", usual) : fmt::format("{}, full {}", usual, full);
}

std::span<const PlanRange> planRanges() {
    return planTable;
}

const PlanRange& planRange(std::string_view path) {
    const auto found = std::find_if(planTable.begin(), planTable.end(),
                                    [path](const PlanRange& range) { return range.path == path; });
    assert(found != planTable.end());
    return *found;
}

std::string rangeText(const PlanRange& range) {
    return fmt::format("{}{} … {}", range.zeroIsOff ? "0 or " : "", range.low, range.high);
}

} // namespace plateau::recipe
