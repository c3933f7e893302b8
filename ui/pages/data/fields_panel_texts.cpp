// What the fields panel shows: choices, names, hints.

#include "ui/pages/data/column_checks.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/viewmodels/task_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/field.h"

#include "core/data/field_probe.h"
#include "core/task/task_list.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace plateau::ui {

namespace {

constexpr std::size_t mostFields = 400;

} // namespace

/// What the selected row has in the field.
QString FieldsPanel::hintOf(int part) const {
    const std::string* field = fieldOf(part);
    if (!isFilled(part) || !m_dataset || !m_row) {
        return {};
    }
    if (field == nullptr) {
        const auto labels = targetText(*m_row, m_dataset->fields(), m_mapping);
        const QString shown = !labels           ? tr("not only 0 and 1")
                              : labels->empty() ? tr("no label")
                                                : cellText(*labels);
        return tr("row %1: %2").arg(m_row->row + 1).arg(shown);
    }
    const auto number = m_dataset->fieldNumber(*field);
    if (!number || *number >= m_row->values.size() || !m_row->values[*number]) {
        return tr("row %1: nothing").arg(m_row->row + 1);
    }
    return tr("row %1: %2").arg(m_row->row + 1).arg(cellText(*m_row->values[*number]).left(70));
}

/// Tables have no text, raw text has no label; only a prompt has a context and a history.
bool FieldsPanel::isWanted(int part) const {
    const task::TaskInfo& info = task();
    if (part == textPart) {
        return info.input == task::InputKind::Text;
    }
    if (part >= contextPart) {
        const bool prompt = part == systemPart || !m_mapping.label.empty();
        return info.target == data::TargetForm::Answer && prompt;
    }
    return part != labelPart || info.target != data::TargetForm::None;
}

QString FieldsPanel::nameOf(int part) const {
    if (part == labelPart) {
        switch (task().target) {
        case data::TargetForm::Number:
            return tr("Number to predict");
        case data::TargetForm::ClassSet:
            return tr("Labels");
        case data::TargetForm::Answer:
            return tr("Answer");
        default:
            return tr("Label");
        }
    }
    const bool answers = task().target == data::TargetForm::Answer;
    const QString names[] = {answers ? tr("Prompt or conversation") : tr("Text"),
                             {},
                             tr("Id"),
                             tr("Group"),
                             tr("Split"),
                             tr("Time"),
                             tr("Context"),
                             tr("System prompt"),
                             tr("Earlier turns")};
    return names[part];
}

QString FieldsPanel::tipOf(int part) const {
    if (part == labelPart) {
        switch (task().target) {
        case data::TargetForm::Number:
            return tr("The column that the model learns to predict: numbers");
        case data::TargetForm::ClassSet:
            return tr(
                "The labels of a text: a JSON list, names with ; | or , between them, or one column of 0 "
                "and 1 a label");
        case data::TargetForm::Answer:
            return tr(
                "What the model learns to write. A field of whole conversations holds its answers itself");
        default:
            return tr("What the model learns to tell: one class a sample");
        }
    }
    const bool answers = task().target == data::TargetForm::Answer;
    const QString tips[] = {answers
                                ? tr("The question or instruction, or a list of messages with their answers")
                                : tr("What the model reads. Usually the longest field"),
                            {},
                            tr("Names a sample in results and exports. Without one the row number does"),
                            tr("Samples of one group, such as one author or template, stay together on one "
                               "side of the test split"),
                            tr("Says of each sample whether it is for training, validation or test"),
                            tr("A number or date. Choose it to make the latest samples the test set"),
                            tr("Added to the prompt after a blank line, such as Alpaca's input"),
                            tr("What stands above the conversation, such as who the model is to be"),
                            tr("A list of prompts and answers that went before")};
    return tips[part];
}

/// The proposal first, then every task.
void FieldsPanel::fillTask() {
    const QSignalBlocker blocker(m_taskChoice);
    m_taskChoice->clear();
    const task::Task* proposed = task::find(m_task.proposed.toStdString());
    m_taskChoice->addItem(proposed != nullptr ? tr("Proposed: %1").arg(TaskTexts::name(*proposed))
                                              : tr("As the data propose"),
                          QString());
    for (const task::Task* task : task::all()) {
        m_taskChoice->addItem(TaskTexts::name(*task), QString::fromStdString(std::string(task->info().id)));
    }
    const QString shown = m_task.editable ? m_task.chosen : m_task.inForce;
    m_taskChoice->setCurrentIndex(std::max(0, m_taskChoice->findData(shown)));
    m_taskChoice->setEnabled(m_task.editable);
    m_taskField->setTexts(tr("Task"),
                          tr("What the model shall learn. It decides which fields count, which models can be "
                             "chosen and what the score is"),
                          TaskTexts::about(task::taskOf(m_task.inForce.toStdString())));
}

