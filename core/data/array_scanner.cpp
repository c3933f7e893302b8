#include "core/data/row_scanner.h"

namespace plateau::data {
namespace {

/// How deep in lists, objects and strings a JSON text stands.
class Nesting {
public:
    bool isInString() const { return m_inString; }
    /// A comma or bracket here belongs to the array of rows.
    bool isOutside() const { return !m_inString && m_depth == 0; }

    void take(char c) {
        if (m_inString) {
            m_inString = m_escaped || c != '"';
            m_escaped = !m_escaped && c == '\\';
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if ((c == '}' || c == ']') && m_depth > 0) {
            --m_depth;
        }
    }

    /// No JSON string holds a line end: a forgotten quote costs one row, not the rest of the file.
    void lineEnd() { m_inString = m_escaped = false; }

private:
    std::uint64_t m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

/// A JSON array: an element is a row. Only strings and nesting are understood; the row's parser does the
/// rest.
class ArrayScanner : public RowScanner {
public:
    explicit ArrayScanner(RowIndex& index) : m_index(index) {}

    std::uint64_t feed(std::uint64_t offset, std::string_view piece) override {
        for (std::size_t at = 0; at < piece.size(); ++at) {
            const char c = piece[at];
            if (c == '\n' || c == '\r') {
                m_line += c == '\r' || !m_afterReturn;
                m_afterReturn = c == '\r';
                m_nesting.lineEnd();
            } else {
                m_afterReturn = false;
                if (m_nesting.isInString() || !isJsonSpace(c)) {
                    take(c, offset + at);
                }
            }
        }
        return offset + piece.size();
    }

    std::uint64_t finish(std::uint64_t end) override {
        if (m_place != Place::After) {
            if (m_hasElement) {
                endElement();
            }
            m_index.addProblem(m_line, "the array is never closed; the file may be cut off");
            m_place = Place::After;
        }
        return end;
    }

private:
    enum class Place { Before, Inside, After };

    void take(char c, std::uint64_t position) {
        if (m_place == Place::Inside) {
            inside(c, position);
        } else if (m_place == Place::Before) {
            m_place = Place::Inside;
        } else if (!m_trailing) {
            m_trailing = true;
            m_index.addProblem(m_line, "text behind the end of the array");
        }
    }

    void inside(char c, std::uint64_t position) {
        if (m_nesting.isOutside() && (c == ',' || c == ']')) {
            separator(c);
            return;
        }
        if (!m_hasElement) {
            m_hasElement = true;
            m_start = position;
            m_startLine = m_line;
        }
        m_end = position + 1;
        m_nesting.take(c);
    }

    void separator(char c) {
        if (m_hasElement) {
            endElement();
        } else if (c == ',' || m_afterComma) {
            m_index.addProblem(m_line, "a comma without a row before or behind it");
        }
        m_afterComma = c == ',';
        if (c == ']') {
            m_place = Place::After;
        }
    }

    void endElement() {
        m_index.append(m_start, m_end - m_start, m_startLine);
        m_hasElement = false;
        m_nesting = {};
    }

    RowIndex& m_index;
    Place m_place = Place::Before;
    std::uint64_t m_line = 1;
    std::uint64_t m_start = 0;
    std::uint64_t m_startLine = 0;
    std::uint64_t m_end = 0;
    Nesting m_nesting;
    bool m_hasElement = false;
    bool m_afterReturn = false;
    bool m_afterComma = false;
    bool m_trailing = false;
};

} // namespace

std::unique_ptr<RowScanner> makeArrayScanner(RowIndex& index) {
    return std::make_unique<ArrayScanner>(index);
}

} // namespace plateau::data
