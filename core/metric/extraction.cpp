#include "core/metric/attribute_match.h"
#include "core/metric/metric_parts.h"

#include <array>
#include <cmath>

/// How well attributes are extracted. Columns of each item, counted over its attributes: "right_values",
/// "wrong_values" (another value), "invented_values", "missed_values", "absent_values" (none there, none
/// given).
namespace plateau::metric {
namespace {

using statistics::AttributeCounts;

/// A figure of all attributes of all items together (micro).
class MicroFigure final : public Metric {
public:
    using Figure = std::optional<double> (AttributeCounts::*)() const;
    MicroFigure(MetricInfo info, Figure figure, double missing = 0)
        : m_info(info), m_figure(figure), m_missing(missing) {}

    const MetricInfo& info() const override { return m_info; }
    std::vector<std::string_view> columns() const override {
        return {"right_values", "wrong_values", "invented_values", "missed_values", "absent_values"};
    }
    /// 0 where the figure does not exist: nothing was right there. Null accuracy is then not a number: no
    /// attribute was absent.
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        const auto sum = [&](std::string_view column) { return countOf(table, column, chosen); };
        const AttributeCounts counts{sum("right_values"), sum("wrong_values"), sum("invented_values"),
                                     sum("missed_values"), sum("absent_values")};
        return (counts.*m_figure)().value_or(m_missing);
    }

private:
    MetricInfo m_info;
    Figure m_figure;
    double m_missing;
};

} // namespace

std::span<const Metric* const> extractionMetricList() {
    static const MicroFigure f1({.id = "attribute_f1", .name = "attribute F1", .noun = "an attribute F1"},
                                &AttributeCounts::f1);
    static const MicroFigure precision(
        {.id = "attribute_precision", .name = "attribute precision", .noun = "an attribute precision"},
        &AttributeCounts::precision);
    static const MicroFigure recall(
        {.id = "attribute_recall", .name = "attribute recall", .noun = "an attribute recall"},
        &AttributeCounts::recall);
    static const MicroFigure absent(
        {.id = "null_accuracy", .name = "null accuracy", .noun = "a null accuracy"},
        &AttributeCounts::nullAccuracy, NAN);
    static const std::array<const Metric*, 4> list{&f1, &precision, &recall, &absent};
    return list;
}

} // namespace plateau::metric
