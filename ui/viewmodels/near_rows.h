#pragma once

#include "ui/viewmodels/data_scan.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace plateau::ui {

/// An open file of which every row was looked at.
struct ScannedFile {
    DatasetPointer dataset;
    data::FieldMapping mapping;
    ScanPointer scan;
    bool isComplete() const { return dataset && scan; }
};

/// Rows whose text is nearly that of others (data::findNearDuplicates); equal texts aside.
struct NearRows {
    static constexpr std::uint64_t mostRows = 200'000; ///< of a file; larger ones are not searched

    std::vector<std::uint32_t> rows; ///< ascending, of groups with different texts
    std::uint64_t copies = 0;        ///< texts beyond the first of their group
    /// Rows of the test set whose text is nearly in the pool; nothing where there is no such pair.
    std::optional<std::vector<std::uint32_t>> leaks;
};

/// Searches `own` for near copies and, where there is a test set (a file, or the test side of the pool's
/// split field), for its texts in the pool. Blocks; nothing when it was stopped, a row could not be read, or
/// `own` has too many rows.
/// @param pool, test may be incomplete
std::optional<NearRows> findNearRows(const ScannedFile& own, const ScannedFile& pool, const ScannedFile& test,
                                     const std::stop_token& stop);

} // namespace plateau::ui
