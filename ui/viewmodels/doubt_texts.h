#pragma once

#include "core/data/inspect/doubt.h"

#include <QCoreApplication>
#include <QString>

namespace plateau::ui {

/// What is doubtful about data, in words of the window.
class DoubtTexts {
    Q_DECLARE_TR_FUNCTIONS(plateau::ui::DoubtTexts)
public:
    static QString text(const data::Doubt& doubt);
    static QString action(data::DoubtKind kind);
};

} // namespace plateau::ui