/// What stands where nothing is named or guessed.
QString FieldsPanel::openText(int part) const {
    if (part == labelPart && task().target == data::TargetForm::Number) {
        return tr("Choose a column");
    }
    if (part == labelPart && !isMust(part)) {
        return tr("In the conversation");
    }
    return part == textPart || part == labelPart ? tr("Guess it") : tr("Guess it, or none");
}

/// Beside the fields of the file: labels that have a column each, where the file has such columns.
void FieldsPanel::addLabelColumns(QComboBox& choice) const {
    QStringList columns = m_fields.labelColumns;
    for (const std::string& column :
         m_dataset&& columns.isEmpty() ? data::flagColumns(*m_dataset) : std::vector<std::string>()) {
        columns << QString::fromStdString(column);
    }
    if (!columns.isEmpty()) {
        choice.addItem(tr("One column of 0 and 1 a label"));
        choice.setItemData(choice.count() - 1, columns, columnsRole);
    }
}

void FieldsPanel::fillPart(int part) {
    const auto at = static_cast<std::size_t>(part);
    const bool sets = part == labelPart && task().target == data::TargetForm::ClassSet;
    QComboBox* choice = m_choices[at];
    const QSignalBlocker blocker(choice);
    choice->clear();
    DraftFields named = m_fields;
    const std::string* inForce = fieldOf(part);
    const bool columns = sets && !m_fields.labelColumns.isEmpty();
    const bool automatic = (named.*fieldMembers[at]).isEmpty() && !columns;
    const QString guessed = inForce != nullptr          ? cellText(*inForce)
                            : sets && hasLabelColumns() ? tr("one column a label")
                                                        : QString();
    choice->addItem(automatic && !guessed.isEmpty() ? tr("Guessed: %1").arg(guessed) : openText(part),
                    QString());
    if (sets) {
        addLabelColumns(*choice);
    }
    const int own = choice->count() - 1;
    for (std::size_t i = 0; m_dataset && i < m_dataset->fields().size() && i < mostFields; ++i) {
        const std::string& field = m_dataset->fields()[i];
        choice->addItem(cellText(field), QString::fromStdString(field));
    }
    choice->setCurrentIndex(columns ? own : std::max(0, choice->findData((named.*fieldMembers[at]))));
    choice->setEnabled(m_task.editable && m_dataset);
    m_controls[at]->setTexts(nameOf(part), tipOf(part), hintOf(part));
    m_controls[at]->setFault(isMust(part) && m_dataset && !isFilled(part) ? tr("Choose the field")
                                                                          : QString());
    m_controls[at]->setVisible(isWanted(part));
}

/// Columns that can be labels, or that a table can be learned from: those that play no other part.
void FieldsPanel::fillColumns() {
    const bool table = task().input == task::InputKind::TableRow && !m_fault;
    const auto& inForce = table ? m_mapping.features : m_mapping.labelColumns;
    QStringList columns;
    QStringList checked;
    for (std::size_t i = 0; m_dataset && i < m_dataset->fields().size() && i < mostFields; ++i) {
        const std::string& field = m_dataset->fields()[i];
        bool other = false;
        for (int part = 0; part < parts; ++part) {
            other = other || (fieldOf(part) != nullptr && *fieldOf(part) == field);
        }
        if (!other) {
            columns << QString::fromStdString(field);
        }
    }
    for (const std::string& field : inForce) {
        checked << QString::fromStdString(field);
    }
    m_columns->setColumns(columns, checked, table ? 1 : 2);
    m_columns->setEnabled(m_task.editable);
    const QString count =
        tr("%1 of %Ln column(s)", nullptr, static_cast<int>(columns.size())).arg(checked.size());
    m_columnsField->setTexts(
        table ? tr("Learned from") : tr("Columns of 0 and 1"),
        table ? tr("The columns that the model may use. Leave out what is not known when it "
                   "is asked, such as a later result")
              : tr("Each checked column is a label: 1 where the text has it, 0 where not. At "
                   "least two"),
        count);
    m_columnsField->setVisible(m_dataset && (table || hasLabelColumns()));
}

void FieldsPanel::fill() {
    fillTask();
    for (int part = 0; part < parts; ++part) {
        fillPart(part);
    }
    const bool named = isFilled(labelPart) && (isFilled(textPart) || !isWanted(textPart));
    if (m_fault && named) {
        m_controls[labelPart]->setFault(Texts::errorDetail(*m_fault));
    }
    fillColumns();
}

} // namespace plateau::ui
