#include "app/cli/curve_table.h"

#include "core/data/dataset.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace plateau::cli {
namespace {

std::optional<double> parseNumber(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

Error noColumn(const data::Dataset& dataset, const std::string& name, const char* option) {
    std::string known;
    for (const std::string& field : dataset.fields()) {
        known += (known.empty() ? "" : ", ") + field;
    }
    return badInput(dataset.fileName(), fmt::format("no column '{}'. Columns here: {}", name, known),
                    fmt::format("Name the right one with --{} COLUMN.", option));
}

/// Reads one row's numbers.
class RowReader {
public:
    RowReader(const data::Dataset& dataset, std::size_t n, std::optional<std::size_t> seed, std::size_t score)
        : m_dataset(dataset), m_n(n), m_seed(seed), m_score(score) {}

    Result<statistics::ScoreRow> read(std::uint64_t row) const {
        const auto values = m_dataset.row(row);
        if (!values) {
            return values.error();
        }
        const auto n = number(*values, m_n);
        const auto score = number(*values, m_score);
        const auto seed = m_seed ? number(*values, *m_seed) : Result<double>(0.0);
        if (!n || !score || !seed) {
            return !n ? n.error() : !score ? score.error() : seed.error();
        }
        if (*seed != std::floor(*seed)) {
            return badInput(fmt::format("{}:{}", m_dataset.fileName(), values->line),
                            "the seed is not a whole number", "Correct it.");
        }
        return statistics::ScoreRow{*n, static_cast<std::int64_t>(*seed), *score};
    }

private:
    Result<double> number(const data::Row& row, std::size_t column) const {
        const std::string text = row.values[column].value_or("");
        const auto value = parseNumber(text);
        if (!value) {
            return badInput(
                fmt::format("{}:{}: column '{}'", m_dataset.fileName(), row.line, m_dataset.fields()[column]),
                fmt::format("'{}' is not a number", text.substr(0, 40)), "Correct the value.");
        }
        return *value;
    }

    const data::Dataset& m_dataset;
    std::size_t m_n;
    std::optional<std::size_t> m_seed;
    std::size_t m_score;
};

} // namespace

Result<std::vector<statistics::ScoreRow>> readCurveTable(const std::filesystem::path& path,
                                                         const CurveColumns& columns) {
    const auto dataset = data::Dataset::open(path);
    if (!dataset) {
        return dataset.error();
    }
    const auto n = dataset->fieldNumber(columns.n);
    const auto score = dataset->fieldNumber(columns.score);
    if (!n || !score) {
        return !n ? noColumn(*dataset, columns.n, "n-column")
                  : noColumn(*dataset, columns.score, "score-column");
    }
    if (dataset->rowCount() == 0) {
        return badInput(dataset->fileName(), "has a header but no rows", "Write one row a size and seed.");
    }
    const RowReader reader(*dataset, *n, dataset->fieldNumber(columns.seed), *score);
    std::vector<statistics::ScoreRow> rows;
    for (std::uint64_t i = 0; i < dataset->rowCount(); ++i) {
        const auto row = reader.read(i);
        if (!row) {
            return row.error();
        }
        rows.push_back(*row);
    }
    return rows;
}

} // namespace plateau::cli
