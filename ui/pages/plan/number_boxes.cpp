#include "ui/pages/plan/number_boxes.h"

#include "ui/viewmodels/score_texts.h"

#include <QEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

class WheelGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (event->type() == QEvent::Wheel && widget != nullptr && !widget->hasFocus()) {
            event->ignore();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }
};

constexpr double ladder[] = {1, 2, 5, 10};

/// The next step of the ladder above `value`, or the one below.
double stepped(double value, bool up) {
    const double decade = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
    const double digit = value / decade;
    if (up) {
        for (const double step : ladder) {
            if (step > digit * (1 + 1e-9)) {
                return step * decade;
            }
        }
    }
    for (int i = 3; i >= 0; --i) {
        if (ladder[i] < digit * (1 - 1e-9)) {
            return ladder[i] * decade;
        }
    }
    return decade / 2;
}

} // namespace

QString NumberBox::textFromValue(double value) const {
    QString text = QDoubleSpinBox::textFromValue(value);
    const QString point = locale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(QLatin1Char('0'))) {
            text.chop(1);
        }
        if (text.endsWith(point)) {
            text.chop(point.size());
        }
    }
    return text;
}

TargetBox::TargetBox(QWidget* parent) : NumberBox(parent) {
    setGroupSeparatorShown(true);
    setKeyboardTracking(false);
}

void TargetBox::setMetric(const metric::MetricInfo& metric) {
    constexpr double widest = 1e12;
    m_percent = ScoreTexts::isPercent(metric);
    setDecimals(m_percent ? 1 : 6);
    setRange(m_percent ? 0.1 : std::max(metric.range.low, -widest),
             m_percent ? 99.9 : std::min(metric.range.high, widest));
    setStepType(m_percent ? DefaultStepType : AdaptiveDecimalStepType);
    setSingleStep(1);
    setSuffix(ScoreTexts::suffix(metric));
    setSpecialValueText(m_percent ? QString() : tr("not given yet"));
}

void TargetBox::setTarget(std::optional<double> target) {
    setValue(target ? *target * (m_percent ? 100 : 1) : minimum());
}

std::optional<double> TargetBox::target() const {
    if (m_percent) {
        return value() / 100;
    }
    return value() > minimum() ? std::optional(value()) : std::nullopt;
}

RateBox::RateBox(QWidget* parent) : QDoubleSpinBox(parent) {
    setDecimals(10);
}

QString RateBox::textFromValue(double value) const {
    return QLocale::c().toString(value, 'g', 6);
}

double RateBox::valueFromText(const QString& text) const {
    return QLocale::c().toDouble(text.trimmed());
}

QValidator::State RateBox::validate(QString& text, int& /*position*/) const {
    bool good = false;
    const double value = QLocale::c().toDouble(text.trimmed(), &good);
    return good && value >= minimum() && value <= maximum() ? QValidator::Acceptable
                                                            : QValidator::Intermediate;
}

void RateBox::stepBy(int steps) {
    double next = value();
    for (int i = 0; i < std::abs(steps) && next > 0; ++i) {
        next = stepped(next, steps > 0);
    }
    setValue(next);
}

void leaveWheelToPage(QWidget& control) {
    control.setFocusPolicy(Qt::StrongFocus);
    control.installEventFilter(new WheelGuard(&control));
}

} // namespace plateau::ui
