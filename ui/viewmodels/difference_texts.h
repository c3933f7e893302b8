#pragma once

#include "core/metric/metric.h"

#include <QCoreApplication>
#include <QString>

namespace plateau::ui {

/// Differences between two scores of one metric, in its unit and in the chosen language. Metrics in percent
/// differ by points with a sign, others are lower or higher.
class DifferenceTexts {
    Q_DECLARE_TR_FUNCTIONS(DifferenceTexts)
public:
    using Info = metric::MetricInfo;

    static QString amount(const Info& info, double size);      ///< "1.0 points", "12.3", "0.010 nats"
    static QString difference(const Info& info, double value); ///< "+2.0 points", "39.5 lower"
    static QString range(const Info& info, double low,
                         double high); ///< "1.0–3.0", "from 3 lower to 9 higher"
};

} // namespace plateau::ui
