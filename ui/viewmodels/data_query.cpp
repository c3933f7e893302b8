#include "ui/viewmodels/data_query.h"

#include "core/base/file.h"

#include <algorithm>
#include <numeric>

namespace plateau::ui {

namespace {

constexpr std::uint64_t pieceBytes = 4U << 20;

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void lower(std::string& text) {
    std::transform(text.begin(), text.end(), text.begin(), lowered);
}

/// Finds rows that hold a needle. The raw bytes decide for most rows; where they hold it, or could hold it
/// in another spelling (an escape, a doubled quote), the values are looked at.
class NeedleSearch {
public:
    NeedleSearch(const data::Dataset& dataset, std::string needle)
        : m_dataset(dataset),
          m_needle(std::move(needle)),
          m_headerRows(dataset.index().size() - dataset.rowCount()),
          m_escape(dataset.layout().format == data::Format::Delimited ? '"' : '\\') {
        lower(m_needle);
    }

    Result<void> open() {
        auto file = ReadFile::open(m_dataset.path());
        if (!file) {
            return file.error();
        }
        m_file.emplace(std::move(*file));
        return {};
    }

    Result<bool> holds(std::uint32_t row) {
        const data::RowPlace place = m_dataset.index().at(row + m_headerRows);
        if (place.bytes > pieceBytes) {
            return false; // such a row is bad whatever it holds
        }
        if (place.offset < m_begin || place.offset + place.bytes > m_begin + m_piece.size()) {
            if (const auto read = readFrom(place.offset); !read) {
                return read.error();
            }
        }
        if (place.offset + place.bytes > m_begin + m_piece.size()) {
            return false; // the file became shorter
        }
        const std::string_view raw(m_piece.data() + (place.offset - m_begin), place.bytes);
        const bool plain = raw.find(m_needle) != std::string_view::npos;
        return (plain || raw.find(m_escape) != std::string_view::npos) && valuesHold(row);
    }

private:
    Result<void> readFrom(std::uint64_t offset) {
        m_begin = offset;
        m_piece.resize(std::min(pieceBytes, m_file->size() - std::min(offset, m_file->size())));
        const auto got = m_file->read(offset, m_piece);
        if (!got) {
            return got.error();
        }
        m_piece.resize(*got);
        lower(m_piece);
        return {};
    }

    bool valuesHold(std::uint32_t number) const {
        auto row = m_dataset.row(number);
        if (!row) {
            return true; // a bad row whose bytes hold it
        }
        return std::any_of(row->values.begin(), row->values.end(), [this](std::optional<std::string>& value) {
            if (!value) {
                return false;
            }
            lower(*value);
            return value->find(m_needle) != std::string::npos;
        });
    }

    const data::Dataset& m_dataset;
    std::string m_needle;
    std::uint64_t m_headerRows;
    char m_escape;
    std::optional<ReadFile> m_file;
    std::string m_piece;
    std::uint64_t m_begin = 0;
};

std::vector<std::uint32_t> candidates(std::uint64_t count, const DataScan* scan, const DataQuery& query) {
    std::vector<std::uint32_t> rows;
    if (query.only) {
        rows = *query.only;
        std::erase_if(rows, [count](std::uint32_t row) { return row >= count; });
    } else {
        rows.resize(static_cast<std::size_t>(count));
        std::iota(rows.begin(), rows.end(), 0U);
    }
    if (scan != nullptr && query.label) {
        std::erase_if(rows, [&](std::uint32_t row) { return scan->labels[row] != *query.label; });
    }
    if (scan != nullptr && query.badOnly) {
        std::erase_if(rows, [&](std::uint32_t row) { return !scan->bad[row]; });
    }
    return rows;
}

void sortRows(std::vector<std::uint32_t>& rows, const DataScan& scan, const DataQuery& query) {
    const std::vector<std::uint32_t>& key = query.sort == DataSort::Label ? scan.labels : scan.lengths;
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (scan.bad[a] != scan.bad[b]) {
            return static_cast<bool>(scan.bad[b]);
        }
        return query.descending ? key[a] > key[b] : key[a] < key[b];
    });
}

Error cancelled(const data::Dataset& dataset) {
    return {ErrorKind::Cancelled, dataset.fileName(), "the search was stopped", ""};
}

} // namespace

Result<std::vector<std::uint32_t>> queryRows(const data::Dataset& dataset, const DataScan* scan,
                                             const DataQuery& query, std::stop_token stop,
                                             const data::Progress& progress) {
    std::vector<std::uint32_t> rows = candidates(dataset.rowCount(), scan, query);
    if (!query.needle.empty()) {
        NeedleSearch search(dataset, query.needle);
        if (const auto opened = search.open(); !opened) {
            return opened.error();
        }
        std::vector<std::uint32_t> found;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i % 1024 == 0) {
                if (stop.stop_requested()) {
                    return cancelled(dataset);
                }
                if (progress) {
                    progress(i, rows.size());
                }
            }
            const auto holds = search.holds(rows[i]);
            if (!holds) {
                return holds.error();
            }
            if (*holds) {
                found.push_back(rows[i]);
            }
        }
        rows = std::move(found);
    }
    if (scan != nullptr && query.sort != DataSort::File) {
        sortRows(rows, *scan, query);
    } else if (query.descending && query.sort == DataSort::File) {
        std::reverse(rows.begin(), rows.end());
    }
    if (stop.stop_requested()) {
        return cancelled(dataset);
    }
    return rows;
}

} // namespace plateau::ui
