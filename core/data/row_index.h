#pragma once

#include "core/base/file.h"
#include "core/data/progress.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace plateau::data {

enum class Format {
    JsonLines, ///< one object a line
    JsonArray, ///< one array of objects, laid out in any way
    Delimited, ///< CSV, TSV and their kin (RFC 4180); the first row holds the names
};

const char* name(Format format); ///< "jsonl", "json", "csv"

/// How a file is cut into rows.
struct Layout {
    Format format = Format::JsonLines;
    char delimiter = ',';       ///< Delimited only
    bool delimiterLine = false; ///< the first line is Excel's "sep=;", the header follows
    bool operator==(const Layout&) const = default;
};

/// A row that cannot be used, or a fault of the file between rows.
struct BadRow {
    std::uint64_t line = 0; ///< 1-based line where the row (or the unclosed quote) begins
    std::string reason;     ///< "no field 'text'"
    bool operator==(const BadRow&) const = default;
};

struct RowPlace {
    static constexpr std::uint32_t mostBytes = 0xFFFFFFFF;
    std::uint64_t offset = 0; ///< of the first byte in the file
    std::uint32_t bytes = 0;  ///< without line end; mostBytes for longer ones
    std::uint64_t line = 0;   ///< 1-based line of the first byte
    bool operator==(const RowPlace&) const = default;
};

/// Where every row of a file begins and ends: 12 bytes a row plus 48 for every 4,096 rows.
class RowIndex {
public:
    /// A quoted field may hold line ends, but no row runs on for more than this: then the quote counts as
    /// never closed, its row ends with the line it began on, and reading goes on with the next line.
    static constexpr std::uint64_t quotedRowBytes = 4u << 20;
    /// More faults between rows are counted only.
    static constexpr std::uint64_t listedProblems = 2000;

    /// Reads the file once from front to back. A byte order mark is skipped; LF, CRLF and CR end lines; lines
    /// of white space (empty ones, in delimited files) are no rows and counted. Fails with Io, or Cancelled.
    /// @param progress gets bytes, after every piece of 1 MiB or so
    static Result<RowIndex> build(const ReadFile& file, const Layout& layout, std::stop_token stop = {},
                                  const Progress& progress = {});

    std::uint64_t size() const { return m_size; }
    /// @param row below size()
    RowPlace at(std::uint64_t row) const;
    /// Blank lines passed over.
    std::uint64_t blankLines() const { return m_blankLines; }
    /// Faults that belong to no row: an array that is never closed, text behind its end. The first ones.
    const std::vector<BadRow>& problems() const { return m_problems; }
    std::uint64_t problemCount() const { return m_problemCount; } ///< of all of them
    /// Heap bytes held.
    std::size_t memoryBytes() const;

    /// For the scanners that build it.
    void append(std::uint64_t offset, std::uint64_t bytes, std::uint64_t line);
    void addBlankLine() { ++m_blankLines; }
    void addProblem(std::uint64_t line, std::string reason) {
        if (++m_problemCount <= listedProblems) {
            m_problems.push_back({line, std::move(reason)});
        }
    }

private:
    /// Relative to the block's first row, so that 32 bits do.
    struct Entry {
        std::uint32_t offset;
        std::uint32_t bytes;
        std::uint32_t line;
    };
    struct Block {
        std::uint64_t firstRow;
        std::uint64_t offset;
        std::uint64_t line;
        std::vector<Entry> entries;
    };

    std::vector<Block> m_blocks;
    std::vector<BadRow> m_problems;
    std::uint64_t m_problemCount = 0;
    std::uint64_t m_size = 0;
    std::uint64_t m_blankLines = 0;
};

} // namespace plateau::data
