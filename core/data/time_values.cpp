#include "core/data/time_values.h"

#include "core/base/utf8.h"
#include "core/data/date_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace plateau::data {
namespace {

std::optional<double> numberOf(std::string_view text) {
    double number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::string_view withoutSpace(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
    const auto end = text.find_last_not_of(" \t") + 1;
    return text.substr(begin, end > begin ? end - begin : 0);
}

Error refuse(const Sample& sample, const std::string& what, const char* fix) {
    return badInput(fmt::format("line {}", sample.line), what, fix);
}

Error noTime(const Sample& sample) {
    const auto text = withoutSpace(sample.order);
    return refuse(sample,
                  text.empty()
                      ? "has no time"
                      : fmt::format("the time '{}' is neither a number nor a date", printable(text, 40)),
                  "Write numbers or dates such as 2024-03-31 in every row, or name another time field.");
}

/// Of a column that begins with numbers.
Error noNumber(const Sample& sample) {
    Error error = noTime(sample);
    if (parseDate(withoutSpace(sample.order))) {
        error.what = fmt::format("the time '{}' is a date, the rows before it have numbers",
                                 printable(sample.order, 40));
    }
    return error;
}

std::string formOf(const std::vector<double>& numbers) {
    const auto within = [&](double low, double high) {
        return std::all_of(numbers.begin(), numbers.end(),
                           [=](double number) { return number >= low && number < high; });
    };
    return within(1e8, 1e11)    ? "seconds since 1970"
           : within(1e11, 1e14) ? "milliseconds since 1970"
                                : "numbers";
}

/// Which of the readings of day and month all dates allow.
class Order {
public:
    void add(const DateText& date) {
        if (!date.ambiguous) {
            return;
        }
        ++m_seen;
        m_dayMonth = m_dayMonth && secondsOf(date, DateOrder::DayMonth);
        m_monthDay = m_monthDay && secondsOf(date, DateOrder::MonthDay);
        m_matters = m_matters || date.first != date.second;
    }

    bool mustBeAsked(std::optional<DateOrder> asked) const {
        return m_matters && m_dayMonth && m_monthDay && !asked;
    }

    DateOrder chosen(std::optional<DateOrder> asked) const {
        return asked && m_dayMonth == m_monthDay ? *asked
               : m_dayMonth                      ? DateOrder::DayMonth
                                                 : DateOrder::MonthDay;
    }

    std::string form(DateOrder order) const {
        return m_seen == 0                    ? "dates"
               : order == DateOrder::DayMonth ? "dates, day before month"
                                              : "dates, month before day";
    }

private:
    std::uint64_t m_seen = 0;
    bool m_dayMonth = true;
    bool m_monthDay = true;
    bool m_matters = false;
};

Result<TimeValues> readDates(std::span<const Sample> samples, std::optional<DateOrder> asked) {
    std::vector<DateText> dates;
    Order order;
    for (const Sample& sample : samples) {
        const auto date = parseDate(withoutSpace(sample.order));
        if (!date) {
            return noTime(sample);
        }
        order.add(*date);
        dates.push_back(*date);
    }
    if (order.mustBeAsked(asked)) {
        const auto first = std::find_if(dates.begin(), dates.end(), [](const DateText& date) {
            return date.ambiguous && date.first != date.second;
        });
        const Sample& sample = samples[static_cast<std::size_t>(first - dates.begin())];
        return refuse(sample,
                      fmt::format("'{}' can be day before month or month before day, and no row tells which",
                                  printable(sample.order, 40)),
                      "Say which (--date-order day_month or month_day), or write the dates as 2024-03-31.");
    }
    TimeValues times;
    const DateOrder chosen = order.chosen(asked);
    times.form = order.form(chosen);
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const auto seconds = secondsOf(dates[i], chosen);
        if (!seconds) {
            return noTime(samples[i]);
        }
        times.values.push_back(*seconds);
    }
    return times;
}

} // namespace

const char* name(DateOrder order) {
    return order == DateOrder::DayMonth ? "day_month" : "month_day";
}

std::optional<DateOrder> parseDateOrder(std::string_view text) {
    for (const DateOrder order : {DateOrder::DayMonth, DateOrder::MonthDay}) {
        if (text == name(order)) {
            return order;
        }
    }
    return std::nullopt;
}

Result<TimeValues> readTimes(std::span<const Sample> samples, std::optional<DateOrder> asked) {
    TimeValues times;
    for (const Sample& sample : samples) {
        const auto number = numberOf(withoutSpace(sample.order));
        if (!number) {
            break;
        }
        times.values.push_back(*number);
    }
    if (times.values.size() < samples.size()) {
        return times.values.empty() ? readDates(samples, asked)
                                    : Result<TimeValues>(noNumber(samples[times.values.size()]));
    }
    times.form = formOf(times.values);
    return times;
}

} // namespace plateau::data
