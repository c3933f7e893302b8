#include "ui/pages/run/run_texts.h"

#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include "core/plot/scale.h"

#include <QCoreApplication>

#include <cmath>

namespace plateau::ui {

namespace {

struct RunTexts {
    Q_DECLARE_TR_FUNCTIONS(RunTexts)
};

QString neededText(const plot::NeededSamples& need, const QString& target) {
    switch (need.kind) {
    case plot::NeedKind::About:
        return RunTexts::tr("about %1 samples for %2 (%3)")
            .arg(Texts::estimate(need.about), target, Texts::neededRange(need.low, need.high));
    case plot::NeedKind::AtMost:
        return RunTexts::tr("at most %1 samples for %2").arg(Texts::count(std::llround(need.about)), target);
    case plot::NeedKind::MoreThan:
        break;
    }
    return RunTexts::tr("more than %1 samples for %2").arg(Texts::estimate(need.about), target);
}

} // namespace

QString countText(const RunSummary& run) {
    return RunTexts::tr("%1 of %2 cells").arg(run.done).arg(run.total);
}

QString restText(const RunSummary& run) {
    QStringList parts;
    if (run.state == RunState::Paused) {
        parts << RunTexts::tr("paused");
    } else if (run.running > 0) {
        parts << RunTexts::tr("%1 running").arg(run.running);
    } else if (run.state == RunState::Running) {
        parts << RunTexts::tr("starting");
    }
    if (run.secondsLeft) {
        parts << RunTexts::tr("%1 left").arg(Texts::duration(*run.secondsLeft));
    }
    if (run.failed > 0) {
        parts << RunTexts::tr("%1 failed").arg(run.failed);
    }
    if (run.diverged > 0) {
        parts << RunTexts::tr("%1 diverged").arg(run.diverged);
    }
    return parts.join(Texts::dot());
}

StepStatus runStatus(const RunSummary& run) {
    const QString fact = countText(run);
    if (run.state == RunState::Paused) {
        return {StepState::Paused, fact};
    }
    if (run.state == RunState::Running) {
        return {StepState::Running, fact};
    }
    if (run.failed > 0 || run.interrupted > 0) {
        return {StepState::Attention, fact};
    }
    if (run.done == run.total) {
        return {StepState::Done, Texts::cells(run.total)};
    }
    return {StepState::Ready, run.done > 0 ? fact : RunTexts::tr("not started")};
}

QString provisionalAnswer(const Snapshot& snapshot) {
    if (!snapshot.answer) {
        return {};
    }
    const QString target = ScoreTexts::asked(ScoreTexts::of(snapshot.plan), snapshot.answer->answer.target);
    const auto& need = snapshot.chart.needed;
    const bool provisional = need && need->provisional;
    QString text;
    if (need) {
        text = neededText(*need, target);
    } else if (snapshot.answer->answer.kind == statistics::AnswerKind::Never) {
        text = RunTexts::tr("%1 is probably never reached this way").arg(atStart(target));
    } else {
        text = RunTexts::tr("cannot tell yet how many samples %1 needs").arg(target);
    }
    const bool running = snapshot.run != RunState::Idle;
    text = running ? RunTexts::tr("First answer: %1").arg(text) : RunTexts::tr("Answer: %1").arg(text);
    return provisional ? RunTexts::tr("%1, provisional: not every size has its seeds").arg(text) : text;
}

} // namespace plateau::ui
