#pragma once

#include "ui/session/snapshot.h"
#include "ui/viewmodels/cell_log_model.h"
#include "ui/widgets/card.h"

class QTableView;

namespace plateau::ui {

class Button;
class Chip;
class Fact;
class SegmentedChoice;
class StandardChart;

/// The selected cell: its state, training curve, facts and log.
class CellPanel : public Card {
    Q_OBJECT
public:
    explicit CellPanel(QWidget* parent = nullptr);
    void showCell(const experiment::CellState* cell, const Snapshot& snapshot, const LiveState& live);
    void showTrace(const TracePointer& trace);
    /// Nothing selected.
    void clear();
    void retranslate();

Q_SIGNALS:
    void failed(const plateau::Error& error);

private:
    QLayout* makeFacts();
    QString scoreText() const;
    QString curveText() const;
    void showState();
    void showFacts();
    void showCurve();
    void showSettings();

    Chip* m_state;
    Button* m_settings;
    ElidedLabel* m_curveTitle;
    SegmentedChoice* m_quantity;
    Button* m_export;
    StandardChart* m_curve;
    Fact* m_facts[4];
    TextLabel* m_logTitle;
    QTableView* m_log;
    CellLogModel* m_logModel;
    TextLabel* m_cause;
    std::optional<experiment::CellState> m_cell;
    RunState m_run = RunState::Idle;
    CellLive m_live;
    bool m_atWork = false;
    TracePointer m_trace;
};

} // namespace plateau::ui
