#pragma once

#include "ui/session/session.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace plateau::ui {

/// The same data with another way of training: one of the two is set.
struct Variant {
    std::optional<recipe::BudgetRule> budget;
    std::optional<recipe::MethodKind> method;
};

/// The variants of an experiment: every other budget rule (none for a method without updates), every other
/// method that its model and task allow.
std::vector<Variant> variantsOf(const experiment::Plan& plan);

/// Arguments of `plateau` that make it: {"experiment", "vary", origin, folder, "--name", …}. With the rule
/// `updates` every size gets as many as the largest has now, so that more data never means less training.
QStringList varyArguments(const Snapshot& origin, const Variant& variant, const QString& folder,
                          const QString& name);

/// Makes the variant of the open experiment and opens it, ready to start. `done` gets the error, or nothing;
/// it is called once, later, unless `owner` is gone by then.
void makeVariant(Session& session, const Variant& variant, const QString& name, QObject* owner,
                 std::function<void(const std::optional<Error>&)> done);

} // namespace plateau::ui
