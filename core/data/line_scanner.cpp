#include "core/data/row_scanner.h"

#include <algorithm>

namespace plateau::data {
namespace {

/// Position of the next `wanted` from `from` on, remembered until it is passed: one memchr pass a piece.
class NextByte {
public:
    NextByte(std::string_view piece, char wanted) : m_piece(piece), m_wanted(wanted) { search(0); }

    std::size_t from(std::size_t at) {
        if (m_position < at) {
            search(at);
        }
        return m_position;
    }

private:
    void search(std::size_t at) {
        const auto found = m_piece.find(m_wanted, at);
        m_position = found == std::string_view::npos ? m_piece.size() : found;
    }

    std::string_view m_piece;
    char m_wanted;
    std::size_t m_position = 0;
};

/// JSON Lines: every line that is not blank is a row.
class LineScanner : public RowScanner {
public:
    LineScanner(RowIndex& index, std::uint64_t begin) : m_index(index), m_rowStart(begin) {}

    std::uint64_t feed(std::uint64_t offset, std::string_view piece) override {
        NextByte lineFeed(piece, '\n');
        NextByte carriageReturn(piece, '\r');
        std::size_t at = 0;
        while (at < piece.size()) {
            if (m_afterReturn && piece[at] == '\n') {
                m_rowStart = offset + ++at;
                m_afterReturn = false;
                continue;
            }
            m_afterReturn = false;
            const std::size_t end = std::min(lineFeed.from(at), carriageReturn.from(at));
            m_blank = m_blank && std::all_of(piece.begin() + static_cast<std::ptrdiff_t>(at),
                                             piece.begin() + static_cast<std::ptrdiff_t>(end), isJsonSpace);
            if (end == piece.size()) {
                break;
            }
            endLine(offset + end);
            m_afterReturn = piece[end] == '\r';
            at = end + 1;
            m_rowStart = offset + at;
        }
        return offset + piece.size();
    }

    std::uint64_t finish(std::uint64_t end) override {
        if (end > m_rowStart) {
            endLine(end);
            m_rowStart = end;
        }
        return end;
    }

private:
    void endLine(std::uint64_t end) {
        if (m_blank) {
            m_index.addBlankLine();
        } else {
            m_index.append(m_rowStart, end - m_rowStart, m_line);
        }
        ++m_line;
        m_blank = true;
    }

    RowIndex& m_index;
    std::uint64_t m_rowStart;
    std::uint64_t m_line = 1;
    bool m_blank = true;
    bool m_afterReturn = false;
};

} // namespace

std::unique_ptr<RowScanner> makeLineScanner(RowIndex& index, std::uint64_t begin) {
    return std::make_unique<LineScanner>(index, begin);
}

std::unique_ptr<RowScanner> makeScanner(const Layout& layout, RowIndex& index, std::uint64_t begin) {
    switch (layout.format) {
    case Format::JsonLines:
        return makeLineScanner(index, begin);
    case Format::JsonArray:
        return makeArrayScanner(index);
    case Format::Delimited:
        break;
    }
    return makeDelimitedScanner(index, begin, layout.delimiter);
}

} // namespace plateau::data
