#pragma once

#include "core/plot/scene.h"

#include <string>
#include <string_view>

namespace plateau::plot {

/// A self-contained SVG 1.1 document, UTF-8, well-formed whatever the texts hold (characters that XML 1.0
/// forbids become U+FFFD). Fonts are asked for by generic family with Chinese fallbacks; nothing is loaded
/// from outside.
std::string toSvg(const Scene& scene, const Theme& theme);

/// Text for XML content and attribute values.
std::string escapeXml(std::string_view text);

} // namespace plateau::plot
