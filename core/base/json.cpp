#include "core/base/json.h"

#include "core/base/file.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

namespace plateau {
namespace {

/// Reads characters and tells, through a shared counter, how far the parser has come.
struct CountingIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at;
    const char** furthest;

    reference operator*() const { return *at; }
    CountingIterator& operator++() {
        ++at;
        *furthest = at;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at == other.at; }
    bool operator!=(const CountingIterator& other) const { return at != other.at; }
};

/// Builds the value through nlohmann's own builder and refuses what parseJson refuses.
class LimitedBuilder : public nlohmann::json_sax<Json> {
public:
    LimitedBuilder(Json& root, const JsonLimits& limits) : m_builder(root, false), m_limits(limits) {}

    const std::string& problem() const { return m_problem; }

    bool null() override { return m_builder.null(); }
    bool boolean(bool value) override { return m_builder.boolean(value); }
    bool number_integer(number_integer_t value) override { return m_builder.number_integer(value); }
    bool number_unsigned(number_unsigned_t value) override { return m_builder.number_unsigned(value); }
    bool number_float(number_float_t value, const string_t& text) override {
        if (text.find_first_of(".eE") == string_t::npos) {
            return refuse("the integer " + text.substr(0, 40) + " does not fit in 64 bits");
        }
        return m_builder.number_float(value, text);
    }
    bool string(string_t& value) override { return checkText(value) && m_builder.string(value); }
    bool binary(binary_t&) override { return refuse("binary data"); }
    bool start_object(std::size_t size) override {
        m_keys.emplace_back();
        return checkDepth() && m_builder.start_object(size);
    }
    bool key(string_t& value) override {
        if (!m_keys.back().insert(value).second) {
            return refuse("the key \"" + printable(value, 100) + "\" appears twice");
        }
        return checkText(value) && m_builder.key(value);
    }
    bool end_object() override {
        m_keys.pop_back();
        return m_builder.end_object();
    }
    bool start_array(std::size_t size) override {
        m_keys.emplace_back();
        return checkDepth() && m_builder.start_array(size);
    }
    bool end_array() override {
        m_keys.pop_back();
        return m_builder.end_array();
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
        // "[json.exception.parse_error.101] parse error at …: syntax error while parsing value - the reason"
        const std::string_view text = error.what();
        const auto dash = text.find(" - ");
        const auto bracket = text.find("] ");
        return refuse(printable(dash != std::string_view::npos      ? text.substr(dash + 3)
                                : bracket != std::string_view::npos ? text.substr(bracket + 2)
                                                                    : text));
    }

private:
    bool refuse(std::string problem) {
        if (m_problem.empty()) {
            m_problem = std::move(problem);
        }
        return false;
    }
    bool checkDepth() {
        return m_keys.size() <= m_limits.depth ||
               refuse(fmt::format("nested deeper than {} levels", m_limits.depth));
    }
    bool checkText(const string_t& value) {
        if (value.size() > m_limits.stringBytes) {
            return refuse(fmt::format("a string of more than {} bytes", m_limits.stringBytes));
        }
        return value.find('\0') == string_t::npos || refuse("a string with a NUL character");
    }

    nlohmann::detail::json_sax_dom_parser<Json> m_builder;
    JsonLimits m_limits;
    std::vector<std::set<std::string>> m_keys;
    std::string m_problem;
};

std::string position(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto column = start == std::string_view::npos ? offset : offset - start - 1;
    return fmt::format("{}:{}", line, column);
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string_view where, const JsonLimits& limits) {
    // The lexer takes a NUL byte for the end of the text and would not see what lies behind it.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
        return badInput(fmt::format("{}:{}", where, position(text, nul)), "a NUL byte",
                        "Correct the JSON there.");
    }
    Json root;
    LimitedBuilder builder(root, limits);
    const char* furthest = text.data();
    const CountingIterator begin{text.data(), &furthest};
    const CountingIterator end{text.data() + text.size(), &furthest};
    if (!Json::sax_parse(begin, end, &builder)) {
        const auto offset = static_cast<std::size_t>(furthest - text.data());
        return badInput(fmt::format("{}:{}", where, position(text, offset)), builder.problem(),
                        "Correct the JSON there.");
    }
    return root;
}

Result<Json> readJson(const std::filesystem::path& path, const JsonLimits& limits) {
    const auto text = readWholeFile(path, limits.fileBytes);
    if (!text) {
        return text.error();
    }
    return parseJson(*text, path.string(), limits);
}

} // namespace plateau
