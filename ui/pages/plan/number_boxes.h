#pragma once

#include "core/metric/metric.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>

#include <optional>

namespace plateau::ui {

/// A learning rate: few digits, steps 1 · 2 · 5 · 10.
class RateBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit RateBox(QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void stepBy(int steps) override;
};

/// A number without zeros at its end: "16", "0.05".
class NumberBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override;
};

/// A score that is asked for, in the unit of its metric. Metrics without a usual target have an empty place
/// at the lower end: nothing was said yet.
class TargetBox : public NumberBox {
    Q_OBJECT
public:
    explicit TargetBox(QWidget* parent = nullptr);
    void setMetric(const metric::MetricInfo& metric);
    void setTarget(std::optional<double> target);
    std::optional<double> target() const;

private:
    bool m_percent = true;
};

/// The wheel scrolls the page, unless the control has the focus.
void leaveWheelToPage(QWidget& control);

} // namespace plateau::ui
