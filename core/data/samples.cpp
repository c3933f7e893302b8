#include "core/data/samples.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace plateau::data {
namespace {

using FieldNumber = std::optional<std::size_t>;

/// Numbers of the mapped fields in a Row.
class SampleReader {
public:
    SampleReader(const Dataset& dataset, const FieldMapping& mapping) : m_mapping(mapping) {
        const auto number = [&](const std::optional<std::string>& field) {
            return field && !field->empty() ? dataset.fieldNumber(*field) : std::nullopt;
        };
        m_text = number(mapping.text);
        m_label = number(mapping.label);
        m_id = number(mapping.id);
        m_group = number(mapping.group);
        m_split = number(mapping.split);
        m_order = number(mapping.order);
        for (const std::string& field : mapping.features) {
            m_features.push_back(dataset.fieldNumber(field));
        }
        for (const std::string& field : mapping.labelColumns) {
            m_labelColumns.push_back(dataset.fieldNumber(field));
        }
    }

    /// The sample of a row, or why it is none.
    std::optional<std::string> take(const Row& row, std::uint64_t number, Sample& sample) const {
        const auto& values = row.values;
        const auto optionalValue = [&](const FieldNumber& field) {
            return field && values[*field] ? *values[*field] : std::string();
        };
        sample.id = optionalValue(m_id);
        sample.group = optionalValue(m_group);
        sample.split = optionalValue(m_split);
        sample.order = optionalValue(m_order);
        sample.row = number;
        sample.line = row.line;
        if (sample.id.empty()) {
            sample.id = std::to_string(number);
        }
        if (auto reason = takeInput(row, sample)) {
            return reason;
        }
        return m_mapping.labelColumns.empty() ? takeTarget(row, sample) : takeLabelColumns(row, sample);
    }

private:
    std::optional<std::string> takeInput(const Row& row, Sample& sample) const {
        if (m_text) {
            if (!row.values[*m_text]) {
                return fmt::format("no field '{}'", printable(m_mapping.text, 60));
            }
            sample.text = *row.values[*m_text];
            return std::nullopt;
        }
        for (std::size_t i = 0; i < m_features.size(); ++i) {
            const bool has = m_features[i] && row.values[*m_features[i]];
            sample.features.push_back(has ? *row.values[*m_features[i]] : std::string());
            sample.text +=
                fmt::format("{}{}={}", i == 0 ? "" : "; ", m_mapping.features[i], sample.features.back());
        }
        return std::nullopt;
    }

    std::optional<std::string> takeTarget(const Row& row, Sample& sample) const {
        if (!m_label) {
            return std::nullopt;
        }
        const auto& value = row.values[*m_label];
        const std::string name = printable(m_mapping.label, 60);
        if (!value) {
            return fmt::format("no field '{}'", name);
        }
        if (m_mapping.target == TargetForm::ClassSet) {
            auto labels = parseClassSet(*value);
            if (!labels) {
                return fmt::format("the labels ('{}') are no list of names: {}", name, printable(*value, 60));
            }
            sample.labels = std::move(*labels);
            sample.label = joinedClassSet(sample.labels);
            return std::nullopt;
        }
        if (isBlank(*value)) {
            return fmt::format("the label ('{}') is empty", name);
        }
        if (m_mapping.target == TargetForm::Number && !parseNumber(*value)) {
            return fmt::format("the target ('{}') is no number: {}", name, printable(*value, 60));
        }
        sample.label = *value;
        return std::nullopt;
    }

    std::optional<std::string> takeLabelColumns(const Row& row, Sample& sample) const {
        for (std::size_t i = 0; i < m_labelColumns.size(); ++i) {
            const std::string& field = m_mapping.labelColumns[i];
            const auto& value = row.values[*m_labelColumns[i]];
            const bool yes =
                value && (*value == "1" || *value == "true" || *value == "True" || *value == "TRUE");
            const bool no =
                value && (*value == "0" || *value == "false" || *value == "False" || *value == "FALSE");
            if (!yes && !no) {
                return fmt::format("the label column '{}' is neither 0 nor 1", printable(field, 60));
            }
            if (yes) {
                sample.labels.push_back(field);
            }
        }
        std::sort(sample.labels.begin(), sample.labels.end());
        sample.label = joinedClassSet(sample.labels);
        return std::nullopt;
    }

