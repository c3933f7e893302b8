#pragma once

#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QString>
#include <QTimer>

class QPainter;

namespace plateau::ui {

/// The five states of a step or an experiment: five shapes, not five colours.
enum class StepState { Empty, Ready, Running, Done, Attention, Paused };

/// Draws the shape of a state into a square. @param turn 0 … 1, of a running state
void drawState(QPainter& painter, const QRectF& square, StepState state, double turn = 0);
/// The state in a word, for screen readers.
QString stateWord(StepState state);

/// One of the four steps in the rail: shape, name and one line of fact.
class StepButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit StepButton(QWidget* parent = nullptr);
    void setStep(const QString& name, const QString& fact, StepState state);
    StepState state() const { return m_state; }
    const QString& fact() const { return m_fact; }
    void setCurrent(bool current);
    /// Shape only, for a narrow rail.
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_fact;
    StepState m_state = StepState::Empty;
    bool m_current = false;
    bool m_collapsed = false;
    double m_turn = 0;
    QTimer m_turning;
};

/// A line of the experiments list: name and state.
class EntryButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit EntryButton(QWidget* parent = nullptr);
    void setEntry(const QString& name, StepState state, bool current);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StepState m_state = StepState::Ready;
    bool m_current = false;
};

} // namespace plateau::ui
