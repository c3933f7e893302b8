#include "ui/pages/answer/variant_menu.h"

#include "ui/viewmodels/texts.h"

#include <QMenu>

namespace plateau::ui {

namespace {

constexpr qsizetype keptName = 45; ///< of the origin's name: a name has 200 bytes at most

QString nameOf(const Snapshot& snapshot, const Variant& variant) {
    return QString::fromStdString(snapshot.plan.name).left(keptName) + QStringLiteral(", ") +
           VariantMenu::text(variant);
}

} // namespace

QString VariantMenu::text(const Variant& variant) {
    if (variant.budget) {
        switch (*variant.budget) {
        case recipe::BudgetRule::Epochs:
            return tr("passes over the data");
        case recipe::BudgetRule::Updates:
            return tr("fixed updates");
        case recipe::BudgetRule::EarlyStop:
            break;
        }
        return tr("early stop");
    }
    switch (variant.method.value_or(recipe::MethodKind::Lora)) {
    case recipe::MethodKind::Full:
        return tr("full fine-tune");
    case recipe::MethodKind::LastLayer:
        return tr("last layer");
    case recipe::MethodKind::Lora:
        break;
    }
    return tr("LoRA");
}

void VariantMenu::addTo(QMenu& menu, const Snapshot& snapshot, bool enabled,
                        const std::function<void(const Variant&, const QString& name)>& chosen) {
    menu.addSeparator();
    QMenu* budgets = nullptr;
    QMenu* methods = nullptr;
    for (const Variant& variant : variantsOf(snapshot.plan)) {
        QMenu*& place = variant.budget ? budgets : methods;
        if (place == nullptr) {
            place =
                menu.addMenu(variant.budget ? tr("Same data, other budget") : tr("Same data, other method"));
            place->setEnabled(enabled);
        }
        const QAction* action = place->addAction(text(variant));
        QObject::connect(action, &QAction::triggered, &menu,
                         [chosen, variant, name = nameOf(snapshot, variant)] { chosen(variant, name); });
    }
}

} // namespace plateau::ui