    const FieldMapping& m_mapping;
    FieldNumber m_text;
    FieldNumber m_label;
    FieldNumber m_id;
    FieldNumber m_group;
    FieldNumber m_split;
    FieldNumber m_order;
    std::vector<FieldNumber> m_features;
    std::vector<FieldNumber> m_labelColumns;
};

void countIds(LoadedSamples& loaded) {
    std::unordered_set<std::string_view> seen;
    for (const Sample& sample : loaded.samples) {
        loaded.repeatedIds += !seen.insert(sample.id).second;
    }
}

} // namespace

Result<LoadedSamples> loadSamples(const Dataset& dataset, const FieldMapping& mapping, std::stop_token stop,
                                  const Progress& progress) {
    LoadedSamples loaded;
    loaded.rows = dataset.rowCount();
    loaded.blankLines = dataset.index().blankLines();
    loaded.badRows = dataset.index().problems();
    if (loaded.rows == 0) {
        return badInput(dataset.fileName(), "has no rows", "Give a file with at least one sample.");
    }
    if (const auto fits = checkMapping(dataset, mapping); !fits) {
        return fits.error();
    }
    const SampleReader reader(dataset, mapping);
    for (std::uint64_t number = 0; number < loaded.rows; ++number) {
        if (stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, dataset.fileName(), "reading was stopped", ""};
        }
        Row row;
        const auto bad = dataset.read(number, row);
        if (!bad) {
            return bad.error();
        }
        Sample sample;
        if (*bad) {
            loaded.badRows.push_back(**bad);
        } else if (const auto reason = reader.take(row, number, sample)) {
            loaded.badRows.push_back({row.line, *reason});
        } else {
            loaded.emptyTexts += isBlank(sample.text);
            loaded.samples.push_back(std::move(sample));
        }
        if (progress && (number + 1) % 4096 == 0) {
            progress(number + 1, loaded.rows);
        }
    }
    if (const auto same = dataset.checkUnchanged(); !same) {
        return same.error();
    }
    std::stable_sort(loaded.badRows.begin(), loaded.badRows.end(),
                     [](const BadRow& a, const BadRow& b) { return a.line < b.line; });
    if (loaded.samples.empty()) {
        const BadRow& first = loaded.badRows.front();
        return badInput(
            fmt::format("{}:{}", dataset.fileName(), first.line),
            fmt::format("none of the {} rows can be used; the first: {}", loaded.rows, first.reason),
            "Correct the file or pick other columns.");
    }
    countIds(loaded);
    return loaded;
}

Result<void> requireNoBadRows(const Dataset& dataset, const LoadedSamples& loaded) {
    if (loaded.badRows.empty()) {
        return {};
    }
    constexpr std::size_t shown = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(loaded.badRows.size(), shown); ++i) {
        list += fmt::format("\n  {}:{}: {}", dataset.fileName(), loaded.badRows[i].line,
                            loaded.badRows[i].reason);
    }
    return badInput(dataset.fileName(),
                    fmt::format("{} of {} rows cannot be used:{}{}\n", loaded.badRows.size(), loaded.rows,
                                list, loaded.badRows.size() > shown ? "\n  …" : ""),
                    "Correct them, or agree to leave bad rows out.");
}

std::vector<int> labelNumbers(std::span<const Sample> samples, std::span<const std::string> names) {
    std::unordered_map<std::string_view, int> numbers;
    for (std::size_t i = 0; i < names.size(); ++i) {
        numbers.emplace(names[i], static_cast<int>(i));
    }
    std::vector<int> labels;
    labels.reserve(samples.size());
    for (const Sample& sample : samples) {
        const auto found = numbers.find(sample.label);
        labels.push_back(found == numbers.end() ? -1 : found->second);
    }
    return labels;
}

std::vector<std::string> labelNames(std::span<const Sample> samples) {
    std::set<std::string_view> names;
    for (const Sample& sample : samples) {
        names.insert(sample.label);
    }
    return {names.begin(), names.end()};
}

} // namespace plateau::data
