#include "ui/pages/plan/plan_texts.h"

#include "ui/viewmodels/texts.h"

#include "core/recipe/setting_range.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

/// "is 600, outside 1 … 512", as the program writes ranges.
QRegularExpressionMatch outside(const QString& what) {
    static const QRegularExpression range(QStringLiteral("^is (\\S+), outside (\\S+) … (\\S+)$"));
    return range.match(what);
}

std::int64_t sizeNamed(const QString& field, const PlanCheck& check) {
    static const QRegularExpression index(QStringLiteral("^sizes\\[(\\d+)\\]$"));
    const auto match = index.match(field);
    const qulonglong at = match.captured(1).toULongLong();
    return match.hasMatch() && at < check.sizes.size() ? check.sizes[at] : 0;
}

QString english(const PlanFault& fault) {
    return fault.fix.isEmpty() ? fault.what : QStringLiteral("%1. %2").arg(fault.what, fault.fix);
}

} // namespace

bool faultBelongs(const QString& fault, const QString& path) {
    return fault == path || (fault.startsWith(path) && (fault[path.size()] == QLatin1Char('[') ||
                                                        fault[path.size()] == QLatin1Char('.')));
}

QString PlanTexts::fault(const PlanFault& fault, const PlanCheck& check) {
    if (const auto range = outside(fault.what); range.hasMatch()) {
        return tr("%1 lies outside %2. Choose a value in between.")
            .arg(range.captured(1), Texts::range(range.captured(2), range.captured(3)));
    }
    if (const std::int64_t size = sizeNamed(fault.field, check); size > 0) {
        if (check.poolRows > 0 && size > check.poolRows) {
            return tr("%1 is more than the %2 samples of the pool. Take it away or add data.")
                .arg(Texts::count(size), Texts::count(check.poolRows));
        }
        if (size < 2) {
            return tr("A size has at least 2 samples.");
        }
    }
    if (fault.field == QLatin1String("sizes") && fault.what.startsWith(QLatin1String("has "))) {
        return tr("Between 1 and 64 sizes are possible.");
    }
    if (fault.field == QLatin1String("model")) {
        return tr("It cannot be used. Choose another one, or its folder.");
    }
    if (fault.field == QLatin1String("target")) {
        return tr("No target is usual here. Give the score that would be good enough, in its own unit.");
    }
    if (fault.field == QLatin1String("label")) {
        return tr("Not chosen yet. Choose its column on the Data page, under Fields; then the samples are "
                  "counted, and sizes, time and memory are known.");
    }
    if (fault.field == QLatin1String("name")) {
        return tr("The name is one line of at most 200 bytes.");
    }
    if (fault.field == QLatin1String("training.lora.targets")) {
        return tr("No layer of this model has such a name. The help of the field lists the names it has.");
    }
    return english(fault);
}

QString PlanTexts::faultName(const PlanFault& fault) {
    const std::pair<const char*, QString> names[] = {
        {"sizes", tr("Sizes")},
        {"label", tr("The number to predict")},
        {"seeds", tr("Seeds")},
        {"instant_seeds", tr("Seeds of the instant curve")},
        {"folds", tr("Folds")},
        {"target", tr("Target")},
        {"retention", tr("General ability to keep")},
        {"general_test", tr("General test set")},
        {"task", tr("Task")},
        {"features", tr("Columns")},
        {"name", tr("Name of the experiment")},
        {"model", tr("Model")},
        {"data", tr("Data")},
        {"labels", tr("Classes")},
        {"split", tr("Test set")},
        {"training.lora", tr("LoRA settings")},
        {"training.budget", tr("Budget")},
        {"training", tr("Method")},
    };
    for (const auto& [path, text] : names) {
        if (faultBelongs(fault.field, QString::fromLatin1(path))) {
            return text;
        }
    }
    return fault.field;
}

QString PlanTexts::parameters(double count) {
    const bool large = count >= 1e9;
    const QString number = QString::number(count / (large ? 1e9 : 1e6), 'f', 1);
    return large ? tr("%1 billion parameters").arg(number) : tr("%1 million parameters").arg(number);
}

QString PlanTexts::predicted(double seconds) {
    return Texts::duration(seconds < 120 ? seconds : 60 * std::round(seconds / 60));
}

QString PlanTexts::grid(std::int64_t sizes, int seeds) {
    return tr("%1 × %2").arg(tr("%Ln size(s)", nullptr, static_cast<int>(sizes)),
                             tr("%Ln seed(s)", nullptr, seeds));
}

