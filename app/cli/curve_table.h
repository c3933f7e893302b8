#pragma once

#include "core/statistics/curve/curve.h"

#include <cstdint>
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

struct CurveTable {
    std::vector<statistics::ScoreRow> rows;
    std::string seedHint;      ///< a column that may be the seed but was not read as such; mostly empty
    bool percent = false;      ///< scores were written with a percent sign, and are divided by 100 already
    double testItems = 0;      ///< of Plateau's own tables; 0 = not told
    std::uint64_t skipped = 0; ///< rows of Plateau's own tables that are no point of the curve
};

/// Reads scores that any trainer wrote, and the table that `plateau experiment export --csv` writes, whose
/// rows that are no finished cell of the curve are left out. The score column may hold a '*'
/// ("split*_score"): then each column of that pattern is a seed. A bad value is an error with file, line and
/// column, and so are a size and seed that are there twice and epochs in place of seeds; a missing column is
/// an error that lists the columns there are and, where their names tell, the command that reads them.
Result<CurveTable> readCurveTable(const std::filesystem::path& path, const CurveColumns& columns);

/// Scores in percent as shares. A metric within [0, 1] whose scores look like percent is an error that says
/// so, unless the user did; so is a promise of percent that they cannot be.
enum class ScoreUnit { Share, Percent };
Result<void> applyUnit(CurveTable& table, const statistics::Metric& metric, ScoreUnit unit,
                       const std::string& file);

} // namespace plateau::cli
