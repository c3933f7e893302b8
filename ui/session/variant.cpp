#include "ui/session/variant.h"

#include "core/recipe/budget.h"
#include "core/task/task_list.h"
#include "core/workflow/training_check.h"

#include <QDir>
#include <QFileInfo>

namespace plateau::ui {

std::vector<Variant> variantsOf(const experiment::Plan& plan) {
    using recipe::BudgetRule;
    using recipe::MethodKind;
    const recipe::TrainingSettings& training = plan.training;
    workflow::ModelLimits limits;
    limits.fromNothing = experiment::startsFromNothing(plan.model);
    std::vector<Variant> variants;
    for (const auto rule : {BudgetRule::Epochs, BudgetRule::Updates, BudgetRule::EarlyStop}) {
        if (rule != training.budget.rule && training.method != MethodKind::LastLayer) {
            variants.push_back({rule, std::nullopt});
        }
    }
    for (const auto method : {MethodKind::Lora, MethodKind::Full, MethodKind::LastLayer}) {
        if (method != training.method && workflow::allowsMethod(method, limits, task::taskOf(plan.task))) {
            variants.push_back({std::nullopt, method});
        }
    }
    return variants;
}

QStringList varyArguments(const Snapshot& origin, const Variant& variant, const QString& folder,
                          const QString& name) {
    QStringList arguments{QStringLiteral("experiment"),
                          QStringLiteral("vary"),
                          origin.folder,
                          folder,
                          QStringLiteral("--name"),
                          name};
    if (variant.budget) {
        arguments << QStringLiteral("--budget") << QLatin1String(recipe::name(*variant.budget));
    }
    if (variant.budget == recipe::BudgetRule::Updates && !origin.plan.sizes.empty()) {
        const auto updates = recipe::updatesFor(origin.plan.training, origin.plan.sizes.back());
        arguments << QStringLiteral("--updates") << QString::number(updates);
    }
    if (variant.method) {
        arguments << QStringLiteral("--method") << QLatin1String(recipe::name(*variant.method));
    }
    return arguments;
}

void makeVariant(Session& session, const Variant& variant, const QString& name, QObject* owner,
                 std::function<void(const std::optional<Error>&)> done) {
    const SnapshotPointer origin = session.snapshot();
    const QString folder = session.newFolder(name);
    if (!origin || !QDir().mkpath(QFileInfo(folder).path())) {
        done(Error{ErrorKind::Permission, folder.toStdString(), "cannot make the folder",
                   "Choose another folder."});
        return;
    }
    QStringList arguments = varyArguments(*origin, variant, folder, name);
    arguments << QStringLiteral("--json");
    session.cli().call(arguments, owner, [&session, folder, done = std::move(done)](const CliReply& reply) {
        if (!reply.ok()) {
            done(reply.error ? *reply.error : Error{ErrorKind::Cancelled, "", "", ""});
            return;
        }
        session.openExperiment(folder);
        done(std::nullopt);
    });
}

} // namespace plateau::ui
