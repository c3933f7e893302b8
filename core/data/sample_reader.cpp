#include "core/data/sample_reader.h"

#include "core/base/utf8.h"
#include "core/data/label_value.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::data {
namespace {

std::string noField(const std::string& name) {
    return fmt::format("no field '{}'", printable(name, 60));
}

} // namespace

SampleReader::SampleReader(const Dataset& dataset, const FieldMapping& mapping)
    : m_mapping(mapping), m_conversation(dataset, mapping) {
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

std::optional<std::string> SampleReader::take(const Row& row, std::uint64_t number, Sample& sample,
                                              bool& respelled) const {
    respelled = false;
    if (auto reason = takeParts(row, sample, respelled)) {
        return reason;
    }
    const auto optionalValue = [&](const FieldNumber& field) {
        return field && row.values[*field] ? *row.values[*field] : std::string();
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
    return std::nullopt;
}

/// Input and target.
std::optional<std::string> SampleReader::takeParts(const Row& row, Sample& sample, bool& respelled) const {
    if (m_mapping.target == TargetForm::Answer) {
        return m_conversation.take(row, sample);
    }
    if (auto reason = takeInput(row, sample)) {
        return reason;
    }
    return m_labelColumns.empty() ? takeTarget(row, sample, respelled) : takeLabelColumns(row, sample);
}

std::optional<std::string> SampleReader::takeInput(const Row& row, Sample& sample) const {
    if (m_text) {
        if (!row.values[*m_text]) {
            return noField(m_mapping.text);
        }
        if (!row.nested.empty() && row.nested[*m_text]) {
            return fmt::format("the text ('{}') is a JSON list or object", printable(m_mapping.text, 60));
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

std::optional<std::string> SampleReader::takeTarget(const Row& row, Sample& sample, bool& respelled) const {
    if (!m_label) {
        return std::nullopt;
    }
    const auto& value = row.values[*m_label];
    if (!value) {
        return noField(m_mapping.label);
    }
    const std::string name = printable(m_mapping.label, 60);
    if (m_mapping.target == TargetForm::ClassSet) {
        auto labels = parseClassSet(*value);
        if (!labels) {
            return fmt::format("the labels ('{}') are no list of names: {}", name, printable(*value, 60));
        }
        sample.labels = std::move(*labels);
        sample.label = joinedClassSet(sample.labels);
        return std::nullopt;
    }
    if (m_mapping.target == TargetForm::Number) {
        if (!parseNumber(*value)) {
            return fmt::format("the target ('{}') is no number: {}", name, printable(*value, 60));
        }
        sample.label = *value;
        return std::nullopt;
    }
    LabelReading label = readLabel(*value);
    if (label.label.empty()) {
        return fmt::format("the label ('{}') {}", name, label.fault);
    }
    sample.label = std::move(label.label);
    respelled = label.respelled;
    return std::nullopt;
}

std::optional<std::string> SampleReader::takeLabelColumns(const Row& row, Sample& sample) const {
    for (std::size_t i = 0; i < m_labelColumns.size(); ++i) {
        const std::string& field = m_mapping.labelColumns[i];
        const auto& value = row.values[*m_labelColumns[i]];
        const auto flag = value ? parseFlag(*value) : std::nullopt;
        if (!flag) {
            return fmt::format("the label column '{}' is neither 0 nor 1", printable(field, 60));
        }
        if (*flag) {
            sample.labels.push_back(field);
        }
    }
    std::sort(sample.labels.begin(), sample.labels.end());
    sample.label = joinedClassSet(sample.labels);
    return std::nullopt;
}

} // namespace plateau::data
