#pragma once

#include "ui/viewmodels/data_scan.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace plateau::ui {

/// One row of a file, ready to be shown.
struct DataRowView {
    std::uint64_t row = 0;  ///< 0-based
    std::uint64_t line = 0; ///< 1-based
    std::vector<std::optional<std::string>> values;
    std::string fault; ///< why it is no row; empty: it is one
};

/// What a row is to be learned for: the value of its label field, or the labels whose columns say 1, as
/// "a | b". Nothing where the row does not say it. @param fields of the file
std::optional<std::string> targetText(const DataRowView& row, const std::vector<std::string>& fields,
                                      const data::FieldMapping& mapping);

/// The rows of an open file, read when they are asked for; at most a few hundred are held. Which rows, and in
/// which order, is an index made elsewhere. All texts are escaped and cut to a cell's length.
class DataTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Column 0 is the row number, 1 the text, 2 the label, 3 the length; then all other fields.
    enum Column { NumberColumn, TextColumn, LabelColumn, LengthColumn, FirstField };
    enum Role { BadRole = Qt::UserRole, RowRole };

    explicit DataTableModel(QObject* parent = nullptr);

    /// Another file, or none. Shows all its rows.
    void setDataset(const DatasetPointer& dataset, const data::FieldMapping& mapping);
    /// Rows to show, in this order; nothing: all as in the file.
    void setOrder(std::optional<std::vector<std::uint32_t>> order);
    const DatasetPointer& dataset() const { return m_dataset; }

    /// Row of the file in a line of the table.
    std::uint32_t sourceRow(int line) const;
    /// Line of the table that shows a row of the file, or -1. Linear in the shown rows.
    int lineOf(std::uint32_t row) const;
    /// The whole row, uncut; nothing without dataset. Reads the file.
    std::optional<DataRowView> rowView(std::uint32_t row) const;
    /// Names of the columns from FirstField on.
    const QStringList& extraFields() const { return m_extraNames; }
    const data::FieldMapping& mapping() const { return m_mapping; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    /// What the cells of one row show.
    struct Cells {
        QStringList texts;
        bool bad = false;
    };
    void mapColumns();
    Cells makeCells(std::uint32_t row) const;
    const Cells& cells(std::uint32_t row) const;

    DatasetPointer m_dataset;
    data::FieldMapping m_mapping;
    std::optional<std::vector<std::uint32_t>> m_order;
    std::optional<std::size_t> m_text;
    std::optional<std::size_t> m_label;
    std::vector<std::size_t> m_extra; ///< field numbers of the columns from FirstField on
    QStringList m_extraNames;
    mutable std::list<std::pair<std::uint32_t, Cells>> m_recent; ///< newest first
    mutable std::unordered_map<std::uint32_t, decltype(m_recent)::iterator> m_cache;
};

/// Text of a cell: one line, escaped, at most 300 characters.
QString cellText(const std::string& text);

} // namespace plateau::ui
