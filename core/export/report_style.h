#pragma once

#include <string>

namespace plateau::exporter {

/// The style sheet of an HTML report: the tokens of core/plot/theme.h, light and dark.
std::string reportStyle();

} // namespace plateau::exporter
