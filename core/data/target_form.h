#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is written in the target of a row.
namespace plateau::data {

enum class TargetForm {
    ClassName, ///< one class, as it is written
    ClassSet,  ///< any number of labels: a JSON list, or names with ; or | or , between them; none is allowed
    Number,    ///< a finite decimal number
    None,      ///< no target: the text itself is what is learned
    Answer,    ///< a text that the model is to write, after a prompt or a conversation
};

/// The labels of a written set, sorted, each once, white space around them removed; nothing when it is a JSON
/// list of something else than texts and numbers.
std::optional<std::vector<std::string>> parseClassSet(std::string_view text);
/// "a | b", as sets are shown and compared.
std::string joinedClassSet(const std::vector<std::string>& labels);

/// 1, true, True, TRUE and their opposites; nothing for anything else.
std::optional<bool> parseFlag(std::string_view text);

/// A finite number with a decimal point, white space around it allowed; nothing for anything else.
std::optional<double> parseNumber(std::string_view text);

} // namespace plateau::data
