#pragma once

#include "core/statistics/curve.h"

#include <filesystem>
#include <string>
#include <vector>

namespace plateau::cli {

/// Which columns of a foreign CSV hold size, seed and score; an empty seed column means one seed a size.
struct CurveColumns {
    std::string n = "n";
    std::string seed = "seed";
    std::string score = "score";
};

/// Reads scores that any trainer wrote. A bad value is an error with file, line and column; a missing column
/// an error that lists the columns there are and how to name another.
Result<std::vector<statistics::ScoreRow>> readCurveTable(const std::filesystem::path& path,
                                                         const CurveColumns& columns);

} // namespace plateau::cli
