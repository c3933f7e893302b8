#pragma once

#include "core/base/error.h"
#include "core/data/samples.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Two experiments are compared on the same test items or not at all.
namespace plateau::experiment {

/// Items that keep two test sets from being the same.
struct DifferingItems {
    std::int64_t count = 0;
    std::vector<std::string> ids; ///< of the first five
    bool operator==(const DifferingItems&) const = default;
};

struct TestSetDifference {
    DifferingItems onlyFirst;
    DifferingItems onlySecond;
    DifferingItems changed; ///< the same id with another text or label
    bool none() const { return onlyFirst.count + onlySecond.count + changed.count == 0; }
    bool operator==(const TestSetDifference&) const = default;
};

/// Items are matched by id; of several with one id the k-th by the k-th. Order, groups and row numbers do not
/// matter.
struct MatchedTestSets {
    TestSetDifference difference;
    std::vector<std::size_t>
        secondOf; ///< position in `second` of every item of `first`; only without difference
};
MatchedTestSets matchTestSets(std::span<const data::Sample> first, std::span<const data::Sample> second);

/// BadInput: which items differ, and what to do.
Error toError(const TestSetDifference& difference, const std::string& first, const std::string& second);

} // namespace plateau::experiment
