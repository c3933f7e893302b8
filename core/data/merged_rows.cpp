#include "core/data/merged_rows.h"

#include "core/data/label_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace plateau::data {
namespace {

std::vector<std::string_view> parts(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t begin = 0;;) {
        const auto end = text.find(separator, begin);
        out.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) {
            return out;
        }
        begin = end + 1;
    }
}

} // namespace

MergedRows::MergedRows(const Dataset& dataset, const FieldMapping& mapping)
    : m_delimited(dataset.layout().format == Format::Delimited && dataset.fieldNumber(mapping.text) &&
                  dataset.fieldNumber(mapping.label) && mapping.target != TargetForm::Answer),
      m_delimiter(dataset.layout().delimiter),
      m_columns(dataset.fields().size()),
      m_text(dataset.fieldNumber(mapping.text).value_or(0)),
      m_label(dataset.fieldNumber(mapping.label).value_or(0)) {}

bool MergedRows::isSuspect(std::string_view text) const {
    return m_delimited && text.find('\n') != std::string_view::npos &&
           text.find(m_delimiter) != std::string_view::npos;
}

/// The first line of the text begins in the text's own column, the last one ends in it.
bool MergedRows::isRow(std::string_view line, std::size_t offset, bool last) const {
    const auto cells = parts(line, m_delimiter);
    const bool whole = cells.size() == m_columns - offset || (last && cells.size() == m_text + 1);
    return whole && cells.size() > 1 && m_label >= offset && m_label - offset < cells.size() &&
           m_labels.contains(readLabel(cells[m_label - offset]).label);
}

std::optional<std::string> MergedRows::fault(std::string_view text) const {
    if (!isSuspect(text)) {
        return std::nullopt;
    }
    const auto lines = parts(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (isRow(lines[i], i == 0 ? m_text : 0, i + 1 == lines.size())) {
            return fmt::format("a quote runs over {} lines and takes in whole rows", lines.size());
        }
    }
    return std::nullopt;
}

void refuseMergedRows(const Dataset& dataset, const FieldMapping& mapping, LoadedSamples& loaded) {
    MergedRows merged(dataset, mapping);
    bool any = false;
    for (const Sample& sample : loaded.samples) {
        if (merged.isSuspect(sample.text)) {
            any = true;
        } else {
            merged.learn(sample.label);
        }
    }
    if (!any) {
        return;
    }
    std::erase_if(loaded.samples, [&](const Sample& sample) {
        auto fault = merged.fault(sample.text);
        if (fault) {
            loaded.addBad({sample.line, std::move(*fault)});
        }
        return fault.has_value();
    });
}

} // namespace plateau::data
