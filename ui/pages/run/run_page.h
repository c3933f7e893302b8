#pragma once

#include "ui/pages/frame/page.h"
#include "ui/viewmodels/cell_matrix_model.h"

namespace plateau::ui {

class CellMatrixView;
class CellPanel;
class ChartCard;
class SegmentBar;

/// The run while it happens: progress, the provisional answer, the data curve, the cells, the selected cell.
class RunPage : public Page {
    Q_OBJECT
public:
    explicit RunPage(Session& session, QWidget* parent = nullptr);
    ~RunPage() override;

    QString title() const override;
    QString purpose() const override;
    StepStatus status() const override;
    QList<QAction*> headerActions() const override;
    QString command() const override;
    void activated() override;
    void retranslate() override;

private:
    QWidget* makeProgress();
    QWidget* makeLower();
    void connectActions();
    void showSnapshot();
    void showLive();
    void showProgress();
    void showAnswer();
    void showBanners();
    void showFailed();
    void showSilence();
    void showActions();
    void showJustIn();
    void chooseCell();
    void report(const Result<void>& outcome);
    void showLarge(bool large);
    QString chartTitle() const;

    QAction* m_copy;
    QAction* m_pause;
    QAction* m_stop;
    QAction* m_begin; ///< start; before anything has run it is the step forward
    QAction* m_start; ///< go on with what has begun
    QAction* m_forward;
    TextLabel* m_count;
    TextLabel* m_rest;
    ElidedLabel* m_answer;
    SegmentBar* m_bar;
    ChartCard* m_chart;
    QWidget* m_lower;
    QWidget* m_empty;
    TextLabel* m_emptyText;
    QWidget* m_filled;
    class Card* m_cells;
    CellMatrixView* m_matrixView;
    CellMatrixModel* m_matrix;
    CellPanel* m_panel;
    std::string m_lastIn; ///< cell that was named last
    bool m_userChose = false;
};

} // namespace plateau::ui
