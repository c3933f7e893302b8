#pragma once

#include "core/statistics/compare/paired.h"

#include <span>
#include <string>
#include <vector>

/// Two models, each in several runs (one a seed), that gave the same items a class, or were right and wrong.
namespace plateau::statistics {

/// N items, C classes, S runs.
struct PairedPredictions {
    int classes = 0;                        ///< C
    std::vector<int> labels{};              ///< N, outside [0, C): a label that no model knows, never right
    std::vector<std::vector<int>> first{};  ///< [S][N], in [0, C)
    std::vector<std::vector<int>> second{}; ///< [S][N], the same seeds
    /// [N]; empty: every item stands alone, as does one whose group is "". Items of a group go right and
    /// wrong together, so that groups are drawn and tested in their place.
    std::vector<std::string> groups{};

    std::size_t items() const { return labels.size(); }
};

/// The items of each group, or each item alone; single items when there are not two different groups.
/// @param groups as in PairedPredictions
std::vector<std::vector<std::size_t>> unitsOf(std::size_t items, std::span<const std::string> groups);

/// One class, judged on its own items.
struct ClassDifference {
    int label = 0;
    int support = 0;           ///< items of the class
    double firstRecall = 0;    ///< mean over runs
    double secondRecall = 0;   ///< mean over runs
    Discordance discordance{}; ///< of one run
    double p = 1;              ///< McNemar of that run, over groups where there are some
    double adjustedP = 1;      ///< Holm over the classes
};

/// Every class with support, by number. @param run the run that McNemar's test looks at
std::vector<ClassDifference> classDifferences(const PairedPredictions& predictions, std::size_t run = 0);

/// Items that only one of the two got right in one run.
Discordance discordanceOf(const PairedPredictions& predictions, std::size_t run);
/// Units of which one of the two got more items right in one run; equal to discordanceOf() without groups.
/// McNemar's test of them is a sign test, which holds whatever the items of a group have in common.
Discordance unitDiscordance(const PairedPredictions& predictions, std::size_t run);

} // namespace plateau::statistics
