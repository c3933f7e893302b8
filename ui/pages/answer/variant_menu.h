#pragma once

#include "ui/session/variant.h"

#include <QCoreApplication>

class QMenu;

namespace plateau::ui {

/// Entries that begin the same experiment with another budget or method.
class VariantMenu {
    Q_DECLARE_TR_FUNCTIONS(VariantMenu)
public:
    /// Appends "Same data, other budget" and "Same data, other method"; `chosen` gets the variant and the
    /// name it will have. @param enabled the program that makes it is there
    static void addTo(QMenu& menu, const Snapshot& snapshot, bool enabled,
                      const std::function<void(const Variant&, const QString& name)>& chosen);
    /// "10 epochs" … as a choice: "Passes over the data", "Fixed number of updates", "Full fine-tune".
    static QString text(const Variant& variant);
};

} // namespace plateau::ui
