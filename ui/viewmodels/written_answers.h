#pragma once

#include "ui/session/snapshot.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace plateau::ui {

/// What a cell wrote for one test item. All texts are untrusted.
struct WrittenAnswer {
    QString prompt; ///< of a conversation all before the answer
    QString wanted;
    QString written;
    double score = 0; ///< share of the values that are right (F1), or of the words (token F1)
    bool isExact = false;
    bool operator==(const WrittenAnswer&) const = default;
};

struct WrittenAnswers {
    QString cell;
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    std::vector<WrittenAnswer> items; ///< worst first; empty where they cannot be read: `error`
    std::size_t exact = 0;            ///< so many are exactly what was wanted
    std::size_t empty = 0;            ///< so many are no text at all
    std::optional<Error> error;
};

/// Reads what a cell with a result wrote; blocks.
WrittenAnswers readWrittenAnswers(const Snapshot& snapshot, const experiment::CellState& cell);

/// Table of answers: prompt, what was wanted, what was written, score.
class AnswerTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Prompt, Wanted, Written, Score, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// @param onlyWrong leaves out what is exactly right
    void setItems(const std::vector<WrittenAnswer>& items, bool onlyWrong);
    const WrittenAnswer& item(int row) const { return m_items.at(static_cast<std::size_t>(row)); }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<WrittenAnswer> m_items;
};

} // namespace plateau::ui
