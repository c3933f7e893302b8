#pragma once

#include "core/base/json_fields.h"
#include "core/data/samples.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Table rows as numbers for a model.
namespace plateau::task {

/// One column of the table, as the pool has it.
struct FeatureColumn {
    std::string name;
    std::vector<std::string> categories{}; ///< sorted; empty: a column of numbers
    double mean = 0;                       ///< of the numbers in the pool; stands in for one that is missing
    bool hasGaps = false;                  ///< the pool lacks some of its values: one more input says which
    bool operator==(const FeatureColumn&) const = default;

    /// Inputs of the model: one a category, or the number; and the gap.
    std::int64_t width() const;
};

/// More different values than this are no categories but names.
inline constexpr std::size_t mostCategories = 50;

/// Columns of numbers where every value that is there is one, else of categories. A column with more than
/// mostCategories of them is left out and named in `leftOut`. @param names of the samples' features
std::vector<FeatureColumn> featureColumns(std::span<const data::Sample> pool,
                                          std::span<const std::string> names,
                                          std::vector<std::string>& leftOut);

/// [N, width of all columns] row-major. A category or text that the pool does not have is none of them (all
/// 0); a missing number is the pool's mean. @param positions of the columns among the samples' features
std::vector<float> encodeFeatures(std::span<const data::Sample> samples,
                                  std::span<const FeatureColumn> columns,
                                  std::span<const std::size_t> positions);

Json toJson(const FeatureColumn& column);
FeatureColumn readFeatureColumn(const Json& json, const std::string& where, std::vector<Fault>& faults);

} // namespace plateau::task
