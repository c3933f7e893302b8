#include "core/task/feature_columns.h"

#include <algorithm>
#include <optional>
#include <set>

namespace plateau::task {
namespace {

bool isBlank(const std::string& value) {
    return value.find_first_not_of(" \t\r\n") == std::string::npos;
}

struct ColumnValues {
    std::set<std::string> distinct; ///< at most mostCategories + 1
    double sum = 0;
    std::size_t numbers = 0;
    std::size_t filled = 0;
};

ColumnValues lookAt(std::span<const data::Sample> pool, std::size_t position) {
    ColumnValues values;
    for (const data::Sample& sample : pool) {
        const std::string& value = sample.features[position];
        if (isBlank(value)) {
            continue;
        }
        ++values.filled;
        if (values.distinct.size() <= mostCategories) {
            values.distinct.insert(value);
        }
        if (const auto number = data::parseNumber(value)) {
            ++values.numbers;
            values.sum += *number;
        }
    }
    return values;
}

} // namespace

std::int64_t FeatureColumn::width() const {
    return (categories.empty() ? 1 : static_cast<std::int64_t>(categories.size())) + (hasGaps ? 1 : 0);
}

std::vector<FeatureColumn> featureColumns(std::span<const data::Sample> pool,
                                          std::span<const std::string> names,
                                          std::vector<std::string>& leftOut) {
    std::vector<FeatureColumn> columns;
    for (std::size_t position = 0; position < names.size(); ++position) {
        const ColumnValues values = lookAt(pool, position);
        FeatureColumn column{names[position]};
        column.hasGaps = values.filled < pool.size();
        if (values.numbers == values.filled && values.filled > 0) {
            column.mean = values.sum / static_cast<double>(values.numbers);
        } else if (values.distinct.empty() || values.distinct.size() > mostCategories) {
            leftOut.push_back(names[position]);
            continue;
        } else {
            column.categories.assign(values.distinct.begin(), values.distinct.end());
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<float> encodeFeatures(std::span<const data::Sample> samples,
                                  std::span<const FeatureColumn> columns,
                                  std::span<const std::size_t> positions) {
    std::vector<float> out;
    for (const data::Sample& sample : samples) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const FeatureColumn& column = columns[c];
            const std::string& value = sample.features[positions[c]];
            const auto number = data::parseNumber(value);
            if (column.categories.empty()) {
                out.push_back(static_cast<float>(number.value_or(column.mean)));
            } else {
                const auto found =
                    std::lower_bound(column.categories.begin(), column.categories.end(), value);
                const bool known = found != column.categories.end() && *found == value;
                const auto first = out.insert(out.end(), column.categories.size(), 0.0F);
                if (known) {
                    *(first + (found - column.categories.begin())) = 1;
                }
            }
            if (column.hasGaps) {
                out.push_back(column.categories.empty() ? !number : isBlank(value));
            }
        }
    }
    return out;
}

Json toJson(const FeatureColumn& column) {
    Json json = {{"name", column.name}};
    if (column.categories.empty()) {
        json["mean"] = column.mean;
    } else {
        json["categories"] = column.categories;
    }
    if (column.hasGaps) {
        json["has_gaps"] = true;
    }
    return json;
}

FeatureColumn readFeatureColumn(const Json& json, const std::string& where, std::vector<Fault>& faults) {
    FeatureColumn column;
    JsonFields fields(json, where, faults);
    fields.read("name", column.name, JsonFields::Presence::Required);
    fields.read("categories", column.categories);
    fields.read("mean", column.mean);
    fields.read("has_gaps", column.hasGaps);
    fields.finish();
    if (!std::is_sorted(column.categories.begin(), column.categories.end())) {
        fields.fault("categories", "is not sorted", "List the categories in byte order.");
    }
    return column;
}

} // namespace plateau::task
