#pragma once

#include <optional>
#include <string>
#include <vector>

/// Which linear modules adapters sit on. A target is a name, matched as PEFT matches those of a list: the
/// whole name of the module or its end behind a dot; "all-linear"; or "re:" and a regular expression
/// (ECMAScript without back references) that the whole name matches, as PEFT matches one string.
namespace plateau::checkpoint {

inline constexpr const char* allLinear = "all-linear";
inline constexpr const char* expressionPrefix = "re:";

/// True when `module` ("encoder.layer.0.attention.self.query") is meant by one of `targets`.
bool isTarget(const std::string& module, const std::vector<std::string>& targets);

/// Why a target can mean nothing, for example a broken expression; nothing for one that can.
std::optional<std::string> targetProblem(const std::string& target);

} // namespace plateau::checkpoint
