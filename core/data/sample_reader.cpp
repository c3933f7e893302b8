#include "core/data/sample_reader.h"

#include "core/base/utf8.h"
#include "core/data/label_value.h"

#include <fmt/format.h>

namespace plateau::data {

SampleReader::SampleReader(const Dataset& dataset, const FieldMapping& mapping)
    : m_mapping(mapping),
      m_text(*dataset.fieldNumber(mapping.text)),
      m_label(*dataset.fieldNumber(mapping.label)) {
    const auto number = [&](const std::optional<std::string>& field) {
        return field ? dataset.fieldNumber(*field) : std::nullopt;
    };
    m_id = number(mapping.id);
    m_group = number(mapping.group);
    m_split = number(mapping.split);
    m_order = number(mapping.order);
}

std::optional<std::string> SampleReader::take(const Row& row, std::uint64_t number, Sample& sample,
                                              bool& respelled) const {
    const auto& values = row.values;
    if (!values[m_text]) {
        return fmt::format("no field '{}'", printable(m_mapping.text, 60));
    }
    if (!values[m_label]) {
        return fmt::format("no field '{}'", printable(m_mapping.label, 60));
    }
    if (!row.nested.empty() && row.nested[m_text]) {
        return fmt::format("the text ('{}') is a JSON list or object", printable(m_mapping.text, 60));
    }
    LabelReading label = readLabel(*values[m_label]);
    if (label.label.empty()) {
        return fmt::format("the label ('{}') {}", printable(m_mapping.label, 60), label.fault);
    }
    const auto optionalValue = [&](const std::optional<std::size_t>& field) {
        return field && values[*field] ? *values[*field] : std::string();
    };
    sample.id = optionalValue(m_id);
    sample.group = optionalValue(m_group);
    sample.split = optionalValue(m_split);
    sample.order = optionalValue(m_order);
    sample.text = *values[m_text];
    sample.label = std::move(label.label);
    sample.row = number;
    sample.line = row.line;
    if (sample.id.empty()) {
        sample.id = std::to_string(number);
    }
    respelled = label.respelled;
    return std::nullopt;
}

} // namespace plateau::data
