#include "core/data/conversation_reader.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/conversation_value.h"

#include <fmt/format.h>

#include <iterator>

namespace plateau::data {
namespace {

/// The value, or an empty text where the row has none.
std::string_view valueOf(const Row& row, const std::optional<std::size_t>& field) {
    return field && row.values[*field] ? std::string_view(*row.values[*field]) : std::string_view();
}

std::string about(const std::string& field, const std::string& fault) {
    return fmt::format("'{}': {}", printable(field, 60), fault);
}

/// A list of messages, whole or damaged: readTurns() says what is wrong with it. A cell of a delimited file
/// that only looks like one is a text.
bool holdsTurns(const Row& row, std::size_t field) {
    const std::string& value = *row.values[field];
    return isConversation(value) || (!row.nested.empty() && row.nested[field] && looksLikeTurns(value));
}

void append(Conversation& turns, Conversation more) {
    turns.insert(turns.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

ConversationReader::ConversationReader(const Dataset& dataset, const FieldMapping& mapping)
    : m_mapping(mapping) {
    const auto number = [&](const std::string& field) {
        return field.empty() ? std::nullopt : dataset.fieldNumber(field);
    };
    m_text = number(mapping.text);
    m_label = number(mapping.label);
    m_context = number(mapping.context.value_or(""));
    m_system = number(mapping.system.value_or(""));
    m_history = number(mapping.history.value_or(""));
}

std::optional<std::string> ConversationReader::take(const Row& row, Sample& sample) const {
    ConversationReading written;
    if (auto fault = addPrompt(row, written.turns)) {
        return fault;
    }
    if (auto fault = m_label ? addAnswer(row, written.turns) : std::nullopt) {
        return fault;
    }
    ConversationReading reading = settled(written);
    if (!reading.fault.empty()) {
        return about(m_label ? m_mapping.label : m_mapping.text, reading.fault);
    }
    if (const std::string_view system = valueOf(row, m_system); !isBlank(system)) {
        Turn& first = reading.turns.front();
        if (first.speaker == Speaker::System) {
            first.text = first.text == system ? first.text : std::string(system) + "\n\n" + first.text;
        } else {
            reading.turns.insert(reading.turns.begin(), {Speaker::System, std::string(system)});
        }
    }
    sample.text = promptText(reading.turns);
    sample.label = reading.turns.back().text;
    sample.turns = std::move(reading.turns);
    return std::nullopt;
}

std::optional<std::string> ConversationReader::addPrompt(const Row& row, Conversation& turns) const {
    if (!m_text || !row.values[*m_text]) {
        return fmt::format("no field '{}'", printable(m_mapping.text, 60));
    }
    const std::string& prompt = *row.values[*m_text];
    const std::string_view context = valueOf(row, m_context);
    const std::string_view history = valueOf(row, m_history);
    if (!m_label || holdsTurns(row, *m_text)) {
        ConversationReading reading = readTurns(prompt);
        if (reading.fault.empty() && (!isBlank(context) || !isBlank(history))) {
            reading.fault = "is a whole conversation, to which no context and no history can be added";
        }
        append(turns, std::move(reading.turns));
        return reading.fault.empty() ? std::nullopt : std::optional(about(m_mapping.text, reading.fault));
    }
    if (!isBlank(history)) {
        ConversationReading reading = readHistory(history);
        if (!reading.fault.empty()) {
            return about(*m_mapping.history, reading.fault);
        }
        append(turns, std::move(reading.turns));
    }
    std::string text = isBlank(prompt) ? std::string() : prompt;
    if (!isBlank(context)) {
        text += text.empty() ? std::string(context) : "\n\n" + std::string(context);
    }
    if (text.empty()) {
        return fmt::format("the prompt ('{}') is empty", printable(m_mapping.text, 60));
    }
    turns.push_back({Speaker::User, std::move(text)});
    return std::nullopt;
}

std::optional<std::string> ConversationReader::addAnswer(const Row& row, Conversation& turns) const {
    const auto& answer = row.values[*m_label];
    if (!answer) {
        return fmt::format("no field '{}'", printable(m_mapping.label, 60));
    }
    if (!holdsTurns(row, *m_label)) {
        turns.push_back({Speaker::Assistant, *answer});
        return std::nullopt;
    }
    ConversationReading reading = readTurns(*answer);
    append(turns, std::move(reading.turns));
    return reading.fault.empty() ? std::nullopt : std::optional(about(m_mapping.label, reading.fault));
}

} // namespace plateau::data
