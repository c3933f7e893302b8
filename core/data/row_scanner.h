#pragma once

#include "core/data/row_index.h"

#include <memory>
#include <string_view>

namespace plateau::data {

/// Finds the rows in the pieces of a file and appends them to an index.
class RowScanner {
public:
    virtual ~RowScanner() = default;
    /// Takes the piece at `offset` of the file; returns the offset to read on from: the end of the piece, or
    /// an earlier one when an unclosed quote has to be taken back.
    virtual std::uint64_t feed(std::uint64_t offset, std::string_view piece) = 0;
    /// The file ends at `end`; returns the offset to read on from, or `end` when all is done.
    virtual std::uint64_t finish(std::uint64_t end) = 0;
};

/// What JSON lets stand between its tokens.
inline bool isJsonSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::unique_ptr<RowScanner> makeLineScanner(RowIndex& index, std::uint64_t begin);
std::unique_ptr<RowScanner> makeDelimitedScanner(RowIndex& index, std::uint64_t begin, char delimiter);
std::unique_ptr<RowScanner> makeArrayScanner(RowIndex& index);

/// The scanner of a layout. @param index must outlive the scanner @param begin offset of the first piece
std::unique_ptr<RowScanner> makeScanner(const Layout& layout, RowIndex& index, std::uint64_t begin);

} // namespace plateau::data
