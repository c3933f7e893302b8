#include "core/metric/metric.h"

#include "core/base/english.h"
#include "core/base/random.h"
#include "core/metric/metric_parts.h"
#include "core/statistics/intervals/intervals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include <fmt/format.h>

namespace plateau::metric {
namespace {

constexpr int bootstrapDraws = 200;

/// Positions of the items that are drawn together.
std::vector<std::vector<std::size_t>> unitsOf(const ItemTable& table) {
    std::vector<std::vector<std::size_t>> units;
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const bool alone = table.groups.empty() || table.groups[i].empty();
        const std::size_t number =
            alone ? units.size() : numbers.try_emplace(table.groups[i], units.size()).first->second;
        if (number == units.size()) {
            units.emplace_back();
        }
        units[number].push_back(i);
    }
    return units;
}

} // namespace

const std::vector<double>* ItemTable::find(std::string_view column) const {
    const auto found = columns.find(std::string(column));
    return found == columns.end() ? nullptr : &found->second;
}

double Metric::standardError(const ItemTable& table) const {
    const auto units = unitsOf(table);
    if (units.size() < 2) {
        return 0;
    }
    Random random(0, fmt::format("metric/{}", info().id));
    std::vector<double> values;
    std::vector<std::size_t> chosen;
    for (int draw = 0; draw < bootstrapDraws; ++draw) {
        chosen.clear();
        for (std::size_t i = 0; i < units.size(); ++i) {
            const auto& unit = units[random.below(units.size())];
            chosen.insert(chosen.end(), unit.begin(), unit.end());
        }
        if (const double drawn = value(table, chosen); std::isfinite(drawn)) {
            values.push_back(drawn);
        }
    }
    return values.size() < 2 ? 0 : statistics::sampleSd(values);
}

std::vector<double> Metric::itemValues(const ItemTable&) const {
    return {};
}

bool Metric::readable(const ItemTable& table) const {
    const auto wanted = columns();
    return table.size() > 0 && std::all_of(wanted.begin(), wanted.end(),
                                           [&](std::string_view c) { return table.find(c) != nullptr; });
}

double Metric::value(const ItemTable& table) const {
    std::vector<std::size_t> every(table.size());
    std::iota(every.begin(), every.end(), std::size_t{0});
    return value(table, every);
}

double errorOfMean(const ItemTable& table, std::span<const double> values) {
    if (values.size() < 2) {
        return 0;
    }
    const double plain = statistics::sampleSd(values) / std::sqrt(static_cast<double>(values.size()));
    const bool grouped = unitsOf(table).size() < table.size();
    return grouped ? std::max(plain, statistics::clusteredStandardError(values, table.groups)) : plain;
}

std::span<const Metric* const> all() {
    static const std::vector<const Metric*> metrics = [] {
        std::vector<const Metric*> list;
        for (const auto part : {classificationMetricList(), multiLabelMetricList(), regressionMetricList(),
                                languageMetricList(), answerMetricList(), extractionMetricList()}) {
            list.insert(list.end(), part.begin(), part.end());
        }
        return list;
    }();
    return metrics;
}

const Metric* find(std::string_view id) {
    const auto metrics = all();
    const auto found =
        std::find_if(metrics.begin(), metrics.end(), [&](const Metric* m) { return m->info().id == id; });
    return found == metrics.end() ? nullptr : *found;
}

std::string title(const MetricInfo& info) {
    std::string name(info.name);
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    }
    return name;
}

std::string written(const MetricInfo& info, double value, int digits) {
    switch (info.display) {
    case Display::Percent:
        return fmt::format("{:.{}f} %", 100 * value, digits < 0 ? 1 : digits);
    case Display::Nats:
        return fmt::format("{:.{}f} nats", value, digits < 0 ? 3 : digits);
    case Display::Bits:
        return fmt::format("{:.{}f} bits", value, digits < 0 ? 3 : digits);
    case Display::Plain:
        break;
    }
    return digits < 0 ? significant(value) : fmt::format("{:.{}f}", value, digits);
}

} // namespace plateau::metric
