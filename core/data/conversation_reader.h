#pragma once

#include "core/data/dataset.h"
#include "core/data/mapping.h"
#include "core/data/samples.h"

#include <optional>
#include <string>
#include <string_view>

namespace plateau::data {

/// Makes a conversation of a row: of a field that holds all of it, or of a prompt and its answer with what
/// the mapping adds to them (TargetForm::Answer).
class ConversationReader {
public:
    /// Both must outlive the reader and fit each other (checkMapping).
    ConversationReader(const Dataset& dataset, const FieldMapping& mapping);

    /// Fills text, label and turns. A system prompt of its own field goes first. A prompt or an answer may be
    /// a list of messages itself; an answer that is an object or another list counts as its compact JSON,
    /// keys sorted. @return why the row is none: "'messages': turn 3 has the unknown role 'narrator'"
    std::optional<std::string> take(const Row& row, Sample& sample) const;

private:
    using FieldNumber = std::optional<std::size_t>;

    std::optional<std::string> addPrompt(const Row& row, Conversation& turns) const;
    std::optional<std::string> addAnswer(const Row& row, Conversation& turns) const;

    const FieldMapping& m_mapping;
    FieldNumber m_text;
    FieldNumber m_label;
    FieldNumber m_context;
    FieldNumber m_system;
    FieldNumber m_history;
};

} // namespace plateau::data
