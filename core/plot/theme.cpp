#include "core/plot/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace plateau::plot {

namespace {

constexpr Colour rgb(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

/// Colours in the order of Role.
Theme makeTheme(const std::array<std::uint32_t, static_cast<std::size_t>(Role::Count)>& values) {
    Theme theme;
    std::transform(values.begin(), values.end(), theme.colours.begin(), rgb);
    return theme;
}

double linearPart(std::uint8_t part) {
    const double share = part / 255.0;
    return share <= .04045 ? share / 12.92 : std::pow((share + .055) / 1.055, 2.4);
}

} // namespace

const Theme& lightTheme() {
    static const Theme theme = makeTheme({
        0xF6F7F9, 0xFFFFFF, 0xFFFFFF,                               // window, surface, raised
        0xDDE1E6, 0xC3CAD2, 0x8B95A1,                               // line, button border, field border
        0x1B1F24, 0x5A6470, 0xA3ABB5,                               // text, secondary, disabled
        0x2456C7, 0xFFFFFF, 0xE9EEF9,                               // accent, its text, its soft tint
        0x1A7548, 0x8A5C00, 0xB42318,                               // good, warn, bad
        0xE8F2ED, 0xFBF4E2, 0xFBEBE9,                               // their soft tints
        0xEFF1F4, 0xE4E8EC, 0xE4E8EC, 0xECEFF2,                     // hover, pressed, track, grid
        0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x6B2D0C, 0x3F3392, // series 1-6
        0x6B7683,                                                   // reference
        0xE6F1F8, 0xC9E1F0, 0x9FCAE4, 0x63ABD4, 0x1B7BB5, 0x0067A3, // score tint
        0x1B1F24, 0x1B1F24, 0x1B1F24, 0x1B1F24, 0xFFFFFF, 0xFFFFFF, // text on the tint
    });
    return theme;
}

const Theme& darkTheme() {
    static const Theme theme = makeTheme({
        0x15181C, 0x1C2026, 0x242A31,                               // window, surface, raised
        0x323A43, 0x47515C, 0x6C7987,                               // line, button border, field border
        0xE8EBEE, 0x9AA5B1, 0x5C6773,                               // text, secondary, disabled
        0x6EA0FF, 0x0E1116, 0x24314B,                               // accent, its text, its soft tint
        0x4CC38A, 0xE2B203, 0xFF7B72,                               // good, warn, bad
        0x1E3229, 0x332D17, 0x3A2527,                               // their soft tints
        0x262C34, 0x2E353E, 0x313943, 0x272D35,                     // hover, pressed, track, grid
        0x4FB0EA, 0xFF8A4C, 0x2FC59A, 0xEE9CC6, 0xEDDC4A, 0xA98BF5, // series 1-6
        0x8F9AA6,                                                   // reference
        0x1E2C38, 0x1F3B50, 0x22516F, 0x276D96, 0x3C97C9, 0x5CB8EE, // score tint
        0xE8EBEE, 0xE8EBEE, 0xE8EBEE, 0xFFFFFF, 0x0E1116, 0x0E1116, // text on the tint
    });
    return theme;
}

Role seriesRole(int hue) {
    const int first = static_cast<int>(Role::Series1);
    return static_cast<Role>(first + ((hue % 6) + 6) % 6);
}

std::string hexOf(Colour colour) {
    return fmt::format("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

double luminance(Colour colour) {
    return .2126 * linearPart(colour.red) + .7152 * linearPart(colour.green) +
           .0722 * linearPart(colour.blue);
}

double contrast(Colour a, Colour b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + .05) / (dark + .05);
}

} // namespace plateau::plot
