#include "core/plot/text_bar.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot::detail {

namespace {

std::string_view codeOf(Ink ink) {
    switch (ink) {
    case Ink::Series:
        return "\x1b[36m";
    case Ink::Grey:
        return "\x1b[90m";
    case Ink::Target:
        return "\x1b[34m";
    case Ink::Plain:
        break;
    }
    return "\x1b[0m";
}

int columnsOfCode(char32_t code) {
    const bool korean = code >= 0x1100 && code < 0x1160;
    const bool wide = (code >= 0x2E80 && code < 0xA4D0 && code != 0x303F) ||
                      (code >= 0xAC00 && code < 0xD7A4) || (code >= 0xF900 && code < 0xFB00) ||
                      (code >= 0xFE30 && code < 0xFE70) || (code >= 0xFF00 && code < 0xFF61) ||
                      (code >= 0x1F300 && code < 0x1FB00) || (code >= 0x20000 && code < 0x40000);
    return korean || wide ? 2 : 1;
}

std::string blanks(int count) {
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

} // namespace

const Glyphs& glyphsOf(bool unicode) {
    static const Glyphs fancy{"●", "○", "◌", "▪", "◆", "─", "·", "┊", "─", "┬", "◂", "▸", "–"};
    static const Glyphs plain{"*", "o", "~", "x", "+", "-", ".", "|", "-", "+", "<", ">", "-"};
    return unicode ? fancy : plain;
}

TextBar::TextBar(const Scale& scale, const Glyphs& glyphs, const std::string& ground, Ink ink)
    : m_scale(scale),
      m_glyphs(glyphs),
      m_cells(static_cast<std::size_t>(scale.pixelHigh) + 1, Cell{ground, ink}) {}

std::size_t TextBar::columnOf(double shown) const {
    return static_cast<std::size_t>(std::clamp(std::round(m_scale.toPixel(shown)), 0.0, m_scale.pixelHigh));
}

void TextBar::put(double shown, const std::string& glyph, Ink ink) {
    if (!std::isfinite(shown))
        return;
    const bool below = shown < m_scale.domain.low;
    const bool above = shown > m_scale.domain.high;
    m_cells[columnOf(shown)] = {below ? m_glyphs.below : above ? m_glyphs.above : glyph, ink};
}

void TextBar::span(double from, double to, const std::string& glyph, Ink ink) {
    if (!std::isfinite(from) || !std::isfinite(to))
        return;
    const std::size_t a = columnOf(from);
    const std::size_t b = columnOf(to);
    for (std::size_t column = std::min(a, b); column <= std::max(a, b); ++column)
        m_cells[column] = {glyph, ink};
}

std::string TextBar::painted(bool colour) const {
    std::string out;
    Ink ink = Ink::Plain;
    for (const Cell& cell : m_cells) {
        if (colour && cell.ink != ink)
            out += codeOf(cell.ink);
        ink = cell.ink;
        out += cell.glyph;
    }
    if (!colour)
        out.erase(out.find_last_not_of(' ') + 1);
    else if (ink != Ink::Plain)
        out += codeOf(Ink::Plain);
    return out;
}

int columnsOf(std::string_view text) {
    int columns = 0;
    for (std::size_t at = 0; at < text.size();)
        columns += columnsOfCode(decodeUtf8(text, at).value_or(U'?'));
    return columns;
}

std::string cutToColumns(std::string_view text, int width, bool unicode) {
    std::string out;
    int used = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t code = decodeUtf8(text, at).value_or(U'?');
        if (code < 0x20 || (code >= 0x7F && code < 0xA0))
            code = U' ';
        else if (!unicode && code == U'–')
            code = U'-';
        else if (!unicode && code == U'×')
            code = U'x';
        else if (!unicode && code >= 0x7F)
            code = U'?';
        used += columnsOfCode(code);
        if (used > width)
            break;
        appendUtf8(out, code);
    }
    return out;
}

std::string joinedLines(const std::vector<std::string>& parts, std::string_view separator, int width,
                        bool unicode) {
    std::string out;
    int used = 0;
    for (const std::string& part : parts) {
        const std::string text = cutToColumns(part, width, unicode);
        const std::string joint = cutToColumns(separator, width, unicode);
        const bool fits = used > 0 && used + columnsOf(joint) + columnsOf(text) <= width;
        if (used > 0)
            out += fits ? joint : "\n";
        used = fits ? used + columnsOf(joint) + columnsOf(text) : columnsOf(text);
        out += text;
    }
    return out.empty() ? out : out + "\n";
}

std::string rightAligned(const std::string& text, int width) {
    return blanks(width - columnsOf(text)) + text;
}
std::string leftAligned(const std::string& text, int width) {
    return text + blanks(width - columnsOf(text));
}

} // namespace plateau::plot::detail
