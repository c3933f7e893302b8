#pragma once

#include "core/plot/scale.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// One line of terminal drawing, used by text_chart.cpp only.

namespace plateau::plot::detail {

enum class Ink { Plain, Series, Grey, Target };

/// The signs of a chart, with an ASCII set for terminals without UTF-8.
struct Glyphs {
    std::string mean, one, predicted, instant, baseline;
    std::string whisker, dots, target, axis, tick, below, above, dash;
};
const Glyphs& glyphsOf(bool unicode);

/// A row of cells on a horizontal scale whose pixels are columns.
class TextBar {
public:
    TextBar(const Scale& scale, const Glyphs& glyphs, const std::string& ground = " ", Ink ink = Ink::Plain);

    /// A value off the scale becomes an arrow at its end; one that is not finite is left out.
    void put(double shown, const std::string& glyph, Ink ink);
    /// From one value to the other, both included.
    void span(double from, double to, const std::string& glyph, Ink ink);
    /// The cells as text; with `colour` in ANSI colours, ended by a reset.
    std::string painted(bool colour) const;
    /// The column of a value, clamped to the bar.
    std::size_t columnOf(double shown) const;
    std::size_t width() const { return m_cells.size(); }

private:
    struct Cell {
        std::string glyph;
        Ink ink;
    };
    Scale m_scale;
    const Glyphs& m_glyphs;
    std::vector<Cell> m_cells;
};

/// Terminal columns of a text: Chinese and full-width characters take two.
int columnsOf(std::string_view text);

/// Cut to `width` columns; control characters become spaces, without `unicode` all but ASCII becomes "?".
std::string cutToColumns(std::string_view text, int width, bool unicode);

/// Lines of at most `width` columns; parts are kept whole and joined by `separator`, a part that is too long
/// is cut.
std::string joinedLines(const std::vector<std::string>& parts, std::string_view separator, int width,
                        bool unicode);

std::string rightAligned(const std::string& text, int width);
std::string leftAligned(const std::string& text, int width);

} // namespace plateau::plot::detail
