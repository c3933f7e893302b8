#pragma once

#include "core/data/profile.h"
#include "core/data/samples.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

/// Something about data that was read in one way and could be meant in another, or that makes scores say less
/// than they seem to.
enum class DoubtKind {
    GuessedLabel,     ///< subject = the field and others that could be it
    ForeignEncoding,  ///< rows that cannot be read; subject = the encoding
    RespelledLabels,  ///< rows whose label lost white space around it or changed its Unicode form
    JoinedNumbers,    ///< rows whose label "1.0" is read as "1" or the other way round; subject = labels
    LookAlikeLabels,  ///< groups; subject = the labels
    MissingLabels,    ///< rows, labels that look like no value; subject = the labels
    HiddenLabels,     ///< rows whose label is −1 beside numbers from 0 on
    ThinClasses,      ///< classes of one or two rows, of
    DominantClass,    ///< share of the test items; subject = the label
    OneClassTest,     ///< subject = the label
    ThinTestClasses,  ///< classes with one test item, of
    UnusedValidation, ///< rows
    NoTestInSplit,    ///< rows; subject = the split field, which names no test row
    TestShareOff,     ///< share, asked; subject = the group field
    FileOrder,        ///< a split by order without a time field
};
inline constexpr int doubtKinds = static_cast<int>(DoubtKind::FileOrder) + 1;
const char* name(DoubtKind kind); ///< "look_alike_labels", …
std::optional<DoubtKind> doubtKind(std::string_view name);

struct Doubt {
    DoubtKind kind = DoubtKind::GuessedLabel;
    std::map<std::string, double> values;
    std::string subject;
    bool operator==(const Doubt&) const = default;
};

/// English; without a full stop. @param doubt has the values named at its kind
std::string sentence(const Doubt& doubt);
std::string action(const Doubt& doubt);

/// What the labels of one file give rise to. @param labels each once
std::vector<Doubt> labelDoubts(std::span<const LabelCount> labels);

/// What a file's reading gives rise to: the guess, its encoding, its labels.
std::vector<Doubt> fileDoubts(const Dataset& dataset, const GuessedMapping& guess, std::uint64_t foreignRows,
                              std::uint64_t respelled, std::span<const LabelCount> labels);

/// Bad rows whose bytes are not UTF-8.
std::uint64_t foreignRows(std::span<const BadRow> rows);

/// Makes "1.0" and "1" one class where both occur in the lists of samples: in the spelling of the first list
/// that has either, its commoner one. @return a doubt for each pair that was joined, in one
std::vector<Doubt> joinNumberLabels(std::span<std::vector<Sample>* const> lists);

} // namespace plateau::data
