#pragma once

#include "core/base/json.h"
#include "core/data/row_index.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

/// One row's values, in the order of Dataset::fields(); nothing where the row has no such field or null.
/// JSON numbers, truth values, lists and objects are given as their JSON text.
struct Row {
    std::vector<std::optional<std::string>> values;
    std::vector<bool> nested; ///< the value is a list or object of JSON; empty in delimited files
    std::uint64_t line = 0;   ///< 1-based
};

/// Largest row and field that are read; anything longer is a bad row.
struct RowLimits {
    static constexpr std::uint64_t jsonRow = 1u << 20;
    static constexpr std::uint64_t field = 1u << 20;
    static constexpr std::uint64_t delimitedRow = 4u << 20;
    static constexpr std::size_t columns = 4096;
};

/// An open data file: an index of its rows; rows are parsed when asked for. Copies share the file.
class Dataset {
public:
    /// Finds the format by content and extension, indexes the file and reads the names of its fields: the
    /// header, or the keys of the first 1,000 rows (in order of first appearance, keys of one row sorted).
    /// Errors: not there, empty, not text (the kind is named), UTF-16, one single object, no readable row.
    static Result<Dataset> open(const std::filesystem::path& path, std::stop_token stop = {},
                                const Progress& progress = {});

    const std::filesystem::path& path() const { return m_file->path(); }
    /// File name without folder, for messages.
    std::string fileName() const { return path().filename().string(); }
    const Layout& layout() const { return m_layout; }
    std::uint64_t bytes() const { return m_file->size(); }
    /// What the first MiB looks like: "UTF-8", else a guess such as "Windows-1252".
    const std::string& encoding() const { return m_encoding; }
    const RowIndex& index() const { return *m_index; }

    const std::vector<std::string>& fields() const { return m_fields; }
    std::optional<std::size_t> fieldNumber(std::string_view name) const;

    /// Rows without the header; bad ones included.
    std::uint64_t rowCount() const { return m_index->size() - m_headerRows; }
    /// Line of the header in delimited files, where there is one; 0 in others.
    std::uint64_t headerLine() const { return m_headerRows == 0 ? 0 : m_index->at(m_headerRows - 1).line; }
    std::uint64_t line(std::uint64_t row) const { return place(row).line; }
    /// Safe from several threads. A bad row is a BadInput error whose `where` is "file:line" and whose `what`
    /// is the reason; other kinds (Io) mean that the file could not be read. @param row below rowCount()
    Result<Row> row(std::uint64_t row) const;

    /// The same for a caller that lists bad rows: says why the row is bad, or nothing when `out` was filled.
    Result<std::optional<BadRow>> read(std::uint64_t row, Row& out) const;

    /// Fails when size or modification time are no longer those at opening.
    Result<void> checkUnchanged() const;

private:
    struct Stamp {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type time;
        bool operator==(const Stamp&) const = default;
    };

    explicit Dataset(ReadFile file) : m_file(std::make_shared<const ReadFile>(std::move(file))) {}
    RowPlace place(std::uint64_t row) const { return m_index->at(row + m_headerRows); }
    Result<std::optional<BadRow>> readText(const RowPlace& place, std::string& out) const;
    Result<std::optional<BadRow>> readObject(const RowPlace& place, Json& out) const;
    Result<std::optional<BadRow>> readColumns(const RowPlace& place, std::vector<std::string>& out) const;
    Result<void> readHeader();
    Result<void> collectKeys();
    Error bad(const BadRow& row) const;

    std::shared_ptr<const ReadFile> m_file;
    std::shared_ptr<const RowIndex> m_index;
    Layout m_layout;
    Stamp m_stamp;
    std::string m_encoding;
    std::vector<std::string> m_fields;
    std::vector<std::string> m_header; ///< as written; empty names have none of their own
    std::uint64_t m_headerRows = 0;
};

} // namespace plateau::data
