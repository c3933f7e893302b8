#include "ui/viewmodels/data_table_model.h"

#include "ui/viewmodels/conversation_row.h"
#include "ui/viewmodels/texts.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <limits>

namespace plateau::ui {

namespace {

constexpr std::size_t cachedRows = 512;
constexpr std::size_t cellBytes = 1200;
constexpr std::size_t cellCharacters = 300;
constexpr std::size_t mostExtra = 60;

} // namespace

QString cellText(const std::string& text) {
    std::string line = text.substr(0, cellBytes);
    while (!line.empty() && line.size() < text.size() &&
           (static_cast<unsigned char>(text[line.size()]) & 0xC0) == 0x80) {
        line.pop_back(); // not in the middle of a character
    }
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return QString::fromStdString(printable(line, cellCharacters));
}

std::optional<std::string> targetText(const DataRowView& row, const std::vector<std::string>& fields,
                                      const data::FieldMapping& mapping) {
    const auto value = [&](const std::string& field) -> std::optional<std::string> {
        const auto at =
            static_cast<std::size_t>(std::find(fields.begin(), fields.end(), field) - fields.begin());
        return at < std::min(fields.size(), row.values.size()) ? row.values[at] : std::nullopt;
    };
    if (mapping.labelColumns.empty()) {
        return mapping.label.empty() ? std::nullopt : value(mapping.label);
    }
    std::vector<std::string> labels;
    for (const std::string& column : mapping.labelColumns) {
        const auto text = value(column);
        const auto flag = text ? data::parseFlag(*text) : std::nullopt;
        if (!flag) {
            return std::nullopt;
        }
        if (*flag) {
            labels.push_back(column);
        }
    }
    return data::joinedClassSet(labels);
}

DataTableModel::DataTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void DataTableModel::setDataset(const DatasetPointer& dataset, const data::FieldMapping& mapping) {
    if (dataset == m_dataset && mapping == m_mapping) {
        return;
    }
    beginResetModel();
    const bool sameRows = dataset == m_dataset;
    m_dataset = dataset;
    m_mapping = mapping;
    if (!sameRows) {
        m_order.reset();
    }
    mapColumns();
    endResetModel();
}

void DataTableModel::mapColumns() {
    m_cache.clear();
    m_recent.clear();
    m_text.reset();
    m_label.reset();
    m_extra.clear();
    m_extraNames.clear();
    if (!m_dataset) {
        return;
    }
    m_text = m_dataset->fieldNumber(m_mapping.text);
    m_label = m_dataset->fieldNumber(m_mapping.label);
    for (std::size_t i = 0; i < m_dataset->fields().size() && m_extra.size() < mostExtra; ++i) {
        if (i != m_text && i != m_label) {
            m_extra.push_back(i);
            m_extraNames << cellText(m_dataset->fields()[i]);
        }
    }
}

void DataTableModel::setOrder(std::optional<std::vector<std::uint32_t>> order) {
    beginResetModel();
    m_order = std::move(order);
    endResetModel();
}

std::uint32_t DataTableModel::sourceRow(int line) const {
    return m_order ? m_order->at(static_cast<std::size_t>(line)) : static_cast<std::uint32_t>(line);
}

int DataTableModel::lineOf(std::uint32_t row) const {
    if (!m_order) {
        return static_cast<int>(row) < rowCount() ? static_cast<int>(row) : -1;
    }
    const auto found = std::find(m_order->begin(), m_order->end(), row);
    return found == m_order->end() ? -1 : static_cast<int>(found - m_order->begin());
}

std::optional<DataRowView> DataTableModel::rowView(std::uint32_t row) const {
    if (!m_dataset || row >= m_dataset->rowCount()) {
        return std::nullopt;
    }
    DataRowView view;
    view.row = row;
    data::Row read;
    const auto fault = m_dataset->read(row, read);
    view.line = m_dataset->line(row);
    if (!fault) {
        view.fault = fault.error().text();
    } else if (*fault) {
        view.line = (*fault)->line;
        view.fault = (*fault)->reason;
    } else {
        view.values = std::move(read.values);
    }
    return view;
}

DataTableModel::Cells DataTableModel::makeCells(std::uint32_t row) const {
    Cells cells;
    const auto view = rowView(row);
    cells.texts << Texts::count(static_cast<std::int64_t>(row) + 1);
    const auto value = [&view](std::optional<std::size_t> field) -> const std::optional<std::string>& {
        static const std::optional<std::string> nothing;
        return field && *field < view->values.size() ? view->values[*field] : nothing;
    };
    if (!view || !view->fault.empty()) {
        cells.bad = true;
        cells.texts << (view ? tr("line %1: %2").arg(view->line).arg(cellText(view->fault)) : QString());
        return cells;
    }
    std::optional<std::string> text = value(m_text);
    auto label = targetText(*view, m_dataset->fields(), m_mapping);
    bool broken = false; // a conversation that cannot be used is shown as it is written
    if (holdsConversations(m_mapping)) {
        ConversationRow read = conversationRow(*view, *m_dataset, m_mapping);
        broken = !read.fault.empty();
        if (!broken) {
            text = std::move(read.sample.text);
            label = std::move(read.sample.label);
        }
    }
    const bool labelled = m_label || !m_mapping.labelColumns.empty();
    const bool empty = label && label->empty() && m_mapping.target != data::TargetForm::ClassSet;
    cells.bad = broken || (m_text && !text) || (labelled && (!label || empty));
    cells.texts << (text ? cellText(*text) : QString()) << (label ? cellText(*label) : QString())
                << (text ? Texts::count(static_cast<std::int64_t>(countCodePoints(*text))) : QString());
    for (const std::size_t field : m_extra) {
        cells.texts << (value(field) ? cellText(*value(field)) : QString());
    }
    return cells;
}

const DataTableModel::Cells& DataTableModel::cells(std::uint32_t row) const {
    const auto known = m_cache.find(row);
    if (known != m_cache.end()) {
        m_recent.splice(m_recent.begin(), m_recent, known->second);
        return m_recent.front().second;
    }
    if (m_recent.size() >= cachedRows) {
        m_cache.erase(m_recent.back().first);
        m_recent.pop_back();
    }
    m_recent.emplace_front(row, makeCells(row));
    m_cache[row] = m_recent.begin();
    return m_recent.front().second;
}

int DataTableModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_dataset) {
        return 0;
    }
    const std::uint64_t rows = m_order ? m_order->size() : m_dataset->rowCount();
    return static_cast<int>(std::min<std::uint64_t>(rows, std::numeric_limits<int>::max()));
}

int DataTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : FirstField + static_cast<int>(m_extra.size());
}

QVariant DataTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const std::uint32_t row = sourceRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cells(row).texts.value(index.column());
    case BadRole:
        return cells(row).bad;
    case RowRole:
        return row;
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == NumberColumn || index.column() == LengthColumn;
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QVariant DataTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == NumberColumn || section == LengthColumn;
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NumberColumn:
        return QStringLiteral("#");
    case TextColumn:
        return holdsConversations(m_mapping) ? tr("Prompt") : tr("Text");
    case LabelColumn:
        if (!m_mapping.labelColumns.empty()) {
            return tr("Labels");
        }
        if (holdsConversations(m_mapping)) {
            return tr("Answer");
        }
        return m_mapping.target == data::TargetForm::ClassName || m_mapping.label.empty()
                   ? tr("Label")
                   : cellText(m_mapping.label);
    case LengthColumn:
        return tr("Characters");
    default:
        return m_extraNames.value(section - FirstField);
    }
}

void DataTableModel::retranslate() {
    beginResetModel();
    m_cache.clear();
    m_recent.clear();
    endResetModel();
}

} // namespace plateau::ui
