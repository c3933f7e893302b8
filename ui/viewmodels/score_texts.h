#pragma once

#include "core/experiment/plan/plan.h"
#include "core/metric/metric.h"
#include "core/statistics/curve/metric.h"

#include <QCoreApplication>
#include <QString>

namespace plateau::ui {

/// Values of a metric as the chosen language writes them: in percent, with a unit, or plain.
class ScoreTexts {
    Q_DECLARE_TR_FUNCTIONS(ScoreTexts)
public:
    using Info = metric::MetricInfo;

    /// What a plan is about.
    static const Info& of(const experiment::Plan& plan);
    /// What an answer is about.
    static Info of(const statistics::Metric& metric);

    /// "Accuracy", "Root mean squared error": as a heading.
    static QString name(const Info& info);
    /// The same for a title that core gave.
    static QString named(const std::string& title);
    /// "accuracy": in the middle of a sentence.
    static QString nameInside(const Info& info);
    /// "93.1 %", "12,340", "2.314 nats".
    static QString score(const Info& info, double value);
    /// "90 %" instead of "90.0 %": as people ask for it.
    static QString target(const Info& info, double value);
    /// The same with the metric's name where the number does not speak for itself: "90 %", "a root mean
    /// squared error of 12,000".
    static QString asked(const Info& info, double value);
    /// What a target is of, as a label: "Target accuracy".
    static QString targetName(const Info& info);
    /// Behind a number in a control: " %", " nats"; empty: no unit.
    static QString suffix(const Info& info);
    /// Without the unit: "93.1", "12,340", "2.314".
    static QString digits(const Info& info, double value);
    /// At most five letters, for small places: "93.1", "12.3k".
    static QString shortDigits(const Info& info, double value);
    /// On an axis: "90", "20k", "2.5".
    static QString mark(const Info& info, double value);
    /// "88.9–93.1".
    static QString range(const Info& info, double low, double high);
    /// A difference of two values with its sign, better is plus: "+1.2", in points where the metric is in
    /// percent.
    static QString gainDigits(const Info& info, double gain);
    static QString gainRange(const Info& info, double low, double high);
    /// The same with its unit: "+1.2 points", "+340".
    static QString gain(const Info& info, double gain);
    /// A difference without a sign: "1.2 points", "340".
    static QString difference(const Info& info, double difference);
    static bool isPercent(const Info& info) { return info.display == metric::Display::Percent; }

    /// Digits of a value with its unit behind them: "2.314 nats"; none for percent and plain numbers.
    static QString withUnit(const Info& info, const QString& digits);
};

/// Four digits that count, whole numbers whole, without exponent: "12,345", "12.35", "0.01234".
QString plainNumber(double value);

/// With a capital letter in front.
QString atStart(const QString& text);

} // namespace plateau::ui
