#include "ui/pages/answer/score_charts.h"

#include "ui/pages/answer/score_card.h"
#include "ui/viewmodels/texts.h"

#include "core/metric/score_curves.h"

#include <algorithm>
#include <numeric>

namespace plateau::ui {

namespace {

constexpr int bins = 10;
constexpr plot::Interval shares{0, 1};

ChartSeries diagonal(const QString& name) {
    ChartSeries series;
    series.name = name;
    series.points = {{0, 0}, {1, 1}};
    series.role = plot::Role::Reference;
    series.dashed = true;
    return series;
}

ChartData curveOfTwo(const CellScores& scores) {
    std::vector<bool> positive;
    std::vector<double> probability;
    for (const ScoredItem& item : scores.items) {
        if (item.label >= 0) {
            positive.push_back(item.label == 1);
            probability.push_back(item.predicted == 1 ? item.confidence : 1 - item.confidence);
        }
    }
    ChartData chart;
    chart.x = {ScoreCard::tr("false positives"), ValueFormat::Percent, shares};
    chart.y = {ScoreCard::tr("true positives"), ValueFormat::Percent, shares};
    ChartSeries curve;
    curve.name = scores.classes.back();
    for (const statistics::RocPoint& point : statistics::rocCurve(positive, probability)) {
        curve.points.push_back({point.falsePositives, point.truePositives});
    }
    chart.series = {std::move(curve), diagonal(ScoreCard::tr("guessing"))};
    return chart;
}

ChartData areaOfEach(const CellScores& scores) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < scores.auc.size(); ++i) {
        if (scores.auc[i]) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&scores](std::size_t a, std::size_t b) { return *scores.auc[a] < *scores.auc[b]; });
    ChartData chart;
    chart.y.title = ScoreCard::tr("area under the ROC curve");
    ChartSeries bars;
    bars.name = ScoreCard::tr("AUC");
    bars.shape = ChartSeries::Shape::Bars;
    for (const std::size_t at : order) {
        const auto place = static_cast<qsizetype>(at);
        chart.names << (place < scores.classes.size() ? scores.classes[place] : QString());
        bars.points.push_back({static_cast<double>(bars.points.size()), *scores.auc[at]});
    }
    chart.series.push_back(std::move(bars));
    return chart;
}

} // namespace

ChartData calibrationChart(const CellScores& scores) {
    std::vector<bool> right;
    std::vector<double> confidence;
    for (const ScoredItem& item : scores.items) {
        right.push_back(item.isRight());
        confidence.push_back(item.confidence);
    }
    ChartData chart;
    chart.title = ScoreCard::tr("Calibration");
    chart.x = {ScoreCard::tr("how sure it is"), ValueFormat::Percent, shares};
    chart.y = {ScoreCard::tr("how often it is right"), ValueFormat::Percent, shares};
    ChartSeries line;
    line.name = ScoreCard::tr("measured");
    for (const statistics::ReliabilityBin& bin : statistics::reliability(right, confidence, bins)) {
        line.points.push_back({bin.confidence, bin.right});
    }
    chart.series = {std::move(line), diagonal(ScoreCard::tr("well calibrated"))};
    return chart;
}

ChartData rocChart(const CellScores& scores) {
    ChartData chart = scores.classes.size() == 2 ? curveOfTwo(scores) : areaOfEach(scores);
    chart.title =
        scores.classes.size() == 2 ? ScoreCard::tr("ROC curve") : ScoreCard::tr("AUC of each class");
    return chart;
}

QString metricsText(const CellScores& scores) {
    QStringList out;
    if (!scores.metrics) {
        return {};
    }
    const experiment::CellMetrics& metrics = *scores.metrics;
    if (metrics.macroAuc) {
        out << ScoreCard::tr("mean AUC %1").arg(written(*metrics.macroAuc, ValueFormat::Number));
    }
    if (metrics.ece) {
        const QString range = metrics.eceInterval ? QStringLiteral(" (%1)").arg(Texts::percentRange(
                                                        metrics.eceInterval->low, metrics.eceInterval->high))
                                                  : QString();
        out << ScoreCard::tr("calibration error %1").arg(Texts::percent(*metrics.ece)) + range;
    }
    if (metrics.logLoss) {
        out << ScoreCard::tr("log loss %1 nats").arg(written(*metrics.logLoss, ValueFormat::Number));
    }
    return out.join(Texts::dot());
}

} // namespace plateau::ui
