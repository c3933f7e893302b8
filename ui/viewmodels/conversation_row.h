#pragma once

#include "ui/viewmodels/data_table_model.h"

#include "core/data/samples.h"

namespace plateau::ui {

/// The conversation that a row of a file is, or why it is none.
struct ConversationRow {
    data::Sample sample; ///< turns, what is before the last answer, the answer; empty with a fault
    std::string fault;
};

/// Whether rows of this mapping are conversations whose field is known.
bool holdsConversations(const data::FieldMapping& mapping);

/// @param row one that could be read @param mapping one that holds conversations
ConversationRow conversationRow(const DataRowView& row, const data::Dataset& dataset,
                                const data::FieldMapping& mapping);

} // namespace plateau::ui
