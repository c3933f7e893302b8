#pragma once

#include "core/data/conversation_reader.h"
#include "core/data/dataset.h"
#include "core/data/mapping.h"
#include "core/data/samples.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
    using FieldNumber = std::optional<std::size_t>;
    std::optional<std::string> takeParts(const Row& row, Sample& sample, bool& respelled) const;
    std::optional<std::string> takeInput(const Row& row, Sample& sample) const;
    std::optional<std::string> takeTarget(const Row& row, Sample& sample, bool& respelled) const;
    std::optional<std::string> takeLabelColumns(const Row& row, Sample& sample) const;

    const FieldMapping& m_mapping;
    ConversationReader m_conversation;
    FieldNumber m_text;
    FieldNumber m_label;
    FieldNumber m_id;
    FieldNumber m_group;
    FieldNumber m_split;
    FieldNumber m_order;
    std::vector<FieldNumber> m_features;
    std::vector<FieldNumber> m_labelColumns;
};

} // namespace plateau::data
