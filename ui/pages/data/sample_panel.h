#pragma once

#include "ui/viewmodels/conversation_row.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/widgets/text.h"

#include <QWidget>

#include <optional>

class QPlainTextEdit;

namespace plateau::ui {

class Fact;

/// The selected row: its whole text (up to a limit) or its conversation turn by turn, label and facts, or why
/// it is no row.
class SamplePanel : public QWidget {
    Q_OBJECT
public:
    explicit SamplePanel(QWidget* parent = nullptr);
    void showRow(const DataRowView& row, const data::Dataset& dataset, const data::FieldMapping& mapping);
    void clear();
    void retranslate();
    QString shownText() const;

private:
    void fill();
    QString otherFields() const;

    QString conversationText() const;

    std::optional<DataRowView> m_row;
    std::optional<ConversationRow> m_conversation; ///< of the row, where rows are conversations
    std::vector<std::string> m_fields;
    std::string m_file;
    data::FieldMapping m_mapping;
    TextLabel* m_title;
    TextLabel* m_place;
    QPlainTextEdit* m_text;
    TextLabel* m_cut;
    Fact* m_label;
    Fact* m_length;
    TextLabel* m_othersTitle;
    QPlainTextEdit* m_others;
};

/// Text of a file for a many-line field: escaped, line ends kept, at most 8,000 characters.
QString readableText(const std::string& text);

} // namespace plateau::ui
