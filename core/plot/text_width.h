#pragma once

#include <string_view>

namespace plateau::plot {

/// Advance width in pixels of UTF-8 text in a wide sans-serif (DejaVu Sans; others are narrower, so what fits
/// by this table fits with them too). CJK and full-width characters are 1 em; unknown ones count as wide
/// Latin letters.
double textWidth(std::string_view text, double pixels, bool semibold = false);

} // namespace plateau::plot
