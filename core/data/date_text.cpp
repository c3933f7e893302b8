#include "core/data/date_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <string>

namespace plateau::data {
namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

struct Digits {
    int value = 0;
    std::size_t count = 0;
};

/// Reads a date from left to right; every step says whether it could.
class DateReader {
public:
    explicit DateReader(std::string_view text) : m_text(text) {}

    std::optional<DateText> read() {
        if (inOrder(weekdays)) {
            skip(", ");
        }
        const bool date = readDate();
        if (!date || !(atEnd() || readTime())) {
            return std::nullopt;
        }
        return m_date;
    }

private:
    bool atEnd() const { return m_at == m_text.size(); }

    std::optional<Digits> digits() {
        Digits read;
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9' && read.count < 9; ++m_at) {
            read.value = read.value * 10 + (m_text[m_at] - '0');
            ++read.count;
        }
        return read.count > 0 ? std::optional(read) : std::nullopt;
    }

    bool take(std::string_view part) {
        const bool there = m_text.substr(m_at).starts_with(part);
        m_at += there ? part.size() : 0;
        return there;
    }

    bool skip(std::string_view any) {
        const std::size_t from = m_at;
        m_at = std::min(m_text.find_first_not_of(any, m_at), m_text.size());
        return m_at > from;
    }

    /// A word that begins with one of `names`; its number from 1 on, else nothing is read.
    template <typename Names>
    int inOrder(const Names& names) {
        std::size_t end = m_at;
        std::string word;
        while (end < m_text.size() && std::isalpha(static_cast<unsigned char>(m_text[end])) != 0) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(m_text[end++])));
        }
        for (std::size_t i = 0; word.size() >= 3 && word.size() <= 9 && i < names.size(); ++i) {
            if (word.starts_with(names[i])) {
                m_at = end;
                return static_cast<int>(i) + 1;
            }
        }
        return 0;
    }

    void setYear(const Digits& year) {
        m_date.year = year.count > 2 ? year.value : year.value + (year.value < 70 ? 2000 : 1900);
    }

    bool readDate() {
        if (const int month = inOrder(months)) {
            return monthDayYear(month);
        }
        const auto first = digits();
        return first &&
               (first->count == 4 ? yearFirst(*first) : first->count <= 2 && dayOrMonthFirst(*first));
    }

    /// March 4, 2024
    bool monthDayYear(int month) {
        skip(". ");
        const auto day = digits();
        skip(", ");
        const auto year = digits();
        if (!day || !year) {
            return false;
        }
        m_date.first = month;
        m_date.second = day->value;
        setYear(*year);
        return true;
    }

    /// 2024-03-04, 2024/3/4, 2024年3月4日, 2024-03
    bool yearFirst(const Digits& year) {
        setYear(year);
        const bool chinese = take("年");
        const char separator = chinese || atEnd() ? '\0' : m_text[m_at];
        if (!chinese && separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        m_at += chinese ? 0 : 1;
        const auto month = digits();
        if (!month || month->count > 2) {
            return false;
        }
        m_date.first = month->value;
        m_date.second = 1;
        if (chinese ? !take("月") || atEnd() : atEnd()) {
            return atEnd();
        }
        if (!chinese && m_text[m_at++] != separator) {
            return false;
        }
        const auto day = digits();
        if (!day || day->count > 2) {
            return false;
        }
        m_date.second = day->value;
        return !chinese || take("日");
    }

    /// 4.3.2024, 4/3/2024, 4-3-24, 4 March 2024, 4-Mar-24
    bool dayOrMonthFirst(const Digits& first) {
        const char separator = atEnd() ? '\0' : m_text[m_at];
        if (!skip("-/. ")) {
            return false;
        }
        if (const int month = inOrder(months)) {
            skip("-/., ");
            const auto year = digits();
            m_date.first = month;
            m_date.second = first.value;
            return year && (setYear(*year), true);
        }
        const auto second = digits();
        if (!second || second->count > 2 || atEnd() || m_text[m_at] != separator || separator == ' ') {
            return false;
        }
        skip("-/. ");
        const auto year = digits();
        if (!year || (year->count != 2 && year->count != 4)) {
            return false;
        }
        setYear(*year);
        const bool dotted = separator == '.';
        m_date.ambiguous = !dotted;
        m_date.first = dotted ? second->value : first.value;
        m_date.second = dotted ? first.value : second->value;
        return true;
    }

    bool readTime() {
        if (!(take("T") || take("t") || skip(", "))) {
            return false;
        }
        const auto hour = digits();
        if (!hour || !take(":")) {
            return false;
        }
        const auto minute = digits();
        if (!minute || hour->value > 24 || minute->value > 59) {
            return false;
        }
        double seconds = hour->value * 3600.0 + minute->value * 60.0;
        if (take(":")) {
            const auto second = digits();
            if (!second || second->value > 60) {
                return false;
            }
            seconds += second->value + fraction();
        }
        m_date.seconds = seconds;
        return readHalf(hour->value) && readZone();
    }

    double fraction() {
        if (!(take(".") || take(","))) {
            return 0;
        }
        double value = 0;
        for (double unit = 0.1; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9';
             unit /= 10) {
            value += unit * (m_text[m_at++] - '0');
        }
        return value;
    }

    /// AM and PM.
    bool readHalf(int hour) {
        skip(" ");
        const bool morning = take("AM") || take("am") || take("a.m.");
        const bool evening = !morning && (take("PM") || take("pm") || take("p.m."));
        if ((morning || evening) && (hour < 1 || hour > 12)) {
            return false;
        }
        m_date.seconds += morning && hour == 12 ? -43200 : evening && hour != 12 ? 43200 : 0;
        return true;
    }

    bool readZone() {
        skip(" ");
        if (take("Z") || take("z") || take("UTC") || take("GMT")) {
            return atEnd();
        }
        if (atEnd()) {
            return true;
        }
        const double sign = m_text[m_at] == '-' ? -1 : 1;
        if (!take("+") && !take("-")) {
            return false;
        }
        const auto hours = digits();
        const auto minutes = take(":") ? digits() : std::optional(Digits{});
        if (!hours || !minutes || (hours->count != 2 && hours->count != 4)) {
            return false;
        }
        const int whole = hours->count == 4 ? hours->value / 100 : hours->value;
        const int rest = hours->count == 4 ? hours->value % 100 : minutes->value;
        m_date.seconds -= sign * (whole * 3600.0 + rest * 60.0);
        return atEnd();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    DateText m_date;
};

} // namespace

std::optional<DateText> parseDate(std::string_view text) {
    const auto date = DateReader(text).read();
    const bool exists =
        date && (secondsOf(*date, DateOrder::DayMonth) || secondsOf(*date, DateOrder::MonthDay));
    return exists ? date : std::nullopt;
}

std::optional<double> secondsOf(const DateText& date, DateOrder order) {
    const bool swapped = date.ambiguous && order == DateOrder::DayMonth;
    const std::chrono::year_month_day day{
        std::chrono::year(date.year),
        std::chrono::month(static_cast<unsigned>(swapped ? date.second : date.first)),
        std::chrono::day(static_cast<unsigned>(swapped ? date.first : date.second))};
    if (!day.ok()) {
        return std::nullopt;
    }
    const auto days = std::chrono::sys_days(day).time_since_epoch().count();
    return static_cast<double>(days) * 86400 + date.seconds;
}

} // namespace plateau::data
