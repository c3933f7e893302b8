#include "ui/pages/data/data_charts.h"

#include "ui/pages/data/profile_panel.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include "core/data/target_form.h"

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr qsizetype namedClasses = 5;

QString countText(std::uint64_t count) {
    return Texts::count(static_cast<std::int64_t>(count));
}

} // namespace

std::uint64_t rareBelow(const std::vector<data::LabelCount>& counts) {
    return counts.size() < 2 ? 0 : counts[counts.size() / 2].count / 2;
}

std::int64_t rareCount(const std::vector<data::LabelCount>& counts) {
    return std::count_if(counts.begin(), counts.end(),
                         [limit = rareBelow(counts)](const auto& label) { return label.count < limit; });
}

ChartData classChart(const std::vector<data::LabelCount>& counts) {
    ChartData chart;
    chart.title = ProfilePanel::tr("Samples of each class");
    chart.y.format = ValueFormat::Count;
    ChartSeries usual;
    usual.name = ProfilePanel::tr("Samples");
    usual.shape = ChartSeries::Shape::Bars;
    ChartSeries rare = usual;
    rare.name = ProfilePanel::tr("Rare classes");
    rare.role = plot::Role::Series2;
    const std::uint64_t limit = rareBelow(counts);
    QStringList told;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const QString name = cellText(counts[i].label);
        chart.names << name;
        (counts[i].count < limit ? rare : usual)
            .points.push_back({static_cast<double>(i), static_cast<double>(counts[i].count)});
        if (told.size() < namedClasses) {
            told << QStringLiteral("%1: %2").arg(name, countText(counts[i].count));
        }
    }
    if (static_cast<qsizetype>(counts.size()) > namedClasses) {
        told << QStringLiteral("…")
             << QStringLiteral("%1: %2").arg(cellText(counts.back().label), countText(counts.back().count));
    }
    chart.sentence = told.join(QStringLiteral("; "));
    chart.series.push_back(std::move(usual));
    if (!rare.points.empty()) {
        chart.series.push_back(std::move(rare));
    }
    return chart;
}

NumberProfile numberProfile(const std::vector<data::LabelCount>& counts) {
    constexpr std::size_t bins = 20;
    NumberProfile out;
    std::vector<std::pair<double, std::uint64_t>> values;
    double weight = 0;
    for (const data::LabelCount& count : counts) {
        if (const auto value = data::parseNumber(count.label)) {
            values.emplace_back(*value, count.count);
            const double share = static_cast<double>(count.count);
            weight += share;
            out.mean += (*value - out.mean) * share / weight;
        }
    }
    if (values.empty()) {
        return out;
    }
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    out.low = least->first;
    out.high = most->first;
    out.bins.resize(out.high > out.low ? bins : 1);
    double squares = 0;
    for (const auto& [value, count] : values) {
        const double share = out.high > out.low ? (value - out.low) / (out.high - out.low) : 0;
        const auto at = static_cast<std::size_t>(share * static_cast<double>(out.bins.size()));
        out.bins[std::min(at, out.bins.size() - 1)] += count;
        squares += static_cast<double>(count) * (value - out.mean) * (value - out.mean);
    }
    out.deviation = std::sqrt(squares / weight);
    return out;
}

ChartData numberChart(const NumberProfile& numbers, const QString& name) {
    ChartData chart;
    chart.title = ProfilePanel::tr("The numbers to predict");
    chart.x = {name, ValueFormat::Number, {}};
    chart.y.format = ValueFormat::Count;
    ChartSeries bars;
    bars.name = ProfilePanel::tr("Samples");
    bars.shape = ChartSeries::Shape::Bars;
    const double width =
        (numbers.high - numbers.low) / static_cast<double>(std::max<std::size_t>(1, numbers.bins.size()));
    bars.barWidth = width > 0 ? width : 1;
    QStringList told;
    for (std::size_t i = 0; i < numbers.bins.size(); ++i) {
        const double from = numbers.low + static_cast<double>(i) * width;
        bars.points.push_back({from, static_cast<double>(numbers.bins[i])});
        told << QStringLiteral("%1: %2").arg(Texts::range(plainNumber(from), plainNumber(from + width)),
                                             countText(numbers.bins[i]));
    }
    chart.sentence = told.join(QStringLiteral("; "));
    chart.series.push_back(std::move(bars));
    return chart;
}

ChartData lengthChart(const data::LengthProfile& profile) {
    ChartData chart;
    chart.title = ProfilePanel::tr("Lengths of the texts");
    chart.x = {ProfilePanel::tr("characters"), ValueFormat::Count, {}};
    chart.y.format = ValueFormat::Count;
    ChartSeries bars;
    bars.name = ProfilePanel::tr("Texts");
    bars.shape = ChartSeries::Shape::Bars;
    bars.barWidth =
        profile.bins.empty() ? 1 : static_cast<double>(profile.bins.front().to - profile.bins.front().from);
    QStringList told;
    for (const data::LengthBin& bin : profile.bins) {
        bars.points.push_back({static_cast<double>(bin.from), static_cast<double>(bin.count)});
        told << QStringLiteral("%1: %2").arg(Texts::range(countText(bin.from), countText(bin.to - 1)),
                                             countText(bin.count));
    }
    chart.sentence = told.join(QStringLiteral("; "));
    chart.series.push_back(std::move(bars));
    return chart;
}

} // namespace plateau::ui
