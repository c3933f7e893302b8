#pragma once

#include "ui/session/draft.h"
#include "ui/viewmodels/data_files.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/widgets/text.h"

#include "core/task/task.h"

#include <QWidget>

#include <array>

class QComboBox;

namespace plateau::ui {

class ColumnChecks;
class Field;

/// What is learned, as the panel shows it; ids of tasks.
struct FieldsTask {
    QString chosen;   ///< by the user; empty: what the data propose
    QString proposed; ///< empty: not known yet
    QString inForce;
    bool editable = true; ///< false: frozen
};

/// What is to be learned, and which field plays which part: guessed, and changeable. Below each choice stands
/// what the selected row has there.
class FieldsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FieldsPanel(QWidget* parent = nullptr);
    /// @param entry of the domain file, null without one
    void showFields(const DataEntry* entry, const DraftFields& fields, const FieldsTask& task);
    /// The row whose values are the preview.
    void showPreview(const DataRowView& row);
    void focusFirstOpen();
    void retranslate();

Q_SIGNALS:
    void fieldsEdited(const plateau::ui::DraftFields& fields);
    /// Empty: what the data propose.
    void taskChosen(const QString& task);

private:
    static constexpr int parts = 9;
    static constexpr int textPart = 0;
    static constexpr int labelPart = 1;
    static constexpr int contextPart = 6; ///< from here on: of conversations only
    static constexpr int systemPart = 7;
    static constexpr int columnsRole = Qt::UserRole + 1; ///< of the choice "one column a label"
    static constexpr std::array<QString DraftFields::*, parts> fieldMembers{
        &DraftFields::text,    &DraftFields::label,  &DraftFields::id,
        &DraftFields::group,   &DraftFields::split,  &DraftFields::order,
        &DraftFields::context, &DraftFields::system, &DraftFields::history};
    const task::TaskInfo& task() const;
    void fill();
    void fillTask();
    void fillPart(int part);
    void addLabelColumns(QComboBox& choice) const;
    bool isWanted(int part) const;
    bool isMust(int part) const;
    QString openText(int part) const;
    QString nameOf(int part) const;
    QString tipOf(int part) const;
    void edit(int part);
    QString hintOf(int part) const;
    const std::string* fieldOf(int part) const;
    bool isFilled(int part) const;
    bool hasLabelColumns() const;
    void fillColumns();

    DatasetPointer m_dataset;
    data::GuessedMapping m_guess;
    data::FieldMapping m_mapping;
    std::optional<Error> m_fault;
    DraftFields m_fields;
    FieldsTask m_task;
    std::optional<DataRowView> m_row;
    TextLabel* m_intro;
    QComboBox* m_taskChoice;
    Field* m_taskField;
    ColumnChecks* m_columns; ///< labels, or what is learned from
    Field* m_columnsField;
    std::array<QComboBox*, parts> m_choices{};
    std::array<Field*, parts> m_controls{};
};

} // namespace plateau::ui
