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

/// Numbers of the mapped fields in a Row.
class SampleReader {
public:
    SampleReader(const Dataset& dataset, const FieldMapping& mapping)
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

    /// The sample of a row, or why it is none.
    std::optional<std::string> take(const Row& row, std::uint64_t number, Sample& sample) const {
        const auto& values = row.values;
        if (!values[m_text]) {
            return fmt::format("no field '{}'", printable(m_mapping.text, 60));
        }
        if (!values[m_label]) {
            return fmt::format("no field '{}'", printable(m_mapping.label, 60));
        }
        if (isBlank(*values[m_label])) {
            return fmt::format("the label ('{}') is empty", printable(m_mapping.label, 60));
        }
        const auto optionalValue = [&](const std::optional<std::size_t>& field) {
            return field && values[*field] ? *values[*field] : std::string();
        };
        sample.id = optionalValue(m_id);
        sample.group = optionalValue(m_group);
        sample.split = optionalValue(m_split);
        sample.order = optionalValue(m_order);
        sample.text = *values[m_text];
        sample.label = *values[m_label];
        sample.row = number;
        sample.line = row.line;
        if (sample.id.empty()) {
            sample.id = std::to_string(number);
        }
        return std::nullopt;
    }

private:
    const FieldMapping& m_mapping;
    std::size_t m_text;
    std::size_t m_label;
    std::optional<std::size_t> m_id;
    std::optional<std::size_t> m_group;
    std::optional<std::size_t> m_split;
    std::optional<std::size_t> m_order;
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
