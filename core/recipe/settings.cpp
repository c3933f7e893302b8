#include "core/recipe/settings.h"

#include "core/recipe/setting_range.h"

#include <fmt/format.h>

namespace plateau::recipe {
namespace {

bool isOfLora(const SettingRange& range) {
    return range.path.starts_with("lora.");
}

Fault rangeFault(const SettingRange& range, double value, const std::string& path) {
    const std::string field = fmt::format("{}.{}", path, range.path);
    if (range.lowEnd == LowEnd::Above) {
        return {field, fmt::format("is {}, must be above {} and at most {}", value, range.low, range.high),
                range.low == 0 ? "Choose a positive value."
                               : fmt::format("Choose a value above {}.", range.low)};
    }
    return {field, fmt::format("is {}, outside {}", value, rangeText(range)),
            fmt::format("Choose a value from {} to {}.", range.low, range.high)};
}

/// @param lora whether the settings of LoRA are looked at, or all others
void checkRanges(const TrainingSettings& settings, bool lora, const std::string& path,
                 std::vector<Fault>& faults) {
    for (const SettingRange& range : settingRanges()) {
        const double value = range.get(settings);
        if (isOfLora(range) == lora && !range.takes(value)) {
            faults.push_back(rangeFault(range, value, path));
        }
    }
}

} // namespace

TrainingSettings defaultSettings(MethodKind method) {
    TrainingSettings settings;
    settings.method = method;
    if (method == MethodKind::Full) {
        settings.optimizer.learningRate = 1e-4;
        settings.optimizer.headLearningRate = 1e-3;
        settings.optimizer.weightDecay = 0.01;
    }
    return settings;
}

void validate(const TrainingSettings& settings, const std::string& path, std::vector<Fault>& faults) {
    if (settings.method == MethodKind::Lora) {
        checkRanges(settings, true, path, faults);
        if (settings.lora.targets.empty()) {
            faults.push_back({path + ".lora.targets", "is empty",
                              "Name at least one module, for example query and value."});
        }
    }
    checkRanges(settings, false, path, faults);
}

} // namespace plateau::recipe
