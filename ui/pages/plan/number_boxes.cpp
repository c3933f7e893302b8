#include "ui/pages/plan/number_boxes.h"

#include <QEvent>
#include <QLocale>

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
