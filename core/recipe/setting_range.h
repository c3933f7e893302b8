#pragma once

#include "core/recipe/settings.h"

#include <span>
#include <string>
#include <string_view>

/// The one table of what numbers the settings of a training and of a plan may have. Validation, the schema of
/// plans, the help of the command line and the controls of the window take their limits from here.
namespace plateau::recipe {

enum class SettingUnit {
    Count,  ///< a whole number
    Number, ///< a real number without a unit
    Share,  ///< of 1, shown as percent
    Rate,   ///< a learning rate: shown with few digits, stepped 1 · 2 · 5
};

/// Whether the low end itself may be chosen.
enum class LowEnd { Taken, Above };

struct SettingRange {
    std::string_view path; ///< below the settings, as faults name it: "lora.rank"
    SettingUnit unit = SettingUnit::Number;
    double low = 0;
    LowEnd lowEnd = LowEnd::Taken;
    double high = 1;
    double step = 1;  ///< of a control, in the setting's own unit; rates step by themselves
    int decimals = 0; ///< of a control, of the number as shown
    double (*get)(const TrainingSettings&) = nullptr;
    void (*set)(TrainingSettings&, double) = nullptr; ///< counts are cut to whole numbers

    bool takes(double value) const;
    /// What a control starts at: low, or the smallest value above it that the control can show.
    double leastShown() const;
    /// The value in the method's default recipe.
    double defaultOf(MethodKind method) const;
};

/// Every number of TrainingSettings, those of LoRA first.
std::span<const SettingRange> settingRanges();
/// Pre: `path` is in the table; "training.lora.rank" means the same as "lora.rank".
const SettingRange& settingRange(std::string_view path);

/// "1 … 512", "above 0, at most 1".
std::string rangeText(const SettingRange& range);
/// "16" where every method has the same default, else "0.002, full 0.0001".
std::string defaultText(const SettingRange& range);

/// A whole number of a plan beside its training.
struct PlanRange {
    std::string_view path; ///< as faults name it: "seeds"
    int low = 0;
    int high = 0;
    bool zeroIsOff = false; ///< 0 may be chosen as well

    bool takes(int value) const { return (zeroIsOff && value == 0) || (value >= low && value <= high); }
    int leastShown() const { return zeroIsOff ? 0 : low; }
};

/// Seeds of a size, seeds of the linear probe, folds.
std::span<const PlanRange> planRanges();
/// Pre: `path` is in the table.
const PlanRange& planRange(std::string_view path);
/// "1 … 1000", "0 or 2 … 10".
std::string rangeText(const PlanRange& range);

} // namespace plateau::recipe
