#include "core/data/row_scanner.h"

namespace plateau::data {
namespace {

/// Line ends inside a quote that is open: where the row would end and the next begin if it is never closed.
class OpenQuote {
public:
    void open() { *this = {}; }

    /// @param secondOfPair the LF of a CRLF
    void lineEnd(char c, std::uint64_t position, bool secondOfPair) {
        m_lines += !secondOfPair;
        if (m_lines == 1) {
            m_rowEnd = secondOfPair ? m_rowEnd : position;
            m_nextRow = position + 1;
            m_afterReturn = c == '\r';
        }
    }

    std::uint64_t lines() const { return m_lines; }
    bool hasLineEnd() const { return m_lines > 0; }
    std::uint64_t rowEnd() const { return m_rowEnd; }
    std::uint64_t nextRow() const { return m_nextRow; }
    /// The next row may begin with the LF of a CRLF.
    bool afterReturn() const { return m_afterReturn; }

private:
    std::uint64_t m_lines = 0;
    std::uint64_t m_rowEnd = 0;
    std::uint64_t m_nextRow = 0;
    bool m_afterReturn = false;
};

enum class State {
    FieldStart,
    Unquoted,
    Quoted,
    QuoteSeen, ///< inside a quoted field, behind a quote that may end it
    SkipLine,  ///< a quote has run on for too long within one line: wait for its end
};

/// RFC 4180 with any delimiter. A quote counts only at the start of a field.
class DelimitedScanner : public RowScanner {
public:
    DelimitedScanner(RowIndex& index, std::uint64_t begin, char delimiter)
        : m_index(index), m_delimiter(delimiter), m_rowStart(begin) {}

    std::uint64_t feed(std::uint64_t offset, std::string_view piece) override {
        for (std::size_t at = 0; at < piece.size(); ++at) {
            const char c = piece[at];
            const bool secondOfPair = c == '\n' && m_afterReturn;
            m_afterReturn = c == '\r';
            if (m_state == State::Quoted) {
                if (quoted(c, offset + at, secondOfPair)) {
                    return takeBack(offset + at);
                }
            } else if (secondOfPair) {
                m_rowStart = offset + at + 1;
            } else if (c == '\n' || c == '\r') {
                endRow(offset + at);
            } else if (m_state != State::SkipLine && unquoted(c)) {
                return takeBack(offset + at);
            }
        }
        return offset + piece.size();
    }

    std::uint64_t finish(std::uint64_t end) override {
        if (m_state == State::Quoted && m_quote.hasLineEnd()) {
            return takeBack(end);
        }
        if (end > m_rowStart) {
            endRow(end);
        }
        return end;
    }

private:
    /// True when the last quote was none that ends a field, but the start of a field lines further down: then
    /// the quote before it was never closed.
    bool unquoted(char c) {
        if (m_state == State::QuoteSeen && c != '"' && c != m_delimiter && m_quote.hasLineEnd()) {
            return true;
        }
        if (c == '"' && (m_state == State::FieldStart || m_state == State::QuoteSeen)) {
            if (m_state == State::FieldStart) {
                m_quote.open();
            }
            m_state = State::Quoted;
        } else {
            m_state = c == m_delimiter ? State::FieldStart : State::Unquoted;
        }
        return false;
    }

    /// True when the quote has run on for too long.
    bool quoted(char c, std::uint64_t position, bool secondOfPair) {
        if (position - m_rowStart >= RowIndex::quotedRowBytes) {
            return true;
        }
        if (c == '"') {
            m_state = State::QuoteSeen;
        } else if (c == '\n' || c == '\r') {
            m_linesInRow += !secondOfPair;
            m_quote.lineEnd(c, position, secondOfPair);
        }
        return false;
    }

    std::uint64_t takeBack(std::uint64_t position) {
        if (!m_quote.hasLineEnd()) {
            m_state = State::SkipLine;
            return position;
        }
        m_linesInRow -= m_quote.lines();
        m_afterReturn = m_quote.afterReturn();
        endRow(m_quote.rowEnd());
        m_rowStart = m_quote.nextRow();
        return m_rowStart;
    }

    void endRow(std::uint64_t end) {
        if (end == m_rowStart) {
            m_index.addBlankLine();
        } else {
            m_index.append(m_rowStart, end - m_rowStart, m_line);
        }
        m_line += m_linesInRow + 1;
        m_linesInRow = 0;
        m_rowStart = end + 1;
        m_state = State::FieldStart;
    }

    RowIndex& m_index;
    char m_delimiter;
    State m_state = State::FieldStart;
    std::uint64_t m_rowStart;
    std::uint64_t m_line = 1;       ///< of m_rowStart
    std::uint64_t m_linesInRow = 0; ///< line ends inside the row so far
    OpenQuote m_quote;
    bool m_afterReturn = false;
};

} // namespace

std::unique_ptr<RowScanner> makeDelimitedScanner(RowIndex& index, std::uint64_t begin, char delimiter) {
    return std::make_unique<DelimitedScanner>(index, begin, delimiter);
}

} // namespace plateau::data
