#pragma once

#include "ui/viewmodels/class_score_model.h"
#include "ui/widgets/card.h"

class QTableView;

namespace plateau::ui {

/// The classes at the largest size, weakest first, each with a small bar and its interval.
class ClassCard : public Card {
    Q_OBJECT
public:
    explicit ClassCard(QWidget* parent = nullptr);
    void showScores(const ClassScores& scores);
    void retranslate();

private:
    void showSubtitle();
    ClassScoreModel* m_model;
    QTableView* m_table;
    std::int64_t m_n = 0;
};

} // namespace plateau::ui
