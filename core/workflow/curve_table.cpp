#include "core/workflow/curve_table.h"

#include "core/base/utf8.h"
#include "core/data/dataset.h"
#include "core/workflow/column_guess.h"
#include "core/workflow/curve_values.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <set>
#include <utility>

namespace plateau::workflow {
namespace {

/// No size is there twice: without the number of test items there is no noise to go by.
bool oneRowASize(const data::Dataset& dataset, const std::string& column) {
    const auto n = dataset.fieldNumber(column);
    std::set<std::string> seen;
    for (std::uint64_t row = 0; n && row < dataset.rowCount(); ++row) {
        const auto values = dataset.row(row);
        if (values && !seen.insert(values->values[*n].value_or("")).second) {
            return false;
        }
    }
    return n.has_value();
}

/// How to read the table by the usual names of its columns; nothing when they tell too little.
std::optional<CurveProposal> proposalFor(const data::Dataset& dataset, const CurveColumns& columns) {
    const auto known = [&dataset](const std::string& name) { return dataset.fieldNumber(name).has_value(); };
    const ColumnGuess guess = guessColumns(dataset.fields());
    const auto n = known(columns.n) ? std::optional(columns.n) : guess.n;
    const auto score = known(columns.score) ? std::optional(columns.score) : guess.score;
    if (!n || !score) {
        return std::nullopt;
    }
    CurveProposal proposal{*n, *score, std::nullopt, "", false};
    if (!known(columns.seed)) {
        proposal.seed = guess.seed;
    }
    proposal.needsTestItems = !guess.seed && !guess.scoreIsPattern && oneRowASize(dataset, *n);
    if (*score == guess.score) {
        proposal.metric = guess.metric;
    }
    return proposal;
}

/// @param otherwise what to do where the columns tell too little
Error noColumn(const data::Dataset& dataset, const CurveColumns& columns, const std::string& name,
               const CurveAdvice& advice, const std::string& otherwise) {
    std::string known;
    for (const std::string& field : dataset.fields()) {
        known += (known.empty() ? "" : ", ") + printable(field, 60);
    }
    const auto proposal = proposalFor(dataset, columns);
    return badInput(dataset.fileName(),
                    fmt::format("no column '{}'. Columns here: {}", printable(name, 60), known),
                    proposal && advice.proposal ? advice.proposal(*proposal) : otherwise);
}

/// Columns that match a name in which '*' stands for anything; the column itself without one.
std::vector<std::size_t> matching(const data::Dataset& dataset, const std::string& name) {
    if (const auto exact = dataset.fieldNumber(name)) {
        return {*exact};
    }
    std::vector<std::size_t> columns;
    const auto star = name.find('*');
    for (std::size_t i = 0; star != std::string::npos && i < dataset.fields().size(); ++i) {
        const std::string& field = dataset.fields()[i];
        if (field.size() + 1 >= name.size() && field.starts_with(name.substr(0, star)) &&
            field.ends_with(name.substr(star + 1))) {
            columns.push_back(i);
        }
    }
    return columns;
}

/// The columns that are read.
struct Places {
    std::size_t n = 0;
    std::optional<std::size_t> seed;
    std::vector<std::size_t> scores; ///< one, or one a seed
    // of Plateau's own table
    std::optional<std::size_t> kind;
    std::optional<std::size_t> status;
    std::optional<std::size_t> underTrained;
    std::optional<std::size_t> testItems;
};

/// The table that Plateau exports has other rows than those of the curve.
void findOwnColumns(const data::Dataset& dataset, Places& places) {
    const auto cell = dataset.fieldNumber("cell_id");
    const auto kind = dataset.fieldNumber("kind");
    const auto status = dataset.fieldNumber("status");
    if (cell && kind && status) {
        places.kind = kind;
        places.status = status;
        places.underTrained = dataset.fieldNumber("under_trained");
        places.testItems = dataset.fieldNumber("test_items");
    }
}

Result<Places> findPlaces(const data::Dataset& dataset, const CurveColumns& columns,
                          const CurveAdvice& advice) {
    Places places;
    findOwnColumns(dataset, places);
    const auto n = dataset.fieldNumber(columns.n);
    if (!n) {
        return noColumn(dataset, columns, columns.n, advice, advice.nameSizes);
    }
    places.n = *n;
    places.scores = matching(dataset, columns.score);
    if (places.scores.empty() && places.kind && columns.score == CurveColumns{}.score) {
        places.scores = matching(dataset, "accuracy");
    }
    if (places.scores.empty()) {
        return noColumn(dataset, columns, columns.score, advice, advice.nameScores);
    }
    if (places.scores.size() == 1) {
        places.seed = dataset.fieldNumber(columns.seed);
    }
    return places;
}

/// Rows into scores.
class TableReader {
public:
    TableReader(const data::Dataset& dataset, Places places, const CurveAdvice& advice)
        : m_dataset(dataset), m_places(std::move(places)), m_advice(advice) {}

    Result<void> read(std::uint64_t number) {
        const auto row = m_dataset.row(number);
        if (!row) {
            return row.error();
        }
        if (!isPoint(*row)) {
            ++m_table.skipped;
            return {};
        }
        for (std::size_t i = 0; i < m_places.scores.size(); ++i) {
            if (auto added = addScore(*row, i); !added) {
                return added;
            }
        }
        return {};
    }

