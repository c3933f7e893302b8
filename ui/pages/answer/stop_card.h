#pragma once

#include "ui/session/answer_computer.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/widgets/card.h"

#include <optional>

class QDoubleSpinBox;
class QGridLayout;
class QSettings;

namespace plateau::ui {

/// Rules for when to stop collecting, with the user's prices, what the test set can show, and how far the
/// method is above the simple baselines.
class StopCard : public Card {
    Q_OBJECT
public:
    explicit StopCard(QWidget* parent = nullptr);
    void showAnswer(const TargetAnswer& answer);
    void retranslate();

    /// Prices of a label and of a point; nothing until both are given, and for metrics that are not in
    /// percent.
    std::optional<statistics::Costs> costs() const;
    void keepCosts(QSettings& store) const;
    void restoreCosts(const QSettings& store);

Q_SIGNALS:
    /// By the user.
    void costsChanged();

private:
    void add(const QString& name, const QString& value);
    void addRules(const statistics::Answer& answer);
    void addBaselines(const experiment::ExperimentAnswer& answer, const task::Task& task);
    QDoubleSpinBox* makePrice();
    ScoreTexts::Info m_metric;
    QGridLayout* m_rows;
    QDoubleSpinBox* m_label;
    QDoubleSpinBox* m_point;
    TextLabel* m_labelName;
    TextLabel* m_pointName;
};

} // namespace plateau::ui
