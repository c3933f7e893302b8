#pragma once

#include "core/base/json_fields.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::experiment {

/// Something the user should know before trusting a number. The kind and the values are for renderers in any
/// language; sentence and action are English.
enum class WarningKind {
    // of the data, known when the experiment is made
    BadRowsSkipped,    ///< rows
    EmptyTexts,        ///< rows
    RepeatedIds,       ///< rows
    DuplicateTexts,    ///< copies, groups
    ConflictingLabels, ///< rows
    /// rows = test rows whose text is in the pool, items; in an answer also those of LeakEffect
    Leaks,
    UnseenTestLabels, ///< labels, rows = test rows that carry them, items
    SmallTestSet,     ///< items
    GroupsNotUsed,    ///< a group field was found but does not allow a split
    FewSizes,         ///< sizes, span: too few for a fit
    UnknownTokens,    ///< share: the tokenizer does not know this much of the text
    TruncatedTexts, ///< texts, items, tokens, share: so many texts of the pool are cut to so many tokens, and
                    ///< this share of all tokens is lost
    AssumedPooling, ///< the model's folder does not say how token vectors become one: their mean
    NearDuplicates, ///< copies = pool samples beyond the first of nearly equal ones, exact copies aside
    NearLeaks,      ///< rows = test rows whose text is nearly, but not exactly, in the pool, items
    GroupedTestItems, ///< items, groups, effective: test items go right and wrong by the group
    // doubts of the data: data::DoubtKind says more
    GuessedLabel,     ///< subject = the field and others that could be it
    ForeignEncoding,  ///< rows; subject = the encoding
    RespelledLabels,  ///< rows
    JoinedNumbers,    ///< rows; subject = the labels
    LookAlikeLabels,  ///< groups; subject = the labels
    MissingLabels,    ///< rows, labels; subject = the labels
    HiddenLabels,     ///< rows
    ThinClasses,      ///< classes, of
    DominantClass,    ///< share; subject = the label
    OneClassTest,     ///< subject = the label
    ThinTestClasses,  ///< classes, of
    UnusedValidation, ///< rows
    NoTestInSplit,    ///< rows; subject = the split field
    TestShareOff,     ///< share, asked; subject = the group field
    FileOrder,
    ColumnsLeftOut,      ///< categories = most that a column may have; subject = the column
    GeneralNearLeaks,    ///< rows = test items that a general sample nearly repeats, items
    DomainInGeneralTest, ///< rows, near = general test items that stand (nearly) in the domain pool, items
    // of the results
    UnderTrained,    ///< cells
    EndsWithSamples, ///< cells: under-trained ones whose mixture ends the run whatever the budget
    Diverged,        ///< cells
    Failed,          ///< cells
    PoolLarger,      ///< pool, largest: samples that no size has used yet
    RareClasses, ///< classes, of, positives: so many classes have fewer training samples even at the largest
                 ///< size
    SmallGeneralTest, ///< items, more = items that would tell, asked = retention, where one is
    AbilityLost,      ///< kept, asked: retention with the samples that the target needs
    PastBestEpoch,    ///< n, epochs, most: early stopping chose so many of at most so many; a note
    ComputeGrows,     ///< smallest, largest, ratio: updates of the smallest and the largest size; a note
    Finding,          ///< a finding of the statistics; its name is `subject`
};
const char* name(WarningKind kind);             ///< "bad_rows_skipped", …
WarningKind warningKind(std::string_view name); ///< Finding for unknown names

struct Warning {
    WarningKind kind = WarningKind::Finding;
    std::map<std::string, double> values; ///< as named at the kind
    std::string subject;                  ///< labels, a file or a finding's name; may be empty
    std::string sentence;
    std::string action; ///< what to do about it; may be empty
    bool operator==(const Warning&) const = default;
};

Json toJson(const Warning& warning);
Json toJson(const std::vector<Warning>& warnings);
/// Unknown kinds of a newer version become Finding.
std::vector<Warning> readWarnings(const Json& list, std::vector<Fault>& faults);

} // namespace plateau::experiment
