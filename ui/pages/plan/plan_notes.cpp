#include "ui/pages/plan/plan_summary.h"
#include "ui/pages/plan/plan_texts.h"
#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/texts.h"

namespace plateau::ui {

namespace {

using State = PlanChecker::State;

/// Texts of the notes.
struct PlanNotes {
    Q_DECLARE_TR_FUNCTIONS(PlanNotes)
public:
    static void addFaults(const PlanCheck& check, QList<PlanNote>& notes);
    static void addScarcity(const PlanCheck& check, QList<PlanNote>& notes);
    static void addWarnings(const PlanCheck& check, QList<PlanNote>& notes);
    static PlanNote failed(const Error& error);
    static PlanNote noProgram(const CliStatus& program);
    static PlanNote waiting(bool searchesModels);
    static PlanNote good();
    static PlanNote noModel();
};

void PlanNotes::addFaults(const PlanCheck& check, QList<PlanNote>& notes) {
    for (const PlanFault& fault : check.faults) {
        notes << PlanNote{BannerKind::Bad, PlanTexts::faultName(fault), PlanTexts::fault(fault, check),
                          tr("Show"), fault.field.isEmpty() ? QStringLiteral("data") : fault.field};
    }
}

void PlanNotes::addScarcity(const PlanCheck& check, QList<PlanNote>& notes) {
    if (!check.costs) {
        return;
    }
    const PlanCosts& costs = *check.costs;
    if (check.isDiskTight()) {
        notes << PlanNote{
            BannerKind::Warn,
            tr("The disk is nearly full"),
            tr("%1 are free where experiments are put; the results take about %2. Clear some room, or "
               "put experiments elsewhere (settings).")
                .arg(Texts::bytes(costs.freeDiskBytes), Texts::bytes(costs.diskBytes)),
            tr("Check again"),
            {}};
    }
    if (costs.machineMemoryBytes > 0 && costs.memoryBytes > 0.9 * costs.machineMemoryBytes) {
        notes << PlanNote{
            BannerKind::Warn, tr("The memory may not suffice"),
            tr("Training takes about %1, the machine has %2. A smaller batch or a shorter cut-off length "
               "takes less.")
                .arg(Texts::bytes(costs.memoryBytes), Texts::bytes(costs.machineMemoryBytes)),
            tr("Show"), QStringLiteral("training.batch")};
    }
}

/// Warnings about the sizes lead to the sizes, the others to the data.
void PlanNotes::addWarnings(const PlanCheck& check, QList<PlanNote>& notes) {
    for (const experiment::Warning& warning : check.warnings) {
        const AnswerTexts::Advice advice = AnswerTexts::advice(warning, {});
        QString path = QStringLiteral("data");
        if (warning.kind == experiment::WarningKind::FewSizes) {
            path = QStringLiteral("sizes");
        } else if (warning.kind == experiment::WarningKind::UnknownTokens ||
                   warning.kind == experiment::WarningKind::TruncatedTexts ||
                   warning.kind == experiment::WarningKind::AssumedPooling) {
            path = QStringLiteral("model");
        }
        notes << PlanNote{BannerKind::Warn, advice.text, advice.action, tr("Show"), path};
    }
}

PlanNote PlanNotes::failed(const Error& error) {
    return {BannerKind::Bad,
            tr("The plan could not be checked"),
            Texts::errorDetail(error),
            tr("Check again"),
            {}};
}

PlanNote PlanNotes::noProgram(const CliStatus& program) {
    return {BannerKind::Bad,
            PlanTexts::programFault(program),
            tr("Install both from one release, side by side, or set PLATEAU_CLI."),
            tr("Look again"),
            {}};
}

PlanNote PlanNotes::noModel() {
    return {BannerKind::Bad, tr("Model"), tr("No model is installed."), tr("Show"), QStringLiteral("model")};
}

PlanNote PlanNotes::waiting(bool searchesModels) {
    return {BannerKind::Info,
            searchesModels ? tr("Looking for models …") : tr("Checking data and settings …"),
            searchesModels ? QString()
                           : tr("Reads the samples, draws the test set, predicts time and memory."),
            {},
            {}};
}

PlanNote PlanNotes::good() {
    return {
        BannerKind::Good, tr("Everything is in place"), tr("Data, model and settings were checked."), {}, {}};
}

} // namespace

QList<PlanNote> planNotes(const PlanView& view, State state, const std::optional<Error>& error,
                          const CliStatus& program) {
    if (!PlanTexts::programFault(program).isEmpty()) {
        return {PlanNotes::noProgram(program)};
    }
    if (state == State::Failed && error) {
        return {PlanNotes::failed(*error)};
    }
    if (state == State::Idle && !view.searchesModels) {
        return {PlanNotes::noModel()};
    }
    if (state != State::Ready || view.check == nullptr) {
        return {PlanNotes::waiting(state == State::Idle)};
    }
    QList<PlanNote> notes;
    PlanNotes::addFaults(*view.check, notes);
    PlanNotes::addScarcity(*view.check, notes);
    PlanNotes::addWarnings(*view.check, notes);
    return notes.isEmpty() ? QList<PlanNote>{PlanNotes::good()} : notes;
}

} // namespace plateau::ui
