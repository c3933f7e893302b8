#pragma once

#include "core/experiment/analyse/answer_store.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace plateau::ui {

/// The answer and what weakens it, in the chosen language, from the structured findings.
class AnswerTexts {
    Q_DECLARE_TR_FUNCTIONS(AnswerTexts)
public:
    /// One line for large type: "About 170 samples are enough for 90 %".
    static QString title(const statistics::Answer& answer);
    /// Range, level, and whether it was measured or predicted.
    static QString detail(const statistics::Answer& answer);
    /// What the next batch brings: "930 more samples would add 0.2 points (0.0–0.6)"; empty without a fit.
    static QString gain(const statistics::Answer& answer);
    /// Points with their sign: "+0.2". @param share 0.01 = one point
    static QString points(double share);
    /// "0.0–0.6" of shares.
    static QString pointsRange(double low, double high);
    /// Why no curve can be fitted.
    static QString refusal(const statistics::Refusal& refusal);

    /// What is wrong, and what to do about it (may be empty), of one of the answer's warnings.
    struct Advice {
        QString text;
        QString action;
        statistics::Severity severity = statistics::Severity::Warning;
    };
    static Advice advice(const experiment::Warning& warning, const statistics::Answer& answer);
    /// The most important first, at most `count`.
    static QList<Advice> advices(const experiment::ExperimentAnswer& answer, qsizetype count);

private:
    static QString ranges(const statistics::Answer& answer);
    static QString trust(const statistics::Answer& answer);
    static QString whyUnclear(const statistics::Answer& answer);
    static QString baseline(const std::string& name, const metric::MetricInfo& metric);
    static QString doubt(const statistics::Finding& finding, const statistics::Answer& answer);
    static QString smallTestSet(const statistics::Finding& finding);
    static QString finding(const statistics::Finding& finding, const statistics::Answer& answer);
    static QString findingAction(statistics::Action action);
    static QString leaks(const experiment::Warning& warning, const metric::MetricInfo& metric,
                         const QString& text);
    static QString dataWarning(const experiment::Warning& warning, const metric::MetricInfo& metric);
    static QString dataAction(const experiment::Warning& warning);
};

} // namespace plateau::ui
