#pragma once

#include "core/base/conversation.h"
#include "core/data/mapping.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plateau::data {

/// One usable row, valid UTF-8 without NUL.
struct Sample {
    std::string text; ///< exactly as in the file; of a table row "age=39; job=clerk", for people and for
                      ///< copies; of a conversation all before its last answer (promptText)
    /// The target: a class (not empty; as readLabel() reads it), a number as written, the labels of a set
    /// with " | " between them, an answer as written, or nothing (see TargetForm).
    std::string label;
    std::string id;         ///< value of the id field, else the row number; each only once
    std::string group;      ///< empty when there is no group field
    std::string split;      ///< as written in the file; empty when there is no split field
    std::string order;      ///< as written in the file; empty when there is no order field
    std::uint64_t row = 0;  ///< 0-based, header and blank lines not counted
    std::uint64_t line = 0; ///< 1-based
    std::vector<std::string>
        features{};                    ///< of a table row: its values in the order of FieldMapping::features
    std::vector<std::string> labels{}; ///< of a set of labels: sorted, each once
    Conversation turns{}; ///< TargetForm::Answer: all that is said (settled); the last turn is the answer
    bool operator==(const Sample&) const = default;
};

/// Every row of the file is either in `samples` or counted in `badCount`.
struct LoadedSamples {
    static constexpr std::size_t listedBadRows = 2000;

    std::vector<Sample> samples;       ///< in file order
    std::vector<BadRow> badRows;       ///< the first ones, by line; faults between rows included
    std::uint64_t badCount = 0;        ///< of all bad rows and faults
    std::uint64_t foreignRows = 0;     ///< bad rows that are not UTF-8
    std::uint64_t rows = 0;            ///< rows of the file
    std::uint64_t emptyTexts = 0;      ///< samples whose text is white space only; they are kept
    std::uint64_t repeatedIds = 0;     ///< samples whose id an earlier one has; they were numbered ("a7#2")
    std::uint64_t respelledLabels = 0; ///< labels that lost white space or changed their Unicode form
    std::uint64_t blankLines = 0;

    /// Counts it, and lists it while there is room.
    void addBad(BadRow row);
};

/// Reads all rows. Errors: an unknown field, no rows at all, no usable row (the first reason is told; found
/// after the first 100,000 where these are all bad), the file changed while it was read, Cancelled. @param
/// progress gets rows
Result<LoadedSamples> loadSamples(const Dataset& dataset, const FieldMapping& mapping,
                                  std::stop_token stop = {}, const Progress& progress = {});

/// For a caller that has no consent to leave bad rows out: fails naming the first ones and their number.
Result<void> requireNoBadRows(const Dataset& dataset, const LoadedSamples& loaded);

/// Class numbers of samples: position of the label in `names`, -1 for a label that is not there.
std::vector<int> labelNumbers(std::span<const Sample> samples, std::span<const std::string> names);

/// All labels, sorted by their bytes: the class order of every experiment.
std::vector<std::string> labelNames(std::span<const Sample> samples);

} // namespace plateau::data
