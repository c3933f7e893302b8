#pragma once

#include "core/data/time_values.h"

#include <optional>
#include <string_view>

namespace plateau::data {

/// The parts of a written date.
struct DateText {
    int year = 0;
    int first = 0;          ///< the month, or one of day and month
    int second = 0;         ///< the day, or the other one
    bool ambiguous = false; ///< nothing about the form tells which is which
    double seconds = 0;     ///< of the day, less the offset of the zone
};

/// Reads the forms that readTimes() lists; nothing for other text.
std::optional<DateText> parseDate(std::string_view text);

/// Seconds since 1970; nothing for a day that does not exist.
std::optional<double> secondsOf(const DateText& date, DateOrder order);

} // namespace plateau::data
