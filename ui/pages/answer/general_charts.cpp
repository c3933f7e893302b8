#include "ui/pages/answer/general_charts.h"

#include "ui/pages/answer/general_card.h"
#include "ui/viewmodels/kept_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include "core/experiment/analyse/series.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <array>
#include <map>

namespace plateau::ui {

namespace {

using experiment::MixtureWorth;
using experiment::Retention;
using experiment::RetentionPoint;

QString times(double factor) {
    return QString::number(factor, 'f', factor < 10 ? 1 : 0);
}

QString worthLine(const MixtureWorth& worth, const metric::MetricInfo& info) {
    const QString who = Texts::series(worth.mixture);
    const QString other = Texts::series(worth.against);
    const QString goal = ScoreTexts::score(info, worth.score);
    if (!worth.saves && worth.bound) {
        return *worth.bound > 1 ? GeneralCard::tr("%1 saves at least %2× the domain samples of %3 for %4.")
                                      .arg(who, times(*worth.bound), other, goal)
                                : GeneralCard::tr("%1 costs at least %2× the domain samples of %3 for %4.")
                                      .arg(who, times(1 / *worth.bound), other, goal);
    }
    if (!worth.saves) {
        return GeneralCard::tr("What %1 is worth cannot be told yet: the curves do not bound it at %2.")
            .arg(who, goal);
    }
    const experiment::Factor& saves = *worth.saves;
    if (saves.low <= 1 && saves.high >= 1) {
        return GeneralCard::tr("No difference shown between %1 and %2 for %3: %4× the domain samples.")
            .arg(who, other, goal, Texts::range(times(saves.low), times(saves.high)));
    }
    return saves.about >= 1 ? GeneralCard::tr("%1 saves %2× the domain samples of %3 for %4 (%5×).")
                                  .arg(who, times(saves.about), other, goal,
                                       Texts::range(times(saves.low), times(saves.high)))
                            : GeneralCard::tr("%1 costs %2× the domain samples of %3 for %4 (%5×).")
                                  .arg(who, times(1 / saves.about), other, goal,
                                       Texts::range(times(1 / saves.high), times(1 / saves.low)));
}

/// The points of each series by size, in the order of the plan.
std::vector<std::pair<std::string, std::vector<RetentionPoint>>> bySeries(const Retention& retention) {
    std::vector<std::pair<std::string, std::vector<RetentionPoint>>> out;
    for (const RetentionPoint& point : retention.points) {
        if (point.n == 0) {
            continue;
        }
        if (out.empty() || out.back().first != point.mixture) {
            out.push_back({point.mixture, {}});
        }
        out.back().second.push_back(point);
    }
    return out;
}

/// For the ends of an interval in the legend.
QString shortName(const std::string& mixture) {
    return mixture == experiment::seriesText(std::nullopt) ? GeneralCard::tr("alone")
                                                           : QString::fromStdString(mixture);
}

/// As the beginning of a sentence.
QString begun(QString text) {
    if (!text.isEmpty() && !Texts::isChinese()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

plot::Role roleOf(std::size_t series) {
    return plot::seriesRole(static_cast<int>(series));
}

/// Line, both ends of its interval, and the measured shares.
void addLaw(const experiment::FittedLaw& law, const QString& name, plot::Role role, ChartData& chart) {
    ChartSeries line;
    line.name = name;
    line.role = role;
    ChartSeries low = line;
    low.name = GeneralCard::tr("%1, low").arg(name);
    low.dashed = true;
    ChartSeries high = low;
    high.name = GeneralCard::tr("%1, high").arg(name);
    ChartSeries measured = line;
    measured.name = GeneralCard::tr("%1, measured").arg(name);
    measured.shape = ChartSeries::Shape::Points;
    for (const experiment::ShareValue& value : law.drawn) {
        line.points.push_back({value.share, value.about});
        low.points.push_back({value.share, value.low});
        high.points.push_back({value.share, value.high});
    }
    for (const experiment::ShareValue& value : law.measured) {
        measured.points.push_back({value.share, value.about});
    }
    for (ChartSeries* series : {&line, &low, &high, &measured}) {
        chart.series.push_back(std::move(*series));
    }
}

} // namespace

QStringList worthLines(const TargetAnswer& answer) {
    const metric::MetricInfo& info = task::taskOf(answer.of->plan.task).primaryMetric().info();
    QStringList lines;
    for (const MixtureWorth& worth : answer.answer.mixtures) {
        lines << begun(worthLine(worth, info));
    }
    if (answer.answer.shares) {
        lines << KeptTexts::shares(*answer.answer.shares, info, answer.answer.request.retention);
    }
    return lines;
}

QStringList keptLines(const Retention& retention) {
    if (retention.points.empty()) {
        return {GeneralCard::tr(
            "General ability cannot be measured: the untouched model is no better than a constant "
            "answer on the general test set.")};
    }
    QStringList lines;
    for (const auto& [mixture, points] : bySeries(retention)) {
        const RetentionPoint& last = points.back();
        lines << begun(GeneralCard::tr("%1 keeps %2 (%3) of general ability at n = %4.")
                           .arg(Texts::series(mixture), Texts::percent(last.retention, 0),
                                Texts::percentRange(last.low, last.high, 0), Texts::count(last.n)));
    }
    return lines;
}

QString generalFacts(const Retention& retention) {
    const metric::MetricInfo& info = metric::find(retention.metric)->info();
    return GeneralCard::tr(
               "General test set: %1; untouched model %2, a constant answer %3; 90 % intervals, paired with "
               "the untouched model")
        .arg(GeneralCard::tr("%Ln item(s)", nullptr, static_cast<int>(retention.items)),
             ScoreTexts::score(info, retention.before), ScoreTexts::score(info, retention.chance));
}

ChartData keptChart(const Retention& retention) {
    ChartData chart;
    chart.title = GeneralCard::tr("Kept of general ability");
    chart.x = {GeneralCard::tr("training samples"), ValueFormat::Count, {}};
    chart.y = {GeneralCard::tr("kept"), ValueFormat::Percent, {}};
    const auto all = bySeries(retention);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ChartSeries line;
        line.name = Texts::series(all[i].first);
        line.role = roleOf(i);
        line.points.push_back({0, 1}); // the untouched model
        ChartSeries low = line;
        low.name = GeneralCard::tr("%1, low").arg(shortName(all[i].first));
        low.dashed = true;
        low.points.clear();
        ChartSeries high = low;
        for (const RetentionPoint& point : all[i].second) {
            const auto n = static_cast<double>(point.n);
            line.points.push_back({n, point.retention});
            low.points.push_back({n, point.low});
            high.points.push_back({n, point.high});
        }
        chart.series.push_back(std::move(line));
        chart.series.push_back(std::move(low));
        high.name = GeneralCard::tr("%1, high").arg(shortName(all[i].first));
        chart.series.push_back(std::move(high));
    }
    chart.sentence = keptLines(retention).join(QLatin1Char(' '));
    return chart;
}

ChartData shareChart(const TargetAnswer& answer) {
    const experiment::ShareEffect& effect = *answer.answer.shares;
    const metric::MetricInfo& info = task::taskOf(answer.of->plan.task).primaryMetric().info();
    const bool percent = info.display == metric::Display::Percent;
    ChartData chart;
    chart.title = GeneralCard::tr("What the share of the domain does");
    chart.x = {GeneralCard::tr("share of the domain"), ValueFormat::Percent, {}};
    const bool both = percent && effect.kept;
    chart.y = {both ? GeneralCard::tr("score and kept") : ScoreTexts::name(info),
               percent ? ValueFormat::Percent : ValueFormat::Number,
               {}};
    addLaw(*effect.learnt, ScoreTexts::name(info), roleOf(0), chart);
    if (both) {
        addLaw(*effect.kept, GeneralCard::tr("kept"), roleOf(1), chart);
    }
    chart.sentence = KeptTexts::shares(effect, info, answer.answer.request.retention);
    return chart;
}

ChartData planeChart(const Snapshot& snapshot, const Retention& retention) {
    const metric::MetricInfo& info = task::taskOf(snapshot.plan.task).primaryMetric().info();
    ChartData chart;
    chart.title = GeneralCard::tr("Learnt and forgotten");
    const bool percent = info.display == metric::Display::Percent;
    chart.x = {ScoreTexts::name(info), percent ? ValueFormat::Percent : ValueFormat::Number, {}};
    chart.y = {GeneralCard::tr("kept of general ability"), ValueFormat::Percent, {}};
    // Mean score on the task by series and size.
    std::map<std::pair<std::string, std::int64_t>, double> learnt;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, snapshot.plan.mixtures.size()); ++i) {
        const experiment::Plan plan = experiment::planOf(snapshot.plan, i);
        const auto curve = experiment::dataCurve(plan, experiment::stateOf(snapshot.state, i));
        const std::string name = snapshot.plan.mixtures.empty()
                                     ? experiment::seriesText(std::nullopt)
                                     : experiment::seriesText(snapshot.plan.mixtures[i]);
        for (const experiment::CurvePoint& point : curve.points) {
            learnt[{name, point.n}] = point.interval.mean;
        }
    }
    const auto all = bySeries(retention);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ChartSeries points;
        points.name = Texts::series(all[i].first);
        points.role = roleOf(i);
        points.shape = ChartSeries::Shape::Points;
        for (const RetentionPoint& point : all[i].second) {
            if (const auto found = learnt.find({point.mixture, point.n}); found != learnt.end()) {
                points.points.push_back({found->second, point.retention});
            }
        }
        std::sort(points.points.begin(), points.points.end(),
                  [](const plot::Point& a, const plot::Point& b) { return a.x < b.x; });
        chart.series.push_back(std::move(points));
    }
    chart.sentence = keptLines(retention).join(QLatin1Char(' '));
    return chart;
}

} // namespace plateau::ui
