#include "app/cli/curve_table.h"

#include "app/cli/column_guess.h"

#include "core/base/utf8.h"
#include "core/data/dataset.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

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

/// " --n-column train_size", or nothing where the column is the one that is read anyway.
std::string optionFor(const char* option, const std::string& asked, const std::string& column) {
    return column == asked ? "" : fmt::format(" --{} {}", option, shellWord(column));
}

/// The command that reads the table by the usual names of its columns; nothing when they tell too little.
std::optional<std::string> commandFor(const data::Dataset& dataset, const std::filesystem::path& path,
                                      const CurveColumns& columns) {
    const auto known = [&dataset](const std::string& name) { return dataset.fieldNumber(name).has_value(); };
    const ColumnGuess guess = guessColumns(dataset.fields());
    const auto n = known(columns.n) ? std::optional(columns.n) : guess.n;
    const auto score = known(columns.score) ? std::optional(columns.score) : guess.score;
    if (!n || !score) {
        return std::nullopt;
    }
    std::string command = "plateau curve fit " + shellWord(path.string()) +
                          optionFor("n-column", columns.n, *n) +
                          optionFor("score-column", columns.score, *score);
    if (!known(columns.seed) && guess.seed) {
        command += optionFor("seed-column", columns.seed, *guess.seed);
    }
    return *score == guess.score && !guess.metric.empty() ? command + " --metric " + guess.metric : command;
}

Error noColumn(const data::Dataset& dataset, const std::filesystem::path& path, const CurveColumns& columns,
               const std::string& name, const char* option) {
    std::string known;
    for (const std::string& field : dataset.fields()) {
        known += (known.empty() ? "" : ", ") + printable(field, 60);
    }
    const auto command = commandFor(dataset, path, columns);
    return badInput(
        dataset.fileName(), fmt::format("no column '{}'. Columns here: {}", printable(name, 60), known),
        command ? "Read it with: " + *command : fmt::format("Name the right one with --{} COLUMN.", option));
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

Result<CurveTable> readCurveTable(const std::filesystem::path& path, const CurveColumns& columns) {
    const auto dataset = data::Dataset::open(path);
    if (!dataset) {
        return dataset.error();
    }
    const auto n = dataset->fieldNumber(columns.n);
    const auto score = dataset->fieldNumber(columns.score);
    if (!n || !score) {
        return !n ? noColumn(*dataset, path, columns, columns.n, "n-column")
                  : noColumn(*dataset, path, columns, columns.score, "score-column");
    }
    if (dataset->rowCount() == 0) {
        return badInput(dataset->fileName(), "has a header but no rows", "Write one row a size and seed.");
    }
    const auto seed = dataset->fieldNumber(columns.seed);
    const RowReader reader(*dataset, *n, seed, *score);
    CurveTable table;
    std::set<std::pair<double, std::int64_t>> seen;
    for (std::uint64_t i = 0; i < dataset->rowCount(); ++i) {
        const auto row = reader.read(i);
        if (!row) {
            return row.error();
        }
        if (seed && !seen.emplace(row->n, row->seed).second) {
            return badInput(fmt::format("{}:{}", dataset->fileName(), dataset->row(i)->line),
                            fmt::format("n = {} with seed {} is there twice", row->n, row->seed),
                            "Keep one row a size and seed: the final score of each run. Name the column that "
                            "tells the runs apart with --seed-column.");
        }
        table.rows.push_back(*row);
    }
    if (!seed) {
        table.seedHint = guessColumns(dataset->fields()).seed.value_or("");
    }
    return table;
}

Result<void> applyUnit(std::vector<statistics::ScoreRow>& rows, statistics::Metric metric, ScoreUnit unit,
                       const std::string& file) {
    constexpr double clearlyPercent = 10; // a loss may well be above 1
    double largest = 0;
    std::size_t aboveOne = 0;
    bool within = true;
    for (const statistics::ScoreRow& row : rows) {
        largest = std::max(largest, row.score);
        aboveOne += row.score > 1;
        within = within && row.score >= 0 && row.score <= 100;
    }
    if (unit == ScoreUnit::Share) {
        const bool looksPercent = within && largest >= clearlyPercent && 2 * aboveOne > rows.size();
        return statistics::isBounded(metric) && looksPercent
                   ? badInput(file, fmt::format("scores up to {} look like percent", largest),
                              "Add --percent, which divides them by 100.")
                   : Result<void>();
    }
    if (!statistics::isBounded(metric)) {
        return Error{ErrorKind::Usage, "--percent", "a loss has no percent", "Leave --percent out."};
    }
    if (within && largest <= 1) {
        return badInput(file, fmt::format("scores up to {} are no percent", largest), "Leave --percent out.");
    }
    for (statistics::ScoreRow& row : rows) {
        row.score /= 100;
    }
    return {};
}

} // namespace plateau::cli
