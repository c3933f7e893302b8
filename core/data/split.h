#pragma once

#include "core/base/json_fields.h"
#include "core/data/samples.h"
#include "core/data/time_values.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

enum class Side { Train, Validation, Test };

/// Reads train/training, validation/valid/val/dev/development, test/testing/eval/evaluation/holdout in any
/// case.
std::optional<Side> parseSide(std::string_view text);
const char* name(Side side); ///< "train", "validation", "test"

enum class SplitRule {
    None,       ///< everything is for training: the test set is a file of its own
    Field,      ///< the split field says
    Stratified, ///< seeded draw that keeps the shares of the strata; equal texts stay together
    Group,      ///< seeded draw of whole groups that keeps the shares of the strata as far as groups allow
    Order,      ///< the last samples by the order field, or by the file, are the test set
    Folds,      ///< cross-validation: everything is for training and, part by part, scored; see folds.h
};

const char* name(SplitRule rule); ///< "none", "field", "stratified", "group", "order"

/// Why a group field that nobody named should not be split by: it has few values, or one of them has many
/// rows, as annotators and "[deleted]" authors do.
std::optional<std::string> whyNoGroups(std::span<const Sample> samples);

/// How the test set (and, if asked for, a validation set) is set apart, once and before anything is sampled.
struct SplitSettings {
    SplitRule rule = SplitRule::Stratified;
    double testShare = 0.2;               ///< share of all samples, (0, 0.9]; rules Stratified, Group, Order
    double validationShare = 0;           ///< share of all samples, [0, 0.9]; with testShare at most 0.95
    std::uint64_t seed = 0;               ///< rules Stratified and Group
    std::optional<DateOrder> dateOrder{}; ///< rule Order, for dates that can be read both ways
    bool operator==(const SplitSettings&) const = default;
};

void validate(const SplitSettings& settings, const std::string& path, std::vector<Fault>& faults);
Json toJson(const SplitSettings& settings);
SplitSettings readSplitSettings(JsonFields& fields);

/// Positions in the samples that were split; each list ascending, together every sample once.
struct Split {
    std::vector<std::uint32_t> train;
    std::vector<std::uint32_t> validation;
    std::vector<std::uint32_t> test;
    std::vector<std::string> testOnlyLabels; ///< labels of the test set that training never sees
    /// Rule Order: how the order field was read ("" where the file's order counts) and its values at the
    /// boundary.
    std::string orderForm{};
    std::string trainUntil{};
    std::string testFrom{};
    bool operator==(const Split&) const = default;
};

/// Whether a drawn split may part samples of equal text.
enum class EqualTexts { StayTogether, Apart };

/// Depends on the arguments only (the samples in their order). Errors: settings out of range, a value of the
/// split field that is no side, no group field, one group only, a side that would be empty.
/// @param strata a number a sample: draws keep the shares of equal ones; empty: of equal labels
Result<Split> makeSplit(std::span<const Sample> samples, const SplitSettings& settings,
                        std::span<const int> strata = {}, EqualTexts equal = EqualTexts::StayTogether);

/// The samples at these positions.
std::vector<Sample> pick(std::span<const Sample> samples, std::span<const std::uint32_t> positions);

} // namespace plateau::data
