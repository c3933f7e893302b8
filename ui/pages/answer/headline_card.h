#pragma once

#include "ui/session/answer_computer.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/widgets/card.h"

class QDoubleSpinBox;

namespace plateau::ui {

class FlowLayout;
class TargetSlider;

/// The answer in large type, what supports it, and the target to ask for.
class HeadlineCard : public QFrame {
    Q_OBJECT
public:
    explicit HeadlineCard(QWidget* parent = nullptr);
    void showAnswer(const TargetAnswer& answer);
    void setTarget(double target);
    void retranslate();
    /// Headline and detail as plain text.
    QString text() const;

Q_SIGNALS:
    /// By the user.
    void targetChosen(double target);
    void retentionChosen(std::optional<double> retention);

private:
    QLayout* makeTarget();
    void makeKept();
    void showKept(const TargetAnswer& answer);
    double factor() const;
    void fitBox();
    void showChips(const TargetAnswer& answer);
    ScoreTexts::Info m_metric;
    TextLabel* m_title;
    TextLabel* m_detail;
    FlowLayout* m_chips;
    TextLabel* m_targetName;
    TextLabel* m_best;
    QDoubleSpinBox* m_exact;
    QWidget* m_keptRow; ///< where the experiment has a general test set
    TextLabel* m_keptName;
    QDoubleSpinBox* m_kept;
    TargetSlider* m_slider;
};

} // namespace plateau::ui
