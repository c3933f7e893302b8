#pragma once

#include "ui/session/cli_job.h"
#include "ui/session/session.h"
#include "ui/viewmodels/plan_check.h"

#include "core/recipe/model_defaults.h"

#include <QTimer>

namespace plateau::ui {

/// A base model that is installed, or was chosen by its folder.
struct PlanModel {
    QString name; ///< as `--model` takes it
    QString folder;
    QString family;
    QString pooling;
    QString licence;
    QString fault;     ///< why it cannot be used; empty: it can
    QStringList tasks; ///< ids of those that it can be trained for; empty: not known
    recipe::ModelTraits traits;
    double parameters = 0;
    double bytes = 0;
    int layers = 0;
    int hidden = 0;
    int maxTokens = 0;
    bool operator==(const PlanModel&) const = default;

    /// Whether it can be trained for this task, as far as is known.
    bool suits(const QString& task) const {
        return fault.isEmpty() && (tasks.isEmpty() || tasks.contains(task));
    }
};

/// Reads one object of `plateau model list --json` or `model inspect`.
PlanModel readPlanModel(const Json& json);

/// Asks the program about the draft, 300 ms after its last change, and about models; never blocks.
class PlanChecker : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,     ///< nothing to ask: no data, no model, no program
        Checking, ///< a change is being looked at; check() is still the one before
        Ready,    ///< check() belongs to the draft
        Failed,   ///< the program could not answer: error()
    };
    explicit PlanChecker(Session& session, QObject* parent = nullptr);

    State state() const { return m_state; }
    /// The last answer about these data; nothing before the first.
    const std::optional<PlanCheck>& check() const { return m_check; }
    const std::optional<Error>& error() const { return m_error; }
    const QList<PlanModel>& models() const { return m_models; }
    /// Whether it is not known yet if the model of a draft is there.
    bool isSearching(const Draft& draft) const;
    /// The model that a draft means: its own, else the first one that suits its task. Null when there is
    /// none.
    const PlanModel* modelOf(const Draft& draft) const;
    /// The draft with what is chosen for it when the user has not: the task, the model, a method that fits
    /// it, the usual target.
    Draft completed(const Draft& draft) const;
    /// How the program that trains stands.
    const CliStatus& program() const { return m_session.cli().status(); }
    /// Asks again, for example after the disk was cleared.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void draftChanged();
    void ask();
    void take(const CliReply& reply);
    void listModels();
    void takeModels(const CliReply& reply);
    void inspectModel(const QString& folder);
    const PlanModel* modelNamed(const QString& name) const;
    void set(State state);

    Session& m_session;
    QTimer m_patience;
    CliJob m_call;
    CliJob m_list;
    State m_state = State::Idle;
    std::optional<PlanCheck> m_check;
    std::optional<Error> m_error;
    QList<PlanModel> m_models;
    QStringList m_inspected;
    bool m_listed = false;
    Draft m_seen;        ///< the last one
    QStringList m_asked; ///< arguments of the last question
};

} // namespace plateau::ui