    /// Pre: every row was read.
    Result<CurveTable> finished() {
        if (m_percent > 0 && m_percent < m_table.rows.size()) {
            return badInput(m_dataset.fileName(), "some scores have a percent sign, others have none",
                            "Write all of them alike.");
        }
        m_table.percent = m_percent > 0;
        return std::move(m_table);
    }

private:
    std::string text(const data::Row& row, std::size_t column) const {
        return row.values[column].value_or("");
    }
    std::string where(const data::Row& row, std::size_t column) const {
        return fmt::format("{}:{}: column '{}'", m_dataset.fileName(), row.line,
                           printable(m_dataset.fields()[column], 60));
    }

    bool isPoint(const data::Row& row) const {
        return !m_places.kind ||
               (text(row, *m_places.kind) == "cell" && text(row, *m_places.status) == "done" &&
                !(m_places.underTrained && text(row, *m_places.underTrained) == "true"));
    }

    Result<void> addScore(const data::Row& row, std::size_t which) {
        const auto n = readSize(text(row, m_places.n), where(row, m_places.n));
        const std::size_t column = m_places.scores[which];
        const auto score = readScore(text(row, column), where(row, column));
        const auto seed = m_places.seed ? readSeed(text(row, *m_places.seed), where(row, *m_places.seed))
                                        : Result<double>(static_cast<double>(which));
        if (!n || !score || !seed) {
            return !n ? n.error() : !score ? score.error() : seed.error();
        }
        const auto own = static_cast<std::int64_t>(*seed);
        if ((m_places.seed || m_places.scores.size() > 1) && !m_seen.emplace(*n, own).second) {
            return badInput(fmt::format("{}:{}", m_dataset.fileName(), row.line),
                            fmt::format("n = {} with seed {} is there twice", *n, own),
                            "Keep one row a size and seed: the final score of each run. " +
                                m_advice.nameSeeds);
        }
        m_percent += score->percent;
        m_table.rows.push_back({*n, own, score->percent ? score->value / 100 : score->value});
        if (m_places.testItems) {
            const auto items = readSize(text(row, *m_places.testItems), where(row, *m_places.testItems));
            m_table.testItems = items ? *items : 0;
        }
        return {};
    }

    const data::Dataset& m_dataset;
    Places m_places;
    const CurveAdvice& m_advice;
    CurveTable m_table;
    std::size_t m_percent = 0;
    std::set<std::pair<double, std::int64_t>> m_seen;
};

/// Scores of one run at several epochs say nothing about other runs.
Result<void> refuseEpochs(const data::Dataset& dataset, const CurveColumns& columns,
                          const std::vector<statistics::ScoreRow>& rows, const CurveAdvice& advice) {
    const auto epochs = epochColumn(dataset.fields());
    if (!epochs) {
        return {};
    }
    const auto seed = dataset.fieldNumber(columns.seed);
    std::set<double> sizes;
    for (const statistics::ScoreRow& row : rows) {
        sizes.insert(row.n);
    }
    if (sizes.size() == rows.size() || (seed && columns.seed != *epochs)) {
        return {}; // one row a size; or repeated seeds were refused before
    }
    return badInput(dataset.fileName(),
                    fmt::format("rows of one size differ by '{}': they are moments of one run, no seeds",
                                printable(*epochs, 60)),
                    advice.keepLastRow);
}

} // namespace

Result<CurveTable> readCurveTable(const std::filesystem::path& path, const CurveColumns& columns,
                                  const CurveAdvice& advice) {
    const auto dataset = data::Dataset::open(path);
    if (!dataset) {
        return dataset.error();
    }
    auto places = findPlaces(*dataset, columns, advice);
    if (!places) {
        return places.error();
    }
    if (dataset->rowCount() == 0) {
        return badInput(dataset->fileName(), "has a header but no rows", "Write one row a size and seed.");
    }
    const bool seeds = places->seed || places->scores.size() > 1;
    TableReader reader(*dataset, std::move(*places), advice);
    for (std::uint64_t i = 0; i < dataset->rowCount(); ++i) {
        if (const auto read = reader.read(i); !read) {
            return read.error();
        }
    }
    auto table = reader.finished();
    if (!table) {
        return table;
    }
    if (const auto runs = refuseEpochs(*dataset, columns, table->rows, advice); !runs) {
        return runs.error();
    }
    if (!seeds) {
        table->seedHint = guessColumns(dataset->fields()).seed.value_or("");
    }
    return table;
}

Result<void> applyUnit(CurveTable& table, const statistics::Metric& metric, ScoreUnit unit,
                       const std::string& file, const CurveAdvice& advice) {
    constexpr double clearlyPercent = 10; // a loss may well be above 1
    if (table.percent) {                  // and divided already
        return statistics::isBounded(metric)
                   ? Result<void>()
                   : badInput(file, "a loss has no percent", "Write the scores without a percent sign.");
    }
    auto& rows = table.rows;
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
                              advice.asPercent)
                   : Result<void>();
    }
    if (!statistics::isBounded(metric)) {
        return Error{ErrorKind::Usage, "percent", "a loss has no percent", advice.notAsPercent};
    }
    if (within && largest <= 1) {
        return badInput(file, fmt::format("scores up to {} are no percent", largest), advice.notAsPercent);
    }
    for (statistics::ScoreRow& row : rows) {
        row.score /= 100;
    }
    return {};
}

} // namespace plateau::workflow
