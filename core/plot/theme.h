#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace plateau::plot {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

/// What a mark means; a theme gives it a colour.
enum class Role : std::uint8_t {
    Window,
    Surface,
    Raised,
    Line,
    ButtonBorder,
    FieldBorder,
    Text,
    TextSecondary,
    TextDisabled,
    Accent,
    AccentText,
    AccentSoft,
    Good,
    Warn,
    Bad,
    GoodSoft,
    WarnSoft,
    BadSoft,
    Hover,
    Pressed,
    Track,
    Grid,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Reference,
    Tint1,
    Tint2,
    Tint3,
    Tint4,
    Tint5,
    Tint6,
    OnTint1,
    OnTint2,
    OnTint3,
    OnTint4,
    OnTint5,
    OnTint6,
    Count,
};

/// A colour for every role.
struct Theme {
    std::array<Colour, static_cast<std::size_t>(Role::Count)> colours;

    Colour colour(Role role) const { return colours.at(static_cast<std::size_t>(role)); }
};

const Theme& lightTheme();
const Theme& darkTheme();

/// Series1 … Series6 for hue 0 … 5; other hues wrap around.
Role seriesRole(int hue);

/// "#1B1F24".
std::string hexOf(Colour colour);

/// Relative luminance, 0 … 1 (WCAG 2.1, sRGB).
double luminance(Colour colour);

/// Contrast ratio of WCAG 2.1, 1 … 21.
double contrast(Colour a, Colour b);

} // namespace plateau::plot
