#pragma once

#include "core/data/progress.h"
#include "core/data/text_sketches.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace plateau::data {

struct NearDuplicateSettings {
    double threshold = 0.7; ///< Jaccard similarity of the n-gram sets, [0.5, 1]
    int candidates = 32;    ///< earlier members of a bucket that a member is compared with, 1 … 10,000
    bool operator==(const NearDuplicateSettings&) const = default;
};

struct NearDuplicates {
    std::vector<std::uint32_t>
        keeper;                  ///< per sample: the sample that stands for its cluster, itself if single
    std::uint64_t clusters = 0;  ///< of two samples or more
    std::uint64_t removable = 0; ///< samples that are not their own keeper
};

/// Errors: settings out of range.
Result<void> checkSettings(const NearDuplicateSettings& settings);

/// Clusters of nearly equal texts: candidates are texts that share a key of the sketches (found with
/// probability .9948 at a similarity of .7), verified by exact Jaccard, clusters joined transitively, the
/// smallest id (then position) kept. Texts are compared in their comparable form by character 5-grams if they
/// have fewer than 20 words or Han characters, else by word 5-grams. Uses two threads; the same on every
/// platform. Errors: settings out of range, Cancelled.
Result<NearDuplicates> findNearDuplicates(const TextSketches& sketches,
                                          const NearDuplicateSettings& settings = {},
                                          const std::stop_token& stop = {});

/// As above, sketching the texts first. @param progress gets samples
Result<NearDuplicates> findNearDuplicates(std::span<const Sample> samples,
                                          const NearDuplicateSettings& settings = {},
                                          const std::stop_token& stop = {}, const Progress& progress = {});

} // namespace plateau::data
