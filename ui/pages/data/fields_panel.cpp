#include "ui/pages/data/fields_panel.h"

#include "ui/viewmodels/task_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/field.h"

#include "core/task/task_list.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr std::size_t mostFields = 400;

constexpr int textPart = 0;
constexpr int labelPart = 1;
constexpr qsizetype namedFeatures = 30;

QComboBox* makeChoice() {
    auto* choice = new QComboBox;
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(10);
    choice->setMaxVisibleItems(20);
    return choice;
}

const task::TaskInfo& infoOf(const FieldsTask& task) {
    return task::taskOf(task.inForce.toStdString()).info();
}

QString& partOf(DraftFields& fields, int part) {
    QString* const parts[] = {&fields.text,  &fields.label, &fields.id,
                              &fields.group, &fields.split, &fields.order};
    return *parts[part];
}

} // namespace

FieldsPanel::FieldsPanel(QWidget* parent)
    : QWidget(parent),
      m_intro(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_taskChoice(makeChoice()),
      m_taskField(new Field(m_taskChoice)),
      m_features(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
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
    m_features->setWordWrap(true);
    column->addWidget(m_intro);
    for (int part = 0; part < parts; ++part) {
        QComboBox* choice = makeChoice();
        m_choices[static_cast<std::size_t>(part)] = choice;
        auto* control = new Field(choice);
        m_controls[static_cast<std::size_t>(part)] = control;
        column->addWidget(control);
        connect(choice, &QComboBox::activated, this, [this, part] { edit(part); });
    }
    column->addWidget(m_features);
    column->addStretch();
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
        if (isWanted(part) && fieldOf(part) == nullptr) {
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
    default:
        return given(m_mapping.order);
    }
}

void FieldsPanel::edit(int part) {
    DraftFields fields = m_fields;
    partOf(fields, part) = m_choices[static_cast<std::size_t>(part)]->currentData().toString();
    if (fields != m_fields) {
        Q_EMIT fieldsEdited(fields);
    }
}

/// What the selected row has in the field.
QString FieldsPanel::hintOf(int part) const {
    const std::string* field = fieldOf(part);
    if (field == nullptr || !m_dataset || !m_row) {
        return {};
    }
    const auto number = m_dataset->fieldNumber(*field);
    if (!number || *number >= m_row->values.size() || !m_row->values[*number]) {
        return tr("row %1: nothing").arg(m_row->row + 1);
    }
    return tr("row %1: %2").arg(m_row->row + 1).arg(cellText(*m_row->values[*number]).left(70));
}

/// Tables have no text, raw text has no label.
bool FieldsPanel::isWanted(int part) const {
    const task::TaskInfo& task = infoOf(m_task);
    if (part == textPart) {
        return task.input == task::InputKind::Text;
    }
    return part != labelPart || task.target != data::TargetForm::None;
}

QString FieldsPanel::nameOf(int part) const {
    if (part == labelPart) {
        switch (infoOf(m_task).target) {
        case data::TargetForm::Number:
            return tr("Number to predict");
        case data::TargetForm::ClassSet:
            return tr("Labels");
        default:
            return tr("Label");
        }
    }
    const QString names[] = {tr("Text"), {}, tr("Id"), tr("Group"), tr("Split"), tr("Time")};
    return names[part];
}

QString FieldsPanel::tipOf(int part) const {
    if (part == labelPart) {
        switch (infoOf(m_task).target) {
        case data::TargetForm::Number:
            return tr("The column that the model learns to predict: numbers");
        case data::TargetForm::ClassSet:
            return tr("The labels of a text: a JSON list, or names with ; | or , between them");
        default:
            return tr("What the model learns to tell: one class a sample");
        }
    }
    const QString tips[] = {tr("What the model reads. Usually the longest field"),
                            {},
                            tr("Names a sample in results and exports. Without one the row number does"),
                            tr("Samples of one group, such as one author or template, stay together on one "
                               "side of the test split"),
                            tr("Says of each sample whether it is for training, validation or test"),
                            tr("A number or date. Choose it to make the latest samples the test set")};
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
    if (part == labelPart && infoOf(m_task).target == data::TargetForm::Number) {
        return tr("Choose a column");
    }
    return part == textPart || part == labelPart ? tr("Guess it") : tr("Guess it, or none");
}

void FieldsPanel::fillPart(int part) {
    const auto at = static_cast<std::size_t>(part);
    const bool must = part == textPart || part == labelPart;
    QComboBox* choice = m_choices[at];
    const QSignalBlocker blocker(choice);
    choice->clear();
    DraftFields named = m_fields;
    const std::string* inForce = fieldOf(part);
    const bool automatic = partOf(named, part).isEmpty();
    choice->addItem(automatic && inForce != nullptr ? tr("Guessed: %1").arg(cellText(*inForce))
                                                    : openText(part),
                    QString());
    for (std::size_t i = 0; m_dataset && i < m_dataset->fields().size() && i < mostFields; ++i) {
        const std::string& field = m_dataset->fields()[i];
        choice->addItem(cellText(field), QString::fromStdString(field));
    }
    choice->setCurrentIndex(std::max(0, choice->findData(partOf(named, part))));
    choice->setEnabled(m_task.editable && m_dataset);
    m_controls[at]->setTexts(nameOf(part), tipOf(part), hintOf(part));
    m_controls[at]->setFault(must && m_dataset && inForce == nullptr ? tr("Choose the field") : QString());
    m_controls[at]->setVisible(isWanted(part));
}

void FieldsPanel::fill() {
    fillTask();
    for (int part = 0; part < parts; ++part) {
        fillPart(part);
    }
    const bool named = fieldOf(labelPart) != nullptr && (fieldOf(textPart) != nullptr || !isWanted(textPart));
    if (m_fault && named) {
        m_controls[labelPart]->setFault(Texts::errorDetail(*m_fault));
    }
    QStringList features;
    for (const std::string& feature : m_mapping.features) {
        features << cellText(feature);
    }
    if (features.size() > namedFeatures) {
        features = features.first(namedFeatures) << QStringLiteral("…");
    }
    m_features->setText(tr("Learned from: %1").arg(features.join(tr(", "))));
    m_features->setVisible(!features.isEmpty() && !m_fault);
}

void FieldsPanel::retranslate() {
    m_intro->setText(tr("Which field plays which part, with the values of the selected sample."));
    fill();
}

} // namespace plateau::ui
