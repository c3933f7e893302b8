#include "core/plot/text_width.h"

#include "core/base/utf8.h"

#include <array>

namespace plateau::plot {

namespace {

/// Thousandths of an em for U+0020 … U+007E, DejaVu Sans 2.37 (hmtx table).
constexpr std::array<short, 95> kLatin = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};

/// Bold letters of the same family against regular ones.
constexpr double kSemiboldFactor = 1.12;

double emOf(char32_t code) {
    if (code < 0x20)
        return 0;
    if (code < 0x7F)
        return kLatin[code - 0x20] / 1000.0;
    if (code >= 0x0300 && code < 0x0370) // combining marks
        return 0;
    if (code < 0x0250)
        return .7;
    if (code == U'–')
        return .5;
    if (code >= 0x1F000 && code < 0x20000)
        return 1.25;
    if (code >= 0x2E80)
        return 1;
    return .84;
}

} // namespace

double textWidth(std::string_view text, double pixels, bool semibold) {
    double em = 0;
    for (std::size_t at = 0; at < text.size();)
        em += emOf(decodeUtf8(text, at).value_or(0xFFFD));
    return em * pixels * (semibold ? kSemiboldFactor : 1);
}

} // namespace plateau::plot
