#pragma once

#include "core/data/samples.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plateau::data {

/// How dates such as 3/4/2024 are meant.
enum class DateOrder { DayMonth, MonthDay };
const char* name(DateOrder order); ///< "day_month", "month_day"
std::optional<DateOrder> parseDateOrder(std::string_view text);

/// The order field of samples as numbers that grow with time.
struct TimeValues {
    std::vector<double> values; ///< one for every sample
    std::string form;           ///< "numbers", "seconds since 1970", "dates, day before month", …
};

/// Numbers (also seconds and milliseconds since 1970) as they are, else dates: ISO 8601 with time and zone,
/// year first with -, / or ., 年月日, day.month.year, day/month/year and month/day/year (the values or
/// `asked` tell which), months by their English names; each with a time of day, AM and PM. All values must be
/// of one kind. Errors name the line: no value, neither number nor date, day and month both possible.
Result<TimeValues> readTimes(std::span<const Sample> samples, std::optional<DateOrder> asked);

} // namespace plateau::data
