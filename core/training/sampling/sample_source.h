#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <vector>

namespace plateau::training {

/// One sample of a batch: a place among the cell's rows of a pool.
struct Draw {
    std::uint32_t pool = 0;
    std::uint32_t index = 0;
    bool operator==(const Draw&) const = default;
};

/// What a cell really drew from a pool.
struct RealisedDraws {
    std::int64_t drawn = 0;
    std::int64_t unique = 0;
    std::int64_t repeats = 0; ///< drawn − unique
    bool operator==(const RealisedDraws&) const = default;
};

/// Which samples each update of a cell sees.
class SampleSource {
public:
    virtual ~SampleSource() = default;

    /// The next `count` draws.
    virtual std::vector<Draw> next(std::size_t count) = 0;
    /// One entry a pool.
    virtual std::vector<RealisedDraws> realised() const = 0;

    /// Where the source stands; restore() on a new source of equal arguments continues there.
    virtual Json state() const = 0;
    virtual Result<void> restore(const Json& state) = 0;
};

} // namespace plateau::training
