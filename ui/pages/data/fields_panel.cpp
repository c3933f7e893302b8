#include "ui/pages/data/fields_panel.h"

#include "ui/pages/data/column_checks.h"
#include "ui/widgets/field.h"

#include "core/task/task_list.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

QComboBox* makeChoice() {
    auto* choice = new QComboBox;
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(10);
    choice->setMaxVisibleItems(20);
    return choice;
}

} // namespace

FieldsPanel::FieldsPanel(QWidget* parent)
    : QWidget(parent),
      m_intro(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_taskChoice(makeChoice()),
      m_taskField(new Field(m_taskChoice)),
      m_columns(new ColumnChecks),
      m_columnsField(new Field(m_columns)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::stacked);
    m_taskChoice->setObjectName(QStringLiteral("task"));
    column->addWidget(m_taskField);
    connect(m_taskChoice, &QComboBox::activated, this, [this] {
        const QString task = m_taskChoice->currentData().toString();
        if (task != m_task.chosen) {
            Q_EMIT taskChosen(task);
        }
    });
    m_intro->setWordWrap(true);
    column->addWidget(m_intro);
    for (int part = 0; part < parts; ++part) {
        QComboBox* choice = makeChoice();
        m_choices[static_cast<std::size_t>(part)] = choice;
        auto* control = new Field(choice);
        m_controls[static_cast<std::size_t>(part)] = control;
        column->addWidget(control);
        connect(choice, &QComboBox::activated, this, [this, part] { edit(part); });
        if (part == labelPart) {
            column->addWidget(m_columnsField);
        }
    }
    m_columns->setObjectName(QStringLiteral("columns"));
    connect(m_columns, &ColumnChecks::chosen, this, [this](const QStringList& columns) {
        DraftFields fields = m_fields;
        (task().input == task::InputKind::TableRow ? fields.features : fields.labelColumns) = columns;
        Q_EMIT fieldsEdited(fields);
    });
    column->addStretch();
}

const task::TaskInfo& FieldsPanel::task() const {
    return task::taskOf(m_task.inForce.toStdString()).info();
}

void FieldsPanel::showFields(const DataEntry* entry, const DraftFields& fields, const FieldsTask& task) {
    m_dataset = entry != nullptr ? entry->dataset : nullptr;
    m_guess = entry != nullptr ? entry->guess : data::GuessedMapping();
    m_mapping = entry != nullptr ? entry->mapping : data::FieldMapping();
    m_fault = entry != nullptr ? entry->mappingError : std::nullopt;
    m_fields = fields;
    m_task = task;
    fill();
}

void FieldsPanel::showPreview(const DataRowView& row) {
    m_row = row;
    fill();
}

void FieldsPanel::focusFirstOpen() {
    for (int part = 0; part < parts; ++part) {
        if (isWanted(part) && !isFilled(part)) {
            m_choices[static_cast<std::size_t>(part)]->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_choices[0]->setFocus(Qt::OtherFocusReason);
}

const std::string* FieldsPanel::fieldOf(int part) const {
    const auto given = [](const std::optional<std::string>& field) { return field ? &*field : nullptr; };
    switch (part) {
    case 0:
        return m_mapping.text.empty() ? nullptr : &m_mapping.text;
    case 1:
        return m_mapping.label.empty() ? nullptr : &m_mapping.label;
    case 2:
        return given(m_mapping.id);
    case 3:
        return given(m_mapping.group);
    case 4:
        return given(m_mapping.split);
    case 5:
        return given(m_mapping.order);
    case contextPart:
        return given(m_mapping.context);
    case systemPart:
        return given(m_mapping.system);
    default:
        return given(m_mapping.history);
    }
}

bool FieldsPanel::hasLabelColumns() const {
    return task().target == data::TargetForm::ClassSet && !m_mapping.labelColumns.empty();
}

bool FieldsPanel::isFilled(int part) const {
    return fieldOf(part) != nullptr || (part == labelPart && hasLabelColumns());
}

/// A whole conversation holds its answers itself.
bool FieldsPanel::isMust(int part) const {
    const bool whole = task().target == data::TargetForm::Answer && !m_fault;
    return part == textPart || (part == labelPart && !whole);
}

/// One field has one part only.
void FieldsPanel::edit(int part) {
    DraftFields fields = m_fields;
    const QComboBox* choice = m_choices[static_cast<std::size_t>(part)];
    const QString field = choice->currentData().toString();
    fields.*fieldMembers[static_cast<std::size_t>(part)] = field;
    fields.features.removeAll(field);
    fields.labelColumns.removeAll(field);
    if (part == labelPart) {
        fields.labelColumns = choice->currentData(columnsRole).toStringList();
    }
    if (fields != m_fields) {
        Q_EMIT fieldsEdited(fields);
    }
}

void FieldsPanel::retranslate() {
    m_intro->setText(tr("Which field plays which part, with the values of the selected sample."));
    fill();
}

} // namespace plateau::ui
