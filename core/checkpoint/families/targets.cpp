#include "core/checkpoint/families/targets.h"

#include <algorithm>
#include <regex>
#include <string_view>

namespace plateau::checkpoint {
namespace {

constexpr std::size_t longestExpression = 500;

std::optional<std::string> expressionOf(const std::string& target) {
    const std::string_view prefix = expressionPrefix;
    return target.starts_with(prefix) ? std::optional(target.substr(prefix.size())) : std::nullopt;
}

/// Nothing for an expression that cannot be used; matching takes time linear in the name.
std::optional<std::regex> compiled(const std::string& expression) {
    if (expression.empty() || expression.size() > longestExpression) {
        return std::nullopt;
    }
    try {
        return std::regex(expression, std::regex::ECMAScript | std::regex_constants::__polynomial);
    } catch (const std::regex_error&) {
        return std::nullopt;
    }
}

bool means(const std::string& target, const std::string& module) {
    if (const auto expression = expressionOf(target)) {
        const auto pattern = compiled(*expression);
        return pattern && std::regex_match(module, *pattern);
    }
    return target == allLinear || module == target || module.ends_with("." + target);
}

} // namespace

bool isTarget(const std::string& module, const std::vector<std::string>& targets) {
    return std::any_of(targets.begin(), targets.end(),
                       [&](const std::string& target) { return means(target, module); });
}

std::optional<std::string> targetProblem(const std::string& target) {
    const auto expression = expressionOf(target);
    return expression && !compiled(*expression)
               ? std::optional<std::string>("is no regular expression that can be used")
               : std::nullopt;
}

} // namespace plateau::checkpoint
