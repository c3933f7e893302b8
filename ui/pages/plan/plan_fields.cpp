// The controls of a card, each bound to its place in the draft.

#include "ui/pages/plan/number_boxes.h"
#include "ui/pages/plan/plan_card.h"
#include "ui/viewmodels/texts.h"

#include "core/recipe/setting_range.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace plateau::ui {

namespace {

/// What a control shows.
QString controlText(const QWidget& control) {
    if (const auto* box = qobject_cast<const QAbstractSpinBox*>(&control)) {
        return box->text();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&control)) {
        return box->currentText();
    }
    if (const auto* line = qobject_cast<const QLineEdit*>(&control)) {
        return line->text();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(&control);
    return button != nullptr ? button->text() : QString();
}

/// What takes the focus, in the order of the layout.
void collectControls(const QLayout& layout, QList<QWidget*>& controls) {
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        QWidget* widget = item->widget();
        const QLayout* inner = widget != nullptr ? widget->layout() : item->layout();
        if (widget != nullptr && widget->focusPolicy() != Qt::NoFocus) {
            controls << widget;
        } else if (inner != nullptr) {
            collectControls(*inner, controls);
        }
    }
}

} // namespace

Field* PlanCard::add(Place place, const char* path, QWidget* control,
                     std::function<void(const Draft&)> show) {
    leaveWheelToPage(*control);
    control->setObjectName(QString::fromLatin1(path));
    auto* made = new Field(control, place == Place::Basic ? m_basic : m_advanced);
    m_bindings.push_back({QString::fromLatin1(path), place, made, std::move(show), {}});
    return made;
}

Field* PlanCard::addWhole(Place place, const char* path, int low, int high, Get<int> get, Set<int> set) {
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    Field* made = add(place, path, box, [box, get](const Draft& draft) { box->setValue(get(draft)); });
    connect(box, &QSpinBox::valueChanged, this, [this, box, set](int value) {
        edit(box->accessibleName(), [&set, value](Draft& draft) { set(draft, value); });
    });
    return made;
}

Field* PlanCard::addWhole(Place place, const char* path, int low, int high, Part<int> part) {
    const auto get = [part](const Draft& draft) {
        Draft copy = draft;
        return part(copy);
    };
    return addWhole(place, path, low, high, get, [part](Draft& draft, int value) { part(draft) = value; });
}

Field* PlanCard::addPlanNumber(Place place, const char* path, Part<int> part) {
    const recipe::PlanRange& range = recipe::planRange(path);
    return addWhole(place, path, range.leastShown(), range.high, std::move(part));
}

void PlanCard::connectNumber(QDoubleSpinBox* box, Set<double> set, double scale) {
    box->setKeyboardTracking(false);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, box, set, scale](double value) {
        edit(box->accessibleName(), [&](Draft& draft) { set(draft, value / scale); });
    });
}

Field* PlanCard::addReal(Place place, const char* path, const RealRange& range, Get<double> get,
                         Set<double> set) {
    auto* box = new NumberBox;
    const bool percent = range.unit == Unit::Percent;
    const double scale = percent ? 100 : 1;
    box->setDecimals(range.decimals);
    box->setRange(range.low * scale, range.high * scale);
    box->setSingleStep(range.step * scale);
    Field* made = add(place, path, box, [box, get, scale, percent](const Draft& draft) {
        if (percent) {
            box->setSuffix(Texts::isChinese() ? QStringLiteral("%") : QStringLiteral(" %"));
        }
        box->setValue(get(draft) * scale);
    });
    connectNumber(box, std::move(set), scale);
    return made;
}

Field* PlanCard::addRate(Place place, const char* path, double low, double high, Get<double> get,
                         Set<double> set) {
    auto* box = new RateBox;
    box->setRange(low, high);
    Field* made = add(place, path, box, [box, get](const Draft& draft) { box->setValue(get(draft)); });
    connectNumber(box, std::move(set), 1);
    return made;
}

