#pragma once

#include "ui/pages/answer/best_cell_reading.h"
#include "ui/viewmodels/written_answers.h"
#include "ui/widgets/card.h"

class QTableView;

namespace plateau::ui {

class SegmentedChoice;

/// What the best cell wrote for the test items, worst first: a table, and below it the chosen one whole. Its
/// predictions are read beside the window's thread.
class AnswersCard : public Card {
    Q_OBJECT
public:
    enum Filter { All, Wrong };
    explicit AnswersCard(QWidget* parent = nullptr);

    /// True for experiments whose model writes answers.
    static bool concerns(const SnapshotPointer& snapshot);
    /// Null: nothing is open. Cheap when the best cell is the same.
    void showSnapshot(const SnapshotPointer& snapshot) { m_reading.showSnapshot(snapshot); }
    void showFilter(Filter filter);
    const std::optional<WrittenAnswers>& answers() const { return m_reading.facts(); }
    QTableView& table() { return *m_table; }
    void retranslate();

private:
    void refresh();
    void showChosen();
    QString readText() const;

    BestCellReading<WrittenAnswers> m_reading;
    SegmentedChoice* m_filter;
    AnswerTableModel* m_model;
    QTableView* m_table;
    TextLabel* m_none;
    TextLabel* m_facts;
    QWidget* m_chosen;
    struct Part {
        TextLabel* name;
        TextLabel* text;
    };
    Part m_prompt;
    Part m_wanted;
    Part m_written;
};

} // namespace plateau::ui
