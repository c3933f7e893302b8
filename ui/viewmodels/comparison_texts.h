#pragma once

#include "core/experiment/compare/comparison.h"
#include "core/experiment/compare/evaluation_match.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace plateau::ui {

/// What a comparison says, in the chosen language. The subject of every sentence is the second experiment;
/// the first is the open one.
class ComparisonTexts {
    Q_DECLARE_TR_FUNCTIONS(ComparisonTexts)
public:
    /// The most important sentences, first those about the curves: samples saved, equality, sizes with a
    /// difference.
    static QStringList curves(const experiment::Comparison& comparison);
    /// At the largest common size: scores, difference with interval and p, one seed, over seeds, classes.
    static QStringList largest(const experiment::Comparison& comparison);
    /// That the other's compute grows with n (what weakens the open one is told beside its answer); may be
    /// empty.
    static QString note(const experiment::Comparison& comparison);
    /// Which items keep two test sets from being the same, and what to do; ids are untrusted.
    static QStringList refusal(const experiment::TestSetDifference& difference);

    /// Why experiments of two kinds are not compared, in front of what differs.
    static QString otherScores();

    static QString saving(const statistics::LabelSaving& saving, const metric::MetricInfo& info);

private:
    static QString seeds(const experiment::PairedCells& pair, double alpha);
    static QString classes(const experiment::Comparison& comparison, const experiment::PairedCells& pair);
};

} // namespace plateau::ui
