#pragma once

#include "core/plot/theme.h"

// Sizes are device-independent pixels at 96 dpi.

namespace plateau::ui {

using plot::Role;

/// The steps of every distance.
namespace space {
inline constexpr int hair = 4;
inline constexpr int small = 8;
inline constexpr int stacked = 12; ///< between stacked cards
inline constexpr int card = 16;    ///< padding of a card, gap between cards
inline constexpr int page = 24;    ///< margin of a page
inline constexpr int wide = 32;
} // namespace space

inline constexpr int cardRadius = 8;
inline constexpr int controlRadius = 6;
inline constexpr int tileRadius = 4;
inline constexpr int controlHeight = 32;
inline constexpr int cardControlHeight = 28; ///< inside cards
inline constexpr int rowHeight = 32;
inline constexpr int railWidth = 208;
inline constexpr int railCollapsedWidth = 56;
inline constexpr int headerHeight = 72;
inline constexpr int iconSize = 20;

/// The only type sizes there are; the value is the pixel size.
enum class TextSize { Secondary = 12, Body = 14, CardTitle = 16, PageTitle = 24, Answer = 32 };

enum class TextWeight { Regular, Medium, Semibold };

/// What is shown, and what the user asked for.
enum class Mode { Light, Dark };
enum class ModeChoice { System, Light, Dark };

} // namespace plateau::ui
