#pragma once

#include "ui/widgets/text.h"

#include <QWidget>

class QVBoxLayout;

namespace plateau::ui {

/// A setting: its name above, the control, a hint or the fault below. The control gets name and tooltip.
class Field : public QWidget {
    Q_OBJECT
public:
    /// @param control owned by the field
    explicit Field(QWidget* control, QWidget* parent = nullptr);
    /// @param toolTip what it changes, in which direction, typical values
    void setTexts(const QString& name, const QString& toolTip, const QString& hint = {});
    /// Shown in place of the hint, in red, until it is set to nothing: the reason and the fix.
    void setFault(const QString& fault);
    QWidget& control() { return *m_control; }

private:
    void showBelow();
    QWidget* m_control;
    TextLabel* m_name;
    TextLabel* m_below;
    QString m_hint;
    QString m_fault;
};

/// A small grey name with its value below: "Loss / 0.21".
class Fact : public QWidget {
    Q_OBJECT
public:
    explicit Fact(QWidget* parent = nullptr);
    void set(const QString& name, const QString& value);

private:
    ElidedLabel* m_name;
    ElidedLabel* m_value;
};

} // namespace plateau::ui
