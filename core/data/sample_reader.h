#pragma once

#include "core/data/dataset.h"
#include "core/data/mapping.h"
#include "core/data/samples.h"

#include <cstdint>
#include <optional>
#include <string>

namespace plateau::data {

/// Makes samples of rows: what a row's values mean, and why a row is none, is decided here for everyone.
class SampleReader {
public:
    /// Both must outlive the reader and fit each other (checkMapping).
    SampleReader(const Dataset& dataset, const FieldMapping& mapping);

    /// The sample of row `number`, or why it is none. @param respelled set when the label lost white space
    /// around it or changed its Unicode form
    std::optional<std::string> take(const Row& row, std::uint64_t number, Sample& sample,
                                    bool& respelled) const;

private:
    const FieldMapping& m_mapping;
    std::size_t m_text;
    std::size_t m_label;
    std::optional<std::size_t> m_id;
    std::optional<std::size_t> m_group;
    std::optional<std::size_t> m_split;
    std::optional<std::size_t> m_order;
};

} // namespace plateau::data
