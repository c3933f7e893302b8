#pragma once

#include "ui/session/draft.h"
#include "ui/viewmodels/data_files.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/widgets/text.h"

#include <QWidget>

#include <array>

class QComboBox;

namespace plateau::ui {

class Field;

/// Which field plays which part: guessed, and changeable. Below each choice stands what the selected row has
/// there.
class FieldsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FieldsPanel(QWidget* parent = nullptr);
    /// @param entry of the domain file, null without one @param editable false: frozen
    void showFields(const DataEntry* entry, const DraftFields& fields, bool editable);
    /// The row whose values are the preview.
    void showPreview(const DataRowView& row);
    void focusFirstOpen();
    void retranslate();

Q_SIGNALS:
    void fieldsEdited(const plateau::ui::DraftFields& fields);

private:
    static constexpr int parts = 6; ///< text, label, id, group, split, time
    void fill();
    void edit(int part);
    QString hintOf(int part) const;
    const std::string* fieldOf(int part) const;

    DatasetPointer m_dataset;
    data::GuessedMapping m_guess;
    data::FieldMapping m_mapping;
    std::optional<Error> m_fault;
    DraftFields m_fields;
    bool m_editable = true;
    std::optional<DataRowView> m_row;
    TextLabel* m_intro;
    std::array<QComboBox*, parts> m_choices{};
    std::array<Field*, parts> m_controls{};
};

} // namespace plateau::ui
