#pragma once

#include "core/data/dataset.h"
#include "core/data/target_form.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

/// Which field of a file plays which part. Either a text or features are the input.
struct FieldMapping {
    std::string text;                ///< TargetForm::Answer: the prompt, or a whole conversation
    std::string label;               ///< empty: TargetForm::None, a column a label, or a whole conversation
    std::optional<std::string> id{}; ///< names a sample; without it the row number does
    std::optional<std::string> group{}; ///< samples of one group stay on one side of a split
    std::optional<std::string> split{}; ///< train, validation or test
    std::optional<std::string>
        order{}; ///< time or number for a split by order; without it the file's order counts
    std::vector<std::string> features{}; ///< columns of a table row, in this order
    std::vector<std::string>
        labelColumns{}; ///< TargetForm::ClassSet: one column of 0 and 1 a label, instead of `label`
    TargetForm target = TargetForm::ClassName;
    // TargetForm::Answer only:
    std::optional<std::string> context{}; ///< added to the prompt after a blank line (Alpaca's input)
    std::optional<std::string> system{};  ///< what stands above the conversation
    std::optional<std::string> history{}; ///< list of [prompt, answer] pairs that went before
    bool operator==(const FieldMapping&) const = default;
};

/// All names in a mapping that are not empty, to be read or changed.
std::vector<std::string*> namedFields(FieldMapping& mapping);

/// Fields that the user named; the others are guessed.
struct FieldNames {
    std::optional<std::string> text;
    std::optional<std::string> label;
    std::optional<std::string> id;
    std::optional<std::string> group;
    std::optional<std::string> split;
    std::optional<std::string> order;
    std::optional<std::string> context{}; ///< this and the next two as in FieldMapping
    std::optional<std::string> system{};
    std::optional<std::string> history{};
    bool operator==(const FieldNames&) const = default;
};

/// Why a field was chosen, for the user: {"label", "intent", "its name"}.
struct FieldChoice {
    std::string role;
    std::string field;
    std::string reason;
    bool operator==(const FieldChoice&) const = default;
};

struct GuessedMapping {
    FieldMapping mapping;
    std::vector<FieldChoice> choices; ///< one for every role that is filled
    /// Other fields that could be the label as well: of one that its name does not tell, and of answers.
    std::vector<std::string> otherLabels;
    bool labelByContent = false; ///< the label was chosen by its values alone
};

/// Chooses what is not named: by name (text, sentence, review, …; label, intent, category, …), else by up to
/// 1,000 rows spread over the file. The text is the longest field, of those with several words if there are
/// any, and never a field of numbers; the label is the one with the fewest values that return; the split is
/// also found by its values. Names need not match in case or in white space around them. Errors list the
/// fields and say of the likely ones why they are none: nested JSON, lists, one value only, one column a
/// class, a first line that is no header, an encoding that hides every row.
Result<GuessedMapping> guessMapping(const Dataset& dataset, const FieldNames& named = {});

/// What completeMapping() says first where the number to be predicted is not named.
inline constexpr std::string_view numberNotNamed = "the field with the number to predict is not named";

/// The same for tasks other than one class a text: completes what the user named. The text is found by name,
/// else it is the longest field; the labels of a set by name; the features are all fields that play no other
/// part. Several columns of 0 and 1 are labels where no field has such a name. A number to be predicted must
/// be named. For TargetForm::Answer see completeAnswers(). Names need not match in case. Errors: a name that
/// no field has, a part that nothing tells.
/// @param named with the TargetForm of the task; @param features the input is a table row, not a text
Result<GuessedMapping> completeMapping(const Dataset& dataset, const FieldMapping& named, bool features);

/// The field that a user means: that of the exact name, else the only one that differs in case and in white
/// space around it. Error: "train.jsonl: no field 'txt'. Fields here: text, label. Pick another column."
Result<std::string> findField(const Dataset& dataset, std::string_view name);

/// Fails as findField() for fields that are not there exactly, and when text and label are one field.
Result<void> checkMapping(const Dataset& dataset, const FieldMapping& mapping);

} // namespace plateau::data
