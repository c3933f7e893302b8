#pragma once

#include "ui/viewmodels/run_summary.h"

#include "core/task/task_list.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace plateau::ui {

/// The cells of the plan's method: rows are seeds (of each mixture in turn), columns sizes; column 0 is the
/// untouched model when it is planned (one cell, in row 0). Instant and control cells are not in it.
class CellMatrixModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        CellRole = Qt::UserRole, ///< id; empty where no cell is
        LookRole,                ///< CellLook
        ShareRole,               ///< progress, 0 … 1
        ScoreRole,
        TintRole, ///< 0 … 5: where the score stands between the worst and the best
        UnderTrainedRole,
    };
    explicit CellMatrixModel(QObject* parent = nullptr);

    /// @param task what the scores are of
    void setCells(const QList<CellView>& cells, const task::Task& task = task::taskOf({}));
    bool hasBaseline() const { return m_baseline; }
    /// Where a cell is; invalid when it is not in the matrix.
    QModelIndex indexOf(const QString& cell) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// The words changed.
    void retranslate();

private:
    const CellView* at(const QModelIndex& index) const;
    QString textOf(const CellView& cell) const;
    QString sentenceOf(const CellView& cell) const;
    int tintOf(double score) const;

    std::vector<std::int64_t> m_sizes;
    /// Cells of one mixture and seed.
    struct Row {
        std::size_t series = 0;
        std::uint64_t seed = 0;
        std::string mixture{}; ///< empty where there is one series
        auto operator<=>(const Row&) const = default;
    };
    std::vector<Row> m_rows;
    std::vector<CellView> m_grid; ///< row-major; empty id: none
    bool m_baseline = false;
    const task::Task* m_task;
    double m_low = 0;
    double m_high = 0;
};

} // namespace plateau::ui
