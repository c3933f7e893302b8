#pragma once

#include "core/data/near_duplicates.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace plateau::data {

/// A test sample whose text is in the pool, or nearly so.
struct NearLeak {
    std::uint32_t test = 0; ///< position in the test set
    std::uint32_t pool = 0; ///< position of the most similar pool sample, of equals the first
    double similarity = 0;  ///< Jaccard similarity of the n-gram sets, from the threshold to 1
    bool exact = false;     ///< the comparable texts are equal; similarity is then 1
    bool operator==(const NearLeak&) const = default;
};

/// One entry for each leaking test sample, by position. Exact leaks are those of findLeaks(), so blank texts
/// are among them; the others are found as near duplicates are, each compared with at most
/// `settings.candidates` pool samples of a bucket. The same on every platform. Errors: settings out of range,
/// Cancelled.
Result<std::vector<NearLeak>> findNearLeaks(const TextSketches& pool, const TextSketches& test,
                                            const NearDuplicateSettings& settings = {},
                                            const std::stop_token& stop = {});

} // namespace plateau::data
