#pragma once

#include "core/data/samples.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace plateau::data {

/// Finds rows of a delimited file that a stray quote made of several: a text that runs over line ends and
/// whose lines are whole rows, down to a label that other samples have. Nobody can tell what was meant.
/// Answers are no labels and return by chance only: there it finds none.
class MergedRows {
public:
    MergedRows(const Dataset& dataset, const FieldMapping& mapping);

    /// Only such texts are looked at; no others of the file have labels that count.
    bool isSuspect(std::string_view text) const;
    void learn(const std::string& label) { m_labels.insert(label); }
    /// Why the row is bad; call it when every label was learned.
    std::optional<std::string> fault(std::string_view text) const;

private:
    bool isRow(std::string_view line, std::size_t offset, bool last) const;

    bool m_delimited;
    char m_delimiter;
    std::size_t m_columns;
    std::size_t m_text;
    std::size_t m_label;
    std::unordered_set<std::string> m_labels;
};

/// Moves merged rows from the samples to the bad rows.
void refuseMergedRows(const Dataset& dataset, const FieldMapping& mapping, LoadedSamples& loaded);

} // namespace plateau::data
