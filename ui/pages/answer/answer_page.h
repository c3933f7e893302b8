#pragma once

#include "ui/pages/frame/page.h"
#include "ui/session/answer_computer.h"
#include "ui/session/comparison_computer.h"

class QMenu;

namespace plateau::ui {

class AdviceCard;
class ChartCard;
class ClassCard;
class ComparisonCard;
class HeadlineCard;
class StepCard;
enum class StepKind;
struct Variant;
class AnswersCard;
class ErrorCard;
class GeneralCard;
class ScoreCard;
class StopCard;

/// How many samples the target needs: sentence, target, chart with forecast, next steps, classes.
class AnswerPage : public Page {
    Q_OBJECT
public:
    explicit AnswerPage(Session& session, QWidget* parent = nullptr);
    ~AnswerPage() override;

    QString title() const override;
    QString purpose() const override;
    StepStatus status() const override;
    QList<QAction*> headerActions() const override;
    QString command() const override;
    void retranslate() override;
    /// Asks for another target, as the slider does.
    void setTarget(double target);
    /// Draws these experiments' curves over this one's; at most five.
    void compareWith(const QStringList& folders);
    /// What is shown now; null before the first answer.
    const TargetAnswerPointer& answer() const { return m_answer; }

private:
    QWidget* makeMiddle();
    QWidget* makeLower();
    void connectActions();
    void connectComputer();
    void showSnapshot();
    void ask();
    std::optional<double> retention() const;
    void showAnswer();
    void showChart();
    void showEmpty();
    void showActions();
    void fillCompare();
    void takeStep(StepKind kind);
    /// Starts a run of this experiment that adds cells.
    void addRun(const QStringList& options);
    void showUnderTrained();
    void openReport();
    void openExport();
    void connectComparison();
    void askComparison();
    void makeVariantOf(const Variant& variant, const QString& name);

    QAction* m_copyCommand;
    QAction* m_compare;
    QAction* m_copy;
    QAction* m_report;
    QAction* m_export;
    QMenu* m_compareMenu;
    HeadlineCard* m_headline;
    ChartCard* m_chart;
    QList<StepCard*> m_steps;
    ClassCard* m_classes;
    AdviceCard* m_advice;
    StopCard* m_stop;
    ScoreCard* m_scores;    ///< of classes
    ErrorCard* m_errors;    ///< of numbers
    AnswersCard* m_written; ///< of models that write
    GeneralCard* m_general;
    QWidget* m_sides;
    QWidget* m_lower;
    QWidget* m_filled;
    TextLabel* m_empty;
    AnswerComputer* m_computer;
    TargetAnswerPointer m_answer;
    std::optional<double> m_target; ///< nothing: the plan's
    /// Retention that was chosen here, nothing in it: none is asked for; nothing: the plan's.
    std::optional<std::optional<double>> m_retention;
    QStringList m_compared;
    std::vector<SnapshotPointer> m_others;
    ComparisonCard* m_comparison;
    ComparisonComputer* m_comparer;
    QStringList m_refused;     ///< folders with another test set: their curves are not drawn
    QString m_comparisonAsked; ///< what the last comparison rests on
};

} // namespace plateau::ui