Field* PlanCard::addSetting(Place place, const char* path, Set<double> set) {
    const recipe::SettingRange& range = recipe::settingRange(path);
    const Get<double> get = [&range](const Draft& draft) { return range.get(draft.training); };
    if (!set) {
        set = [&range](Draft& draft, double value) { range.set(draft.training, value); };
    }
    switch (range.unit) {
    case recipe::SettingUnit::Count:
        return addWhole(
            place, path, static_cast<int>(range.low), static_cast<int>(range.high),
            [get](const Draft& draft) { return static_cast<int>(get(draft)); },
            [set](Draft& draft, int value) { set(draft, value); });
    case recipe::SettingUnit::Rate:
        return addRate(place, path, range.leastShown(), range.high, get, std::move(set));
    case recipe::SettingUnit::Number:
    case recipe::SettingUnit::Share:
        break;
    }
    const Unit unit = range.unit == recipe::SettingUnit::Share ? Unit::Percent : Unit::Plain;
    return addReal(place, path, {range.leastShown(), range.high, range.step, range.decimals, unit}, get,
                   std::move(set));
}

Field* PlanCard::addChoice(Place place, const char* path, Get<int> get, Set<int> set) {
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    Field* made = add(place, path, box, [box, get](const Draft& draft) { box->setCurrentIndex(get(draft)); });
    connect(box, &QComboBox::activated, this, [this, box, set](int index) {
        edit(box->accessibleName(), [&](Draft& draft) { set(draft, index); });
        show(m_view); // a choice that changes nothing goes back
    });
    return made;
}

Field* PlanCard::addTarget(Place place, const char* path) {
    auto* box = new TargetBox;
    Field* made = add(place, path, box, [box](const Draft& draft) {
        box->setMetric(task::taskOf(draft.task.toStdString()).primaryMetric().info());
        box->setTarget(draft.target);
    });
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, box] {
        edit(box->accessibleName(), [box](Draft& draft) { draft.target = box->target(); });
    });
    return made;
}

Field* PlanCard::addCheck(Place place, const char* path, Get<bool> get, Set<bool> set) {
    auto* box = new QCheckBox;
    Field* made = add(place, path, box, [box, get = std::move(get)](const Draft& draft) {
        box->setChecked(get(draft));
        box->setText(box->isChecked() ? tr("on") : tr("off"));
    });
    connect(box, &QCheckBox::toggled, this, [this, box, set = std::move(set)](bool on) {
        edit(box->accessibleName(), [&set, on](Draft& draft) { set(draft, on); });
    });
    return made;
}

Field* PlanCard::addCheck(Place place, const char* path, Part<bool> part) {
    return addCheck(
        place, path,
        [part](const Draft& draft) {
            Draft copy = draft;
            return part(copy);
        },
        [part](Draft& draft, bool on) { part(draft) = on; });
}

Field* PlanCard::addText(Place place, const char* path, Get<QString> get, Set<const QString&> set) {
    auto* line = new QLineEdit;
    Field* made = add(place, path, line, [line, get](const Draft& draft) {
        if (!line->isModified() || !line->hasFocus()) {
            line->setText(get(draft));
        }
    });
    m_bindings.back().wide = true;
    connect(line, &QLineEdit::editingFinished, this, [this, line, set] {
        if (line->isModified()) {
            line->setModified(false);
            edit(line->accessibleName(), [&](Draft& draft) { set(draft, line->text()); });
            show(m_view);
        }
    });
    return made;
}

/// The Tab key goes as one reads, whatever was made first.
void PlanCard::orderTabs() {
    QList<QWidget*> controls{m_fold};
    collectControls(*m_bodyColumn, controls);
    for (int i = 1; i < controls.size(); ++i) {
        QWidget::setTabOrder(controls[i - 1], controls[i]);
    }
}

/// What cannot be changed is read as text, not as a greyed control.
void PlanCard::freeze(Binding& binding, bool frozen) {
    QWidget& control = binding.field->control();
    if (frozen && binding.value == nullptr) {
        binding.value = new TextLabel;
        binding.value->setWordWrap(true);
        qobject_cast<QVBoxLayout*>(binding.field->layout())->insertWidget(2, binding.value);
    }
    control.setVisible(!frozen);
    if (binding.value != nullptr) {
        setUntrustedText(*binding.value, controlText(control));
        binding.value->setAccessibleDescription(control.accessibleName());
        binding.value->setVisible(frozen);
    }
}

} // namespace plateau::ui
