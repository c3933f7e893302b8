#include "core/experiment/compare/comparison.h"
#include "core/experiment/compare/comparison_numbers.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

using Row = std::vector<std::string>;

std::string sizeText(const PairedCells& pair) {
    return pair.firstN == pair.secondN ? std::to_string(pair.firstN)
                                       : fmt::format("{}→{}", pair.firstN, pair.secondN);
}

void addHead(const PairedCells& pair, Row& row) {
    const bool inPercent = ComparisonNumbers(pair.score.metric->info()).inPercent();
    row.insert(row.end(),
               {"n", "seeds", "first", "second", inPercent ? "points" : "differs", "interval", "p (Holm)"});
    if (pair.right) {
        row.insert(row.end(), {"McNemar b/c", "p (Holm)"});
    }
    if (pair.also) {
        row.insert(row.end(), {std::string(pair.also->metric->info().id), "interval"});
    }
    row.emplace_back("P(2 better)");
}

Row rowOf(const PairedCells& pair) {
    const ComparisonNumbers texts(pair.score.metric->info());
    const statistics::BootstrapInterval& of = pair.score.interval;
    Row row{sizeText(pair),
            std::to_string(pair.seeds.size()),
            texts.scoreNumber(pair.score.first),
            texts.scoreNumber(pair.score.second),
            texts.number(of.estimate),
            texts.numbers(of.low, of.high),
            fmt::format("{:.4f}", pair.score.adjustedP)};
    if (pair.right) {
        row.push_back(fmt::format("{}/{}", pair.right->discordance.b, pair.right->discordance.c));
        row.push_back(fmt::format("{:.4f}", pair.right->mcNemarAdjustedP));
    }
    if (pair.also) {
        const ComparisonNumbers other(pair.also->metric->info());
        row.push_back(other.number(pair.also->interval.estimate));
        row.push_back(other.numbers(pair.also->interval.low, pair.also->interval.high));
    }
    row.push_back(pair.overSeeds ? fmt::format("{:.2f}", pair.overSeeds->probabilityBetter) : "–");
    return row;
}

/// Characters of UTF-8.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

std::string tableText(const Comparison& comparison) {
    std::vector<Row> rows(1);
    addHead(comparison.pairs.front(), rows.front());
    for (const PairedCells& pair : comparison.pairs) {
        rows.push_back(rowOf(pair));
    }
    std::vector<std::size_t> widths(rows.front().size());
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
            widths[i] = std::max(widths[i], width(row[i]));
        }
    }
    std::string text;
    for (const Row& row : rows) {
        text += text.empty() ? "" : "\n";
        for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
            text += std::string(2 + widths[i] - width(row[i]), ' ') + row[i];
        }
    }
    return text;
}

} // namespace plateau::experiment
