#include "ui/pages/answer/error_charts.h"

#include "ui/pages/answer/error_card.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include "core/base/english.h"

#include <cmath>

namespace plateau::ui {

namespace {

QString number(double value) {
    constexpr int digits = 3;
    return QString::fromStdString(significant(value, digits));
}

/// A dashed line over the range of the truth.
ChartSeries reference(const QString& name, const PredictedNumbers& numbers, double slope) {
    ChartSeries line;
    line.name = name;
    line.role = plot::Role::Reference;
    line.dashed = true;
    if (!numbers.items.empty()) {
        const double low = numbers.items.front().truth;
        const double high = numbers.items.back().truth;
        line.points = {{low, slope * low}, {high, slope * high}};
    }
    return line;
}

ChartSeries pointsOf(const PredictedNumbers& numbers, double (*value)(const PredictedNumber&)) {
    ChartSeries points;
    points.name = ErrorCard::tr("test items");
    points.shape = ChartSeries::Shape::Points;
    for (const PredictedNumber& item : numbers.items) {
        points.points.push_back({item.truth, value(item)});
    }
    return points;
}

} // namespace

QString errorSentence(const PredictedNumbers& numbers) {
    const QString spread = ErrorCard::tr("Half of %Ln test item(s) are off by at most %1, 95 % by at most %2",
                                         nullptr, static_cast<int>(numbers.items.size()))
                               .arg(number(numbers.halfWithin), number(numbers.mostWithin));
    const QString size = number(std::abs(numbers.meanError));
    const QString lean = numbers.meanError > 0   ? ErrorCard::tr("on average %1 too high").arg(size)
                         : numbers.meanError < 0 ? ErrorCard::tr("on average %1 too low").arg(size)
                                                 : ErrorCard::tr("neither too high nor too low on average");
    //: how far predictions are off, and to which side
    return ErrorCard::tr("%1; %2.").arg(spread, lean);
}

ChartData predictedChart(const PredictedNumbers& numbers) {
    ChartData chart;
    chart.title = ErrorCard::tr("Predicted against true");
    chart.x.title = ErrorCard::tr("true value");
    chart.y.title = ErrorCard::tr("predicted value");
    chart.series = {pointsOf(numbers, [](const PredictedNumber& item) { return item.predicted; }),
                    reference(ErrorCard::tr("predicted = true"), numbers, 1)};
    chart.sentence = errorSentence(numbers);
    return chart;
}

ChartData errorChart(const PredictedNumbers& numbers) {
    ChartData chart;
    chart.title = ErrorCard::tr("Error of each test item");
    chart.x.title = ErrorCard::tr("true value");
    chart.y.title = ErrorCard::tr("predicted − true");
    chart.series = {pointsOf(numbers, [](const PredictedNumber& item) { return item.error(); }),
                    reference(ErrorCard::tr("no error"), numbers, 0)};
    chart.sentence = errorSentence(numbers);
    return chart;
}

QString errorFacts(const PredictedNumbers& numbers) {
    QStringList facts;
    for (const auto& [id, value] :
         {std::pair{"mae", numbers.meanAbsoluteError}, std::pair{"r2", numbers.r2}}) {
        if (value) {
            const metric::MetricInfo& info = metric::find(id)->info();
            //: a metric and its value
            facts << ErrorCard::tr("%1 %2").arg(ScoreTexts::nameInside(info),
                                                ScoreTexts::score(info, *value));
        }
    }
    return facts.join(Texts::dot());
}

} // namespace plateau::ui
