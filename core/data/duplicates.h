#pragma once

#include "core/data/samples.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

/// The form in which texts are compared: Unicode case folded and composed (NFC), white space trimmed and
/// collapsed to single spaces. Bytes that are not UTF-8 stay as they are.
std::string comparableText(std::string_view text);

/// Positions of two samples with equal comparable text.
struct SamplePair {
    std::uint32_t first = 0;  ///< in the pool
    std::uint32_t second = 0; ///< in the pool, or in the test set for leaks
    bool operator==(const SamplePair&) const = default;
};

struct DuplicateReport {
    std::vector<std::uint32_t> firstOf;       ///< per sample: position of the first sample with equal text
    std::vector<bool> conflicting;            ///< per sample: a sample with equal text carries another label
    std::uint64_t groups = 0;                 ///< texts that occur more than once
    std::uint64_t copies = 0;                 ///< samples beyond the first of their text
    std::uint64_t conflictRows = 0;           ///< number of conflicting samples
    std::vector<SamplePair> examples;         ///< at most 20, first appearance first
    std::vector<SamplePair> conflictExamples; ///< at most 20, labels differ

    /// Share of samples whose text also carries another label; 0 without samples.
    double conflictShare() const;
};

/// Exact duplicates inside one list of samples.
DuplicateReport findDuplicates(std::span<const Sample> samples);

/// Share of the subset's samples whose text occurs in the subset with another label.
/// @param report findDuplicates() of all `samples`; @param subset positions in them
double conflictShare(std::span<const Sample> samples, const DuplicateReport& report,
                     std::span<const std::uint32_t> subset);

/// Test samples whose text is in the pool.
struct LeakReport {
    std::vector<std::uint32_t> testRows; ///< positions in the test set, ascending
    std::vector<std::uint32_t>
        partners; ///< of testRows, in their order: the first pool position with the text
    std::vector<std::uint32_t> poolRows; ///< positions in the pool with such a text, ascending
    std::uint64_t otherLabel = 0;        ///< leaking test samples whose label no equal pool sample has
    std::vector<SamplePair> examples;    ///< at most 20
};

LeakReport findLeaks(std::span<const Sample> pool, std::span<const Sample> test);

} // namespace plateau::data
