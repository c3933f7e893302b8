// What the table of samples says: its texts, footer, and the message in its place.

#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/sample_table.h"
#include "ui/pages/data/table_message.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int mostListed = 500; // classes in the list
constexpr int allRowsChoice = -1;

} // namespace

void SampleTable::showProgress(const DataEntry* entry) {
    if (entry != nullptr && entry->state == DataEntry::State::Opening) {
        showMessage(entry);
    }
    if (entry != nullptr && entry->state == DataEntry::State::Scanning) {
        m_index->setFullText(progressText(*entry));
    }
    if (isSearching()) {
        showFooter();
    }
}

void SampleTable::showMessage(const DataEntry* entry) {
    const bool table = entry != nullptr && entry->dataset;
    m_search->setEnabled(table);
    m_columns->setEnabled(table);
    if (entry == nullptr || !entry->scan) {
        const bool scanning = entry != nullptr && entry->state == DataEntry::State::Scanning;
        m_index->setFullText(scanning ? progressText(*entry) : QString());
    }
    if (table) {
        m_stack->setCurrentIndex(m_model->rowCount() == 0 && !m_query.isAll() ? 1 : 0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_message->showEntry(entry);
}

/// At first: text, label and length; of a table what is learned from.
bool SampleTable::showsColumn(int column) const {
    const data::FieldMapping& mapping = m_model->mapping();
    switch (column) {
    case DataTableModel::NumberColumn:
        return true;
    case DataTableModel::TextColumn:
        return mapping.features.empty();
    case DataTableModel::LabelColumn:
        return !mapping.label.empty() || !mapping.labelColumns.empty() ||
               mapping.target == data::TargetForm::ClassName;
    case DataTableModel::LengthColumn:
        return mapping.features.empty();
    default:
        return !mapping.features.empty();
    }
}

int SampleTable::currentColumn() const {
    return m_view->isColumnHidden(DataTableModel::TextColumn) ? DataTableModel::NumberColumn
                                                              : DataTableModel::TextColumn;
}

void SampleTable::fillClasses() {
    m_classes->clear();
    m_classes->setEnabled(m_scan != nullptr);
    const auto target = m_model->mapping().target;
    const bool classes = target == data::TargetForm::ClassName || target == data::TargetForm::ClassSet;
    if (!m_scan || !classes) {
        m_classes->addItem(classes ? tr("All classes") : tr("All rows"), allRowsChoice);
    } else {
        m_classes->addItem(target == data::TargetForm::ClassName
                               ? tr("All %Ln class(es)", nullptr, static_cast<int>(m_scan->counts.size()))
                               : tr("All sets of labels"),
                           allRowsChoice);
    }
    if (!m_scan) {
        return;
    }
    if (m_scan->badCount > 0) {
        m_classes->addItem(tr("%Ln bad row(s)", nullptr, static_cast<int>(m_scan->badCount)), badRowsChoice);
    }
    for (const data::LabelCount& label : m_scan->counts) {
        if (!classes || m_classes->count() >= mostListed) {
            break;
        }
        const auto at = std::lower_bound(m_scan->labelNames.begin(), m_scan->labelNames.end(), label.label);
        m_classes->addItem(
            QStringLiteral("%1  %2").arg(label.label.empty() ? tr("no label") : cellText(label.label),
                                         Texts::count(static_cast<std::int64_t>(label.count))),
            static_cast<int>(at - m_scan->labelNames.begin()));
    }
}

void SampleTable::showFooter() {
    const int rows = m_model->rowCount();
    const auto all =
        static_cast<std::int64_t>(m_model->dataset() ? m_model->dataset()->rowCount() : std::uint64_t{0});
    if (isSearching()) {
        const std::uint64_t total = m_searched->total;
        const double share =
            total > 0 ? static_cast<double>(m_searched->done) / static_cast<double>(total) : 0;
        m_range->setText(tr("searching, %1").arg(Texts::percent(share, 0)));
    } else if (rows == 0) {
        m_range->setText(m_model->dataset() ? tr("no rows") : QString());
    } else if (rows == all) {
        const int first = std::max(0, m_view->rowAt(0));
        const int fitting = std::max(1, m_view->viewport()->height() / rowHeight);
        const int last = std::min(rows, first + fitting);
        m_range->setText(
            tr("rows %1 of %2")
                .arg(Texts::range(Texts::count(first + 1), Texts::count(last)), Texts::count(all)));
    } else {
        m_range->setText(tr("%1 of %2 rows").arg(Texts::count(rows), Texts::count(all)));
    }
    m_onlyButton->setVisible(!m_onlyText.isEmpty());
    if (!m_onlyText.isEmpty()) {
        m_onlyButton->setText(m_onlyText);
        m_onlyButton->setAccessibleName(tr("Show all rows again, not only: %1").arg(m_onlyText));
    }
    if (m_scan) {
        m_index->setFullText(m_scan->badCount == 0 ? tr("all rows can be read")
                                                   : tr("%Ln row(s) cannot be used", nullptr,
                                                        static_cast<int>(m_scan->badCount)));
    }
}

void SampleTable::retranslate() {
    m_search->setAccessibleName(tr("Search the samples"));
    m_search->setPlaceholderText(tr("Search the samples"));
    setPlainToolTip(*m_search, tr("Shows the rows that hold this text in any field; upper and lower case "
                                  "of English letters count as equal"));
    m_classes->setAccessibleName(tr("Class filter"));
    setPlainToolTip(*m_classes, tr("Shows the samples of one class, or the rows that cannot be used"));
    m_columns->setAccessibleName(tr("Columns"));
    setPlainToolTip(*m_columns, tr("Choose which fields are columns"));
    m_view->setAccessibleName(tr("Samples"));
    setPlainToolTip(*m_onlyButton, tr("Show all rows again"));
    m_message->retranslate();
    const QVariant chosen = m_classes->currentData();
    fillClasses();
    m_classes->setCurrentIndex(std::max(0, m_classes->findData(chosen)));
    const auto selected = m_selected;
    m_model->retranslate();
    if (selected) {
        selectRow(*selected);
    }
    if (m_model->dataset() && m_model->rowCount() == 0) {
        m_message->showNoMatch();
    }
    showFooter();
}

} // namespace plateau::ui