QString PlanTexts::cells(const PlanCheck& check) {
    using experiment::CellKind;
    const auto count = [&check](CellKind kind) {
        return static_cast<int>(std::count_if(check.cells.begin(), check.cells.end(),
                                              [kind](const PlannedTime& cell) { return cell.kind == kind; }));
    };
    QStringList parts{grid(static_cast<std::int64_t>(check.sizes.size()), check.seeds)};
    if (check.curves > 1) {
        parts.front() = tr("%1 × %2").arg(parts.front(), tr("%Ln curve(s)", nullptr, check.curves));
    }
    if (const int baselines = count(CellKind::Baseline); baselines > 0) {
        parts << tr("%Ln baseline(s)", nullptr, baselines);
    }
    if (const int instant = count(CellKind::LinearProbe); instant > 0) {
        parts << tr("%Ln instant", nullptr, instant);
    }
    if (const int words = count(CellKind::BagOfWords); words > 0) {
        parts << tr("%Ln naive Bayes", nullptr, words);
    }
    if (const int controls = count(CellKind::Control); controls > 0) {
        parts << tr("%Ln control(s)", nullptr, controls);
    }
    return parts.join(Texts::dot());
}

QString PlanTexts::budgetRule(const recipe::TrainingSettings& training) {
    if (training.method == recipe::MethodKind::LastLayer) {
        return tr("The last layer is solved exactly: it needs no budget.");
    }
    switch (training.budget.rule) {
    case recipe::BudgetRule::Epochs:
        return tr("Every cell sees its samples equally often, so larger sizes train longer. The minimum "
                  "keeps small "
                  "sizes from stopping before they have learnt.");
    case recipe::BudgetRule::Updates:
        return tr(
            "Every cell gets the same number of updates, whatever its size: small sizes repeat their samples "
            "more often.");
    case recipe::BudgetRule::EarlyStop:
        break;
    }
    return tr("Each cell holds back a part of its own samples to find the best moment to stop, then trains "
              "on all of "
              "them for that long. Slower, but fair to every size.");
}

QString PlanTexts::method(recipe::MethodKind method) {
    switch (method) {
    case recipe::MethodKind::Lora:
        return tr("Small adapters are trained on the frozen model: close to full quality, a fraction of the "
                  "memory, "
                  "megabytes to keep.");
    case recipe::MethodKind::LastLayer:
        return tr(
            "Only the classifier on frozen features is fitted: seconds, the floor that every other method "
            "should beat.");
    case recipe::MethodKind::Full:
        break;
    }
    return tr(
        "Every weight is trained: the most memory and time, and the most to gain when your texts are unlike "
        "those of the model.");
}

QString PlanTexts::settingRange(const char* path) {
    const recipe::SettingRange& range = recipe::settingRange(path);
    const auto number = [&range](double value) {
        return range.unit == recipe::SettingUnit::Count || value == std::round(value)
                   ? Texts::count(static_cast<std::int64_t>(value))
                   : QLocale::c().toString(value, 'g', 6);
    };
    if (range.unit == recipe::SettingUnit::Share) {
        return Texts::range(number(100 * range.low), Texts::percent(range.high, 0));
    }
    //: from more than %1 to %2
    return range.lowEnd == recipe::LowEnd::Above
               ? tr("above %1 to %2").arg(number(range.low), number(range.high))
               : Texts::range(number(range.low), number(range.high));
}

QString PlanTexts::waitsFor(const PlanCheck* check) {
    const bool target =
        check != nullptr && std::any_of(check->faults.begin(), check->faults.end(),
                                        [](auto& fault) { return fault.field == QLatin1String("label"); });
    return target ? tr("known when the number to predict is chosen") : QString();
}

QString PlanTexts::planRange(const char* path) {
    const recipe::PlanRange& range = recipe::planRange(path);
    return Texts::range(Texts::count(range.low), Texts::count(range.high));
}

QString PlanTexts::fromNothing() {
    return tr(
        "A small network that knows nothing yet: every weight is trained from its random start, anew in "
        "every cell.");
}

QString PlanTexts::programFault(const CliStatus& status) {
    switch (status.state) {
    case CliState::Checking:
    case CliState::Ready:
        return {};
    case CliState::Missing:
        return tr("The program “plateau” was not found, so nothing can be checked or started.");
    case CliState::OtherProtocol:
        return tr("“plateau” has another version than this window, so nothing can be checked or started.");
    case CliState::Unusable:
        break;
    }
    return tr("“plateau” does not start, so nothing can be checked.");
}

} // namespace plateau::ui
