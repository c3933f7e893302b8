#pragma once

#include "ui/viewmodels/data_scan.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace plateau::ui {

enum class DataSort { File, Label, Length };

/// Which rows of a file are shown, and in which order.
struct DataQuery {
    std::string needle; ///< in any value; ASCII letters match in either case, all else as it is
    std::optional<std::uint32_t> label; ///< position in DataScan::labelNames
    bool badOnly = false;
    std::shared_ptr<const std::vector<std::uint32_t>> only; ///< these rows at most, ascending; null: all
    DataSort sort = DataSort::File;
    bool descending = false;

    bool operator==(const DataQuery&) const = default;
    bool isAll() const { return needle.empty() && !label && !badOnly && !only; }
};

/// Row numbers as the query wants them, bad rows last where they are sorted. Blocks: reads the file for a
/// needle, in pieces of a few MiB. Errors: Io, Cancelled. @param scan of the same file; null while it is not
/// known: then labels, bad rows and sorting are left aside
Result<std::vector<std::uint32_t>> queryRows(const data::Dataset& dataset, const DataScan* scan,
                                             const DataQuery& query, std::stop_token stop = {},
                                             const data::Progress& progress = {});

} // namespace plateau::ui
