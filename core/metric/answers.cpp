#include "core/metric/bleu.h"
#include "core/metric/metric_parts.h"

#include <fmt/format.h>

#include <array>

/// How good written answers are. Columns of each item: "exact" (0 or 1), "token_f1" and "rouge_l" as
/// matchAnswer() gives them, and the counts of BLEU: "bleu_words", "bleu_wanted", "bleu_right_1" … and
/// "bleu_all_1" … up to 4.
namespace plateau::metric {
namespace {

/// The mean of a column.
class ColumnMean : public MeanMetric {
public:
    ColumnMean(MetricInfo info, std::string_view column) : m_info(info), m_column(column) {}
    const MetricInfo& info() const override { return m_info; }
    std::vector<std::string_view> columns() const override { return {m_column}; }

protected:
    double ofItem(const ItemTable& table, std::size_t item) const override {
        return (*table.find(m_column))[item];
    }

private:
    MetricInfo m_info;
    std::string_view m_column;
};

/// BLEU of all items together, Chinese characters one by one, the rest as mteval-v13a.
class CorpusBleu final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{
            .id = "bleu", .name = "BLEU", .noun = "a BLEU", .range = {0, 100}, .display = Display::Plain};
        return info;
    }
    std::vector<std::string_view> columns() const override {
        std::vector<std::string_view> names{"bleu_words", "bleu_wanted"};
        names.insert(names.end(), right.begin(), right.end());
        names.insert(names.end(), all.begin(), all.end());
        return names;
    }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        const auto sum = [&](std::string_view column) { return countOf(table, column, chosen); };
        statistics::BleuCounts counts;
        counts.length = sum("bleu_words");
        counts.referenceLength = sum("bleu_wanted");
        for (std::size_t order = 0; order < statistics::bleuOrders; ++order) {
            counts.right[order] = sum(right[order]);
            counts.all[order] = sum(all[order]);
        }
        return statistics::bleuScore(counts).score;
    }

private:
    static constexpr std::array<std::string_view, statistics::bleuOrders> right{
        "bleu_right_1", "bleu_right_2", "bleu_right_3", "bleu_right_4"};
    static constexpr std::array<std::string_view, statistics::bleuOrders> all{"bleu_all_1", "bleu_all_2",
                                                                              "bleu_all_3", "bleu_all_4"};
};

} // namespace

std::span<const Metric* const> answerMetricList() {
    static const ColumnMean tokenF1({.id = "token_f1", .name = "token F1", .noun = "a token F1"}, "token_f1");
    static const ColumnMean exact(
        {.id = "exact_match", .name = "exact match", .noun = "an exact match", .binomial = true}, "exact");
    static const ColumnMean rouge({.id = "rouge_l", .name = "ROUGE-L", .noun = "a ROUGE-L"}, "rouge_l");
    static const CorpusBleu bleu;
    static const std::array<const Metric*, 4> list{&tokenF1, &exact, &rouge, &bleu};
    return list;
}

} // namespace plateau::metric
