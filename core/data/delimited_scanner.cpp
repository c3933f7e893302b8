#include "core/data/row_scanner.h"

namespace plateau::data {
namespace {

/// RFC 4180 with any delimiter. A quote counts only at the start of a field.
class DelimitedScanner : public RowScanner {
public:
    DelimitedScanner(RowIndex& index, char delimiter) : m_index(index), m_delimiter(delimiter) {}

    std::uint64_t feed(std::uint64_t offset, std::string_view piece) override {
        if (!m_started) {
            m_started = true;
            m_rowStart = offset;
        }
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
            } else if (unquoted(c)) {
                return takeBack(offset + at);
            }
        }
        return offset + piece.size();
    }

    std::uint64_t finish(std::uint64_t end) override {
        if (m_state == State::Quoted && m_firstBreak != 0) {
            return takeBack(end);
        }
        if (end > m_rowStart && m_started) {
            endRow(end);
            m_rowStart = end;
        }
        return end;
    }

private:
    enum class State { FieldStart, Unquoted, Quoted, QuoteSeen, SkipLine };

    /// True when the last quote was none that ends a field, but the start of a field lines further down: then
    /// the quote before it was never closed.
    bool unquoted(char c) {
        if (m_state == State::SkipLine) {
            return false;
        }
        if (m_state == State::QuoteSeen && c != '"' && c != m_delimiter && m_firstBreak != 0) {
            return true;
        }
        if (c == '"' && (m_state == State::FieldStart || m_state == State::QuoteSeen)) {
            if (m_state == State::FieldStart) {
                m_linesInQuote = 0;
                m_firstBreak = 0;
            }
            m_state = State::Quoted;
        } else {
            m_state = c == m_delimiter ? State::FieldStart : State::Unquoted;
        }
        return false;
    }

    /// True when the quote has run on for too long.
    bool quoted(char c, std::uint64_t position, bool secondOfPair) {
        if (c == '"') {
            m_state = State::QuoteSeen;
            return false;
        }
        if (c == '\n' || c == '\r') {
            if (!secondOfPair) {
                ++m_linesInRow;
                ++m_linesInQuote;
            }
            if (m_linesInQuote == 1) {
                // Behind CRLF once its second half has been seen.
                m_rowEndAtBreak = secondOfPair ? m_rowEndAtBreak : position;
                m_firstBreak = position + 1;
                m_breakIsReturn = c == '\r';
            }
        }
        return position - m_rowStart >= RowIndex::quotedRowBytes;
    }

    std::uint64_t takeBack(std::uint64_t position) {
        if (m_firstBreak == 0) {
            m_state = State::SkipLine;
            return position;
        }
        m_linesInRow -= m_linesInQuote;
        m_afterReturn = m_breakIsReturn;
        endRow(m_rowEndAtBreak);
        m_rowStart = m_firstBreak;
        return m_firstBreak;
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
    std::uint64_t m_rowStart = 0;
    std::uint64_t m_line = 1;          ///< of m_rowStart
    std::uint64_t m_linesInRow = 0;    ///< line ends inside the row so far
    std::uint64_t m_linesInQuote = 0;  ///< line ends inside the quote that is open
    std::uint64_t m_firstBreak = 0;    ///< behind the first of them, 0 when there is none
    std::uint64_t m_rowEndAtBreak = 0; ///< where the row ends if it is cut there
    bool m_breakIsReturn = false;
    bool m_started = false;
    bool m_afterReturn = false;
};

} // namespace

std::unique_ptr<RowScanner> makeDelimitedScanner(RowIndex& index, char delimiter) {
    return std::make_unique<DelimitedScanner>(index, delimiter);
}

} // namespace plateau::data
