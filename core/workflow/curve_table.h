#pragma once

#include "core/statistics/curve/curve.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Scores that another trainer wrote.
namespace plateau::workflow {

/// Which columns of a foreign CSV hold size, seed and score; an empty seed column means one seed a size.
struct CurveColumns {
    std::string n = "n";
    std::string seed = "seed";
    std::string score = "score";
};

/// How the columns of a table can be read, by the names that they commonly have.
struct CurveProposal {
    std::string n;
    std::string score;
    std::optional<std::string> seed; ///< nothing: the one that was asked for, or none
    std::string metric;              ///< that the score's name stands for; may be empty
    bool needsTestItems = false;     ///< one score a size: only the size of the test set tells the noise
};

/// What a user is told to do about a table, in the words of a program's options or a window's fields.
struct CurveAdvice {
    std::string nameSizes = "Say which column holds the sizes.";
    std::string nameScores = "Say which column holds the scores.";
    std::string nameSeeds = "Name the column that tells the runs apart as the seed.";
    std::string keepLastRow =
        "Keep the last row of each run, and name the column that tells runs apart as the seed.";
    std::string asPercent = "Read the scores as percent, which divides them by 100.";
    std::string notAsPercent = "Read the scores as they are, not as percent.";
    /// For tables whose columns tell enough; empty: nameSizes or nameScores.
    std::function<std::string(const CurveProposal&)> proposal;
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
/// an error that lists the columns there are and, where their names tell, proposes how to read them.
Result<CurveTable> readCurveTable(const std::filesystem::path& path, const CurveColumns& columns,
                                  const CurveAdvice& advice = {});

enum class ScoreUnit { Share, Percent };
/// Scores in percent as shares. A metric within [0, 1] whose scores look like percent is an error that says
/// so, unless the user did; so is a promise of percent that they cannot be (Usage at "percent" for a loss).
Result<void> applyUnit(CurveTable& table, const statistics::Metric& metric, ScoreUnit unit,
                       const std::string& file, const CurveAdvice& advice = {});

} // namespace plateau::workflow
