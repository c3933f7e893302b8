#pragma once

#include "core/experiment/create/create.h"

#include <string>
#include <vector>

/// Lines that `data inspect`, `experiment new` and its dry run have in common.
namespace plateau::cli {

/// "\n  text = title (its name)" for every field that plays a part.
std::string fieldLines(const std::vector<data::FieldChoice>& choices);

/// "\n  - What is doubtful. What to do about it." for each.
std::string warningLines(const std::vector<experiment::Warning>& warnings);

/// What the runs of mixtures will draw, a line a size: "\n  50%, n = 100: 300 updates draw …".
std::string drawLines(const experiment::CreateReport& report, const experiment::Plan& plan);

/// What was taken from which columns, and how the test set came about.
std::string sourceLines(const experiment::CreateReport& report);

} // namespace plateau::cli
