#pragma once

#include "ui/session/cli_locator.h"
#include "ui/viewmodels/plan_checker.h"

#include <QCoreApplication>

namespace plateau::ui {

/// Whether a fault of the program is about the setting of this path: "sizes[2]" is about "sizes".
bool faultBelongs(const QString& fault, const QString& path);

/// What the Plan page says about faults, costs and settings, in the chosen language.
class PlanTexts {
    Q_DECLARE_TR_FUNCTIONS(PlanTexts)
public:
    /// Cause and fix of a fault, beside its field. May hold untrusted text.
    static QString fault(const PlanFault& fault, const PlanCheck& check);
    /// The setting that a fault is about: "Sizes", "Model"; else its path, untrusted.
    static QString faultName(const PlanFault& fault);
    /// "22.7 million parameters".
    static QString parameters(double count);
    /// What sizes and costs wait for; empty when a check can tell them. @param check may be null
    static QString waitsFor(const PlanCheck* check);
    /// A predicted time: no seconds from two minutes on, they would claim too much.
    static QString predicted(double seconds);
    /// "7 sizes × 3 seeds".
    static QString grid(std::int64_t sizes, int seeds);
    /// "7 sizes × 3 seeds · 2 baselines · 70 instant · 1 control" of what a check planned.
    static QString cells(const PlanCheck& check);
    /// What a budget rule means, in one sentence.
    static QString budgetRule(const recipe::TrainingSettings& training);
    /// What a method trains, and what it costs, in one sentence.
    static QString method(recipe::MethodKind method);
    /// "1–512", "above 0 to 10,000", "0–90 %": what a setting of the training may be, by its path.
    static QString settingRange(const char* path);
    /// "1–1,000": the same for seeds and folds, without their 0.
    static QString planRange(const char* path);
    /// What training means for a model that starts from nothing.
    static QString fromNothing();
    /// Why nothing can be checked; empty when the program is there.
    static QString programFault(const CliStatus& status);
};

} // namespace plateau::ui
