#include "ui/pages/data/fields_panel.h"

#include "ui/viewmodels/texts.h"
#include "ui/widgets/field.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr std::size_t mostFields = 400;

QString& partOf(DraftFields& fields, int part) {
    QString* const parts[] = {&fields.text,  &fields.label, &fields.id,
                              &fields.group, &fields.split, &fields.order};
    return *parts[part];
}

} // namespace

FieldsPanel::FieldsPanel(QWidget* parent)
    : QWidget(parent), m_intro(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::stacked);
    m_intro->setWordWrap(true);
    column->addWidget(m_intro);
    for (int part = 0; part < parts; ++part) {
        auto* choice = new QComboBox;
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(10);
        choice->setMaxVisibleItems(20);
        m_choices[static_cast<std::size_t>(part)] = choice;
        auto* control = new Field(choice);
        m_controls[static_cast<std::size_t>(part)] = control;
        column->addWidget(control);
        connect(choice, &QComboBox::activated, this, [this, part] { edit(part); });
    }
    column->addStretch();
}

void FieldsPanel::showFields(const DataEntry* entry, const DraftFields& fields, bool editable) {
    m_dataset = entry != nullptr ? entry->dataset : nullptr;
    m_guess = entry != nullptr ? entry->guess : data::GuessedMapping();
    m_mapping = entry != nullptr ? entry->mapping : data::FieldMapping();
    m_fault = entry != nullptr ? entry->mappingError : std::nullopt;
    m_fields = fields;
    m_editable = editable;
    fill();
}

void FieldsPanel::showPreview(const DataRowView& row) {
    m_row = row;
    fill();
}

void FieldsPanel::focusFirstOpen() {
    for (int part = 0; part < parts; ++part) {
        if (fieldOf(part) == nullptr) {
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

void FieldsPanel::fill() {
    const QString names[] = {tr("Text"), tr("Label"), tr("Id"), tr("Group"), tr("Split"), tr("Time")};
    const QString tips[] = {tr("What the model reads. Usually the longest field"),
                            tr("What the model learns to tell: one class a sample"),
                            tr("Names a sample in results and exports. Without one the row number does"),
                            tr("Samples of one group, such as one author or template, stay together on one "
                               "side of the test split"),
                            tr("Says of each sample whether it is for training, validation or test"),
                            tr("A number or date. Choose it to make the latest samples the test set")};
    for (int part = 0; part < parts; ++part) {
        const auto at = static_cast<std::size_t>(part);
        QComboBox* choice = m_choices[at];
        const QSignalBlocker blocker(choice);
        choice->clear();
        DraftFields named = m_fields;
        const std::string* inForce = fieldOf(part);
        const bool automatic = partOf(named, part).isEmpty();
        choice->addItem(automatic && inForce != nullptr
                            ? tr("Guessed: %1").arg(cellText(*inForce))
                            : (part < 2 ? tr("Guess it") : tr("Guess it, or none")),
                        QString());
        for (std::size_t i = 0; m_dataset && i < m_dataset->fields().size() && i < mostFields; ++i) {
            const std::string& field = m_dataset->fields()[i];
            choice->addItem(cellText(field), QString::fromStdString(field));
        }
        choice->setCurrentIndex(std::max(0, choice->findData(partOf(named, part))));
        choice->setEnabled(m_editable && m_dataset);
        m_controls[at]->setTexts(names[part], tips[part], hintOf(part));
        const bool open = part < 2 && m_dataset && inForce == nullptr;
        m_controls[at]->setFault(open ? tr("Choose the field") : QString());
    }
    if (m_fault && fieldOf(0) != nullptr && fieldOf(1) != nullptr) {
        m_controls[1]->setFault(Texts::errorDetail(*m_fault));
    }
}

void FieldsPanel::retranslate() {
    m_intro->setText(tr("Which field plays which part, with the values of the selected sample."));
    fill();
}

} // namespace plateau::ui
