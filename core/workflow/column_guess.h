#pragma once

#include <optional>
#include <span>
#include <string>

namespace plateau::workflow {

/// Which columns of another tool's table hold size, seed and score, by the names that trainers commonly give
/// them: letter case and "-", "/", "." or spaces for "_" do not matter.
struct ColumnGuess {
    std::optional<std::string> n;
    std::optional<std::string> seed;
    std::optional<std::string> score;
    std::string metric; ///< that the score's name stands for; empty when it tells nothing
    /// `score` is a pattern with '*' for the columns of a cross-validation, each a seed.
    bool scoreIsPattern = false;
};

ColumnGuess guessColumns(std::span<const std::string> columns);

/// The column that counts moments of one run (epoch, step), if there is one.
std::optional<std::string> epochColumn(std::span<const std::string> columns);

} // namespace plateau::workflow
