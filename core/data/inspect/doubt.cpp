#include "core/data/inspect/doubt.h"

#include "core/base/english.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::data {
namespace {

constexpr std::array<std::string_view, doubtKinds> names{
    "guessed_label",     "foreign_encoding",  "respelled_labels", "joined_numbers", "look_alike_labels",
    "missing_labels",    "hidden_labels",     "thin_classes",     "dominant_class", "one_class_test",
    "thin_test_classes", "unused_validation", "no_test_in_split", "test_share_off", "file_order"};

constexpr std::array actions{
    "Name the label field if another one is meant",
    "Save the file as UTF-8",
    "Write each label in one way",
    "Write the numbers in one way",
    "Write them in one way if they are one class",
    "Leave these rows out if they have no label",
    "Leave these rows out if -1 stands for no label",
    "Collect more of them, or join them with another class",
    "Ask for macro F1 beside the accuracy",
    "Give a test set with every class",
    "Label more test items of these classes",
    "Call them train in the split field to train on them",
    "Call the test rows test in the split field",
    "Name another group field, or draw the test set by stratified",
    "Name the time field",
};
static_assert(actions.size() == doubtKinds);

std::uint64_t whole(const Doubt& doubt, const char* key) {
    const auto found = doubt.values.find(key);
    return found == doubt.values.end() ? 0 : static_cast<std::uint64_t>(found->second);
}

double percent(const Doubt& doubt, const char* key) {
    const auto found = doubt.values.find(key);
    return found == doubt.values.end() ? 0 : 100 * found->second;
}

std::string aboutLabels(const Doubt& doubt) {
    const std::uint64_t rows = whole(doubt, "rows");
    switch (doubt.kind) {
    case DoubtKind::GuessedLabel:
        return fmt::format("The label field was guessed by its values alone: {}", doubt.subject);
    case DoubtKind::RespelledLabels:
        return fmt::format("{} or another Unicode form, which does not count",
                           rows == 1 ? "1 label has white space around it"
                                     : fmt::format("{} labels have white space around them", rows));
    case DoubtKind::JoinedNumbers:
        return fmt::format("{} in another spelling, read as the same class: {}",
                           rows == 1 ? "1 label is a number" : fmt::format("{} labels are numbers", rows),
                           doubt.subject);
    case DoubtKind::LookAlikeLabels:
        return fmt::format("Labels that look alike are different classes: {}", doubt.subject);
    case DoubtKind::MissingLabels:
        return fmt::format("{} a label that looks like a missing value and is taken as a class: {}",
                           rows == 1 ? "1 row has" : fmt::format("{} rows have", rows), doubt.subject);
    case DoubtKind::HiddenLabels:
        return fmt::format("{} the label -1, which often stands for a hidden label; it is taken as a class",
                           rows == 1 ? "1 row has" : fmt::format("{} rows have", rows));
    case DoubtKind::ThinClasses:
        return fmt::format("{} of {} {} one or two samples only", whole(doubt, "classes"),
                           counted(whole(doubt, "of"), "class", "classes"),
                           whole(doubt, "classes") == 1 ? "has" : "have");
    default:
        return {};
    }
}

} // namespace

const char* name(DoubtKind kind) {
    return names[static_cast<std::size_t>(kind)].data();
}

std::optional<DoubtKind> doubtKind(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<DoubtKind>(found - names.begin()));
}

std::string sentence(const Doubt& doubt) {
    const std::uint64_t rows = whole(doubt, "rows");
    switch (doubt.kind) {
    case DoubtKind::ForeignEncoding:
        return fmt::format("The file is {}, not UTF-8: {} cannot be read", doubt.subject,
                           counted(rows, "row"));
    case DoubtKind::DominantClass:
        return fmt::format("Always answering '{}' is right on {:.1f} % of the test items", doubt.subject,
                           percent(doubt, "share"));
    case DoubtKind::OneClassTest:
        return fmt::format(
            "Every test item has the label '{}': the accuracy is the recall of this class, and "
            "macro F1 means nothing",
            doubt.subject);
    case DoubtKind::ThinTestClasses:
        return fmt::format("{} of {} {} one test item only", whole(doubt, "classes"),
                           counted(whole(doubt, "of"), "class", "classes"),
                           whole(doubt, "classes") == 1 ? "has" : "have");
    case DoubtKind::UnusedValidation:
        return fmt::format("{} of the validation set {} kept apart and used for nothing",
                           counted(rows, "row"), rows == 1 ? "is" : "are");
    case DoubtKind::NoTestInSplit:
        return fmt::format("The split field '{}' names no test rows: the test set was drawn from all rows",
                           doubt.subject);
    case DoubtKind::TestShareOff:
        return fmt::format(
            "Whole groups of '{}' made the test set {:.0f} % of the rows, {:.0f} % was asked for",
            doubt.subject, percent(doubt, "share"), percent(doubt, "asked"));
    case DoubtKind::FileOrder:
        return "The test set is the end of the file: no time field is known, so the order of the rows counts";
    default:
        return aboutLabels(doubt);
    }
}

std::string action(const Doubt& doubt) {
    return actions[static_cast<std::size_t>(doubt.kind)];
}

} // namespace plateau::data
