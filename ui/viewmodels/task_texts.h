#pragma once

#include "core/task/task.h"

#include <QCoreApplication>
#include <QString>

namespace plateau::ui {

/// Tasks as the chosen language names them; a task without texts of its own is named in English.
class TaskTexts {
    Q_DECLARE_TR_FUNCTIONS(TaskTexts)
public:
    /// "Text classification".
    static QString name(const task::Task& task);
    /// One sentence: what is learned.
    static QString about(const task::Task& task);
    /// What scores without any input: "Always saying the commonest class".
    static QString constant(const task::Task& task);
    /// The same behind "Above …": "the largest class".
    static QString constantShort(const task::Task& task);
    /// The first task that has this metric.
    static const task::Task& ofMetric(std::string_view metric);
};

} // namespace plateau::ui
