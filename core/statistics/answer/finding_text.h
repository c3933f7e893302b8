#pragma once

#include "core/statistics/answer/findings.h"

#include <string>

namespace plateau::statistics {

/// Why there is no fit, of a FindingKind::Refused, beginning small. Internal to this folder.
std::string refusalText(const Finding& finding);

} // namespace plateau::statistics
