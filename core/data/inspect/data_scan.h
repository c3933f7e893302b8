#pragma once

#include "core/data/dataset.h"
#include "core/data/mapping.h"
#include "core/data/profile.h"
#include "core/data/split.h"

#include <array>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace plateau::data {

/// What one pass over a file tells of every row, 17 bytes a row and 8 of an answer. Never changed once made:
/// read it from any thread.
struct DataScan {
    static constexpr std::uint32_t noLabel = 0xFFFFFFFF;
    static constexpr std::uint8_t noSide = 3;
    static constexpr std::size_t mostLabels = 65'536; ///< more are no classes: counted, not kept
    static constexpr std::size_t listedBadRows = 2000;

    std::vector<std::uint32_t> labels;  ///< position in labelNames; noLabel: a bad row, or beyond mostLabels
    std::vector<std::uint32_t> lengths; ///< characters of the text, 0 in bad rows
    std::vector<std::uint8_t> sides;    ///< Side of the split field, or noSide
    std::vector<std::uint64_t> hashes;  ///< of the comparable text; 0 in bad rows
    std::vector<std::uint64_t>
        answers; ///< TargetForm::Answer: hashes of the answers, 0 in bad rows; else empty
    std::vector<bool> bad;
    std::vector<std::string> labelNames; ///< sorted by bytes
    std::vector<LabelCount> counts;      ///< largest first; none of answers
    std::vector<BadRow> badRows;         ///< the first ones, by line
    std::uint64_t badCount = 0;          ///< faults between rows included
    std::uint64_t usable = 0;
    std::uint64_t emptyTexts = 0;
    std::array<std::uint64_t, 4> sideCounts{}; ///< train, validation, test, none of them; usable rows
    bool tooManyLabels = false;
    LengthProfile lengthProfile;       ///< of the usable rows
    ConversationProfile conversations; ///< of the usable rows that have turns
    std::uint64_t respelledLabels = 0; ///< labels that lost white space or changed their Unicode form
    std::uint64_t foreignRows = 0;     ///< bad rows that are not UTF-8

    std::size_t rows() const { return labels.size(); }
};
using ScanPointer = std::shared_ptr<const DataScan>;

/// Reads every row once. A row is bad for the reasons that loadSamples() has. Errors: an unknown field,
/// the file could not be read, Cancelled. @param progress gets rows
Result<ScanPointer> scanDataset(const Dataset& dataset, const FieldMapping& mapping,
                                std::stop_token stop = {}, const Progress& progress = {});

/// Rows whose text other rows have too.
struct RepeatedRows {
    std::vector<std::uint32_t> rows; ///< ascending, all of their kind
    std::uint64_t copies = 0;        ///< rows beyond the first of their text
    std::uint64_t texts = 0;         ///< texts that occur more than once
    std::uint64_t conflicting = 0;   ///< rows whose text also carries another label or answer
};
RepeatedRows repeatedRows(const DataScan& scan);

/// Rows of the test set whose text is in the pool. The sets are the sides of one file's split field, or two
/// files.
std::vector<std::uint32_t> leakingRows(const DataScan& pool, const DataScan& test);
std::vector<std::uint32_t> leakingRows(const DataScan& both);

} // namespace plateau::data
