#pragma once

#include <map>
#include <string>
#include <vector>

/// What there is to say about a curve, as data: a renderer per language turns it into words.
namespace plateau::statistics {

enum class FindingKind {
    Refused,              ///< no fit: value names of the refusal: at, found, needed; subject = its name
    HorizonWarned,        ///< answer lies beyond 8× the data: ratio
    HorizonStrong,        ///< … beyond 32×: ratio
    TargetUnlikely,       ///< never: probability
    RangeWide,            ///< high/low of the needed n: ratio (absent = open)
    NonMonotone,          ///< earlier, later, rise, z
    FitNotBetterThanLast, ///< leave-last-out: forecast, last
    FewSeeds,             ///< seeds = fewest at a size
    SeedsDiffer,          ///< sizes were run with different seeds
    SeedsIdentical,       ///< all seeds of a size gave the same score: seeds may not reach the training
    SmallTestSet,         ///< items, visible = smallest visible gain, more = items that would show gain
    TestItemsUnknown,     ///< noise over items is missing
    ItemNoiseUnknown,     ///< F1 or loss without a bootstrap standard error
    SecondOpinionDiffers, ///< about, other = needed n by the second opinion
    SmallestGuess,        ///< target already reached at the smallest size: smallest
    StopNow,              ///< gain of doubling below the limit: gain, probability, plain (no points)
    NotHeld,         ///< a smaller size reached the target, the largest does not: at, score, largest, last
    Falling,         ///< scores get worse with more data: first, largest, score, last
    OneSeed,         ///< nothing is known about the noise between trainings
    BaselineReaches, ///< score of a baseline that reaches the target; subject = its name
    BaselineBeats,   ///< score of a baseline that beats the model: score, own, samples; subject
};

enum class Action {
    None,
    RunSmallerSizes,
    RunMoreSizes,
    AddSeeds,
    AddTestItems,
    CollectMore,
    GiveTestItems,
    CheckData,
    LowerTarget,
    StopCollecting,
    RepeatLargest,
    HarderTarget,
    UseSimpler,
};

enum class Severity { Note, Warning, Blocking };

struct Finding {
    FindingKind kind = FindingKind::Refused;
    Severity severity = Severity::Note;
    Action action = Action::None;
    std::map<std::string, double> values; ///< names as documented at the kind
    std::string subject;                  ///< class, family or refusal the finding is about; may be empty
    bool operator==(const Finding&) const = default;
};

const char* name(FindingKind kind);
const char* name(Action action);
const char* name(Severity severity);
/// Smaller decides more; for findings of equal severity.
int rank(const Finding& finding);

/// Most severe first, of equal severity what decides most; at most `count`.
std::vector<Finding> mostImportant(const std::vector<Finding>& findings, std::size_t count = 3);

} // namespace plateau::statistics
