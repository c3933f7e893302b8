#pragma once

#include "core/experiment/analyse/retention_goal.h"
#include "core/experiment/analyse/share_effect.h"
#include "core/metric/metric.h"

#include <QCoreApplication>
#include <QString>

namespace plateau::ui {

/// What is kept of general ability with the samples that a target needs, in the chosen language.
class KeptTexts {
    Q_DECLARE_TR_FUNCTIONS(KeptTexts)
public:
    /// "Keeps 98 % (97–99) of general ability, the 95 % asked for."
    static QString sentence(const experiment::RetentionGoal& goal);
    /// Of the kinds about general data and ability; empty for others.
    static QString warning(const experiment::Warning& warning);
    static QString action(const experiment::Warning& warning);
    /// What the share of the domain does to the score, and to what is kept.
    static QString shares(const experiment::ShareEffect& effect, const metric::MetricInfo& metric,
                          std::optional<double> asked);

private:
    static QString verdict(const experiment::RetentionGoal& goal);
};

} // namespace plateau::ui
