#pragma once

#include "core/data/dataset.h"
#include "core/data/target_form.h"

#include <optional>
#include <string>
#include <vector>

namespace plateau::data {

/// Which field of a file plays which part. Either a text or features are the input.
struct FieldMapping {
    std::string text;
    std::string label;                  ///< empty: TargetForm::None, or a column a label
    std::optional<std::string> id{};    ///< names a sample; without it the row number does
    std::optional<std::string> group{}; ///< samples of one group stay on one side of a split
    std::optional<std::string> split{}; ///< train, validation or test
    std::optional<std::string>
        order{}; ///< time or number for a split by order; without it the file's order counts
    std::vector<std::string> features{}; ///< columns of a table row, in this order
    std::vector<std::string>
        labelColumns{}; ///< TargetForm::ClassSet: one column of 0 and 1 a label, instead of `label`
    TargetForm target = TargetForm::ClassName;
    bool operator==(const FieldMapping&) const = default;
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
};

/// Chooses by name (text, sentence, review, …; label, intent, category, …), else by the first 1,000 rows: the
/// text is the longest field, the label the one with few distinct values. An error lists the fields when no
/// text or label can be told.
Result<GuessedMapping> guessMapping(const Dataset& dataset);

/// The same for tasks other than one class a text: completes what the user named. The text is found by name,
/// else it is the longest field; the labels of a set by name; the features are all fields that play no other
/// part. A number to be predicted must be named.
/// @param named with the TargetForm of the task; @param features the input is a table row, not a text
Result<GuessedMapping> completeMapping(const Dataset& dataset, const FieldMapping& named, bool features);

/// Fails with "train.jsonl: no field 'txt'. Fields here: text, label. Pick another column." and when text and
/// label are one field.
Result<void> checkMapping(const Dataset& dataset, const FieldMapping& mapping);

} // namespace plateau::data
