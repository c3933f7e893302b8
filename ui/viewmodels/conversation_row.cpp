#include "ui/viewmodels/conversation_row.h"

#include "core/data/conversation_reader.h"

namespace plateau::ui {

bool holdsConversations(const data::FieldMapping& mapping) {
    return mapping.target == data::TargetForm::Answer && !mapping.text.empty();
}

ConversationRow conversationRow(const DataRowView& row, const data::Dataset& dataset,
                                const data::FieldMapping& mapping) {
    ConversationRow read;
    data::Row values;
    values.values = row.values;
    values.line = row.line;
    if (auto fault = data::ConversationReader(dataset, mapping).take(values, read.sample)) {
        read.fault = std::move(*fault);
    }
    return read;
}

} // namespace plateau::ui
