#include "ui/viewmodels/cell_matrix_model.h"

#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/task_texts.h"
#include "ui/viewmodels/texts.h"

#include <algorithm>
#include <limits>
#include <set>

namespace plateau::ui {

namespace {

constexpr int tints = 6;

bool isShown(const CellView& cell) {
    return cell.kind == experiment::CellKind::Cell || cell.kind == experiment::CellKind::Baseline;
}

} // namespace

CellMatrixModel::CellMatrixModel(QObject* parent)
    : QAbstractTableModel(parent), m_task(task::all().front()) {}

void CellMatrixModel::setCells(const QList<CellView>& cells, const task::Task& task) {
    m_task = &task;
    std::set<std::int64_t> sizes;
    std::set<Row> rows;
    bool baseline = false;
    for (const CellView& cell : cells) {
        if (cell.kind == experiment::CellKind::Cell) {
            sizes.insert(cell.n);
            rows.insert({cell.series, cell.seed, cell.mixture});
        } else if (cell.kind == experiment::CellKind::Baseline) {
            baseline = true;
        }
    }
    if (baseline) {
        sizes.insert(0);
    }
    std::vector<CellView> grid(sizes.size() * rows.size());
    m_low = std::numeric_limits<double>::infinity();
    m_high = -m_low;
    for (const CellView& cell : cells) {
        const auto column = static_cast<std::size_t>(std::distance(sizes.begin(), sizes.find(cell.n)));
        const auto row = static_cast<std::size_t>(
            std::distance(rows.begin(), rows.find({cell.series, cell.seed, cell.mixture})));
        const bool tall = cell.kind == experiment::CellKind::Baseline;
        if (!isShown(cell) || rows.empty() || (!tall && row >= rows.size())) {
            continue;
        }
        CellView& place = grid[(tall ? 0 : row) * sizes.size() + column];
        // Of several baselines the untouched model comes first; a cell that is trained longer shows how far
        // it is.
        if (place.id.empty() || (!tall && cell.look == CellLook::Running)) {
            place = cell;
        }
        if (cell.look == CellLook::Done) {
            m_low = std::min(m_low, cell.score);
            m_high = std::max(m_high, cell.score);
        }
    }
    std::vector<std::int64_t> newSizes(sizes.begin(), sizes.end());
    std::vector<Row> newRows(rows.begin(), rows.end());
    if (newSizes == m_sizes && newRows == m_rows && baseline == m_baseline) {
        m_grid = std::move(grid);
        if (!m_grid.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        }
        return;
    }
    beginResetModel();
    m_sizes = std::move(newSizes);
    m_rows = std::move(newRows);
    m_grid = std::move(grid);
    m_baseline = baseline;
    endResetModel();
}

QModelIndex CellMatrixModel::indexOf(const QString& cell) const {
    const std::string id = cell.toStdString();
    const auto found =
        std::find_if(m_grid.begin(), m_grid.end(), [&id](const CellView& view) { return view.id == id; });
    if (id.empty() || found == m_grid.end()) {
        return {};
    }
    const auto at = static_cast<int>(found - m_grid.begin());
    return index(at / columnCount(), at % columnCount());
}

int CellMatrixModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellMatrixModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_sizes.size());
}

const CellView* CellMatrixModel::at(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) {
        return nullptr;
    }
    const CellView& cell = m_grid[static_cast<std::size_t>(index.row()) * m_sizes.size() +
                                  static_cast<std::size_t>(index.column())];
    return cell.id.empty() ? nullptr : &cell;
}

int CellMatrixModel::tintOf(double score) const {
    const bool higher = m_task->primaryMetric().info().higherIsBetter();
    const double above = higher ? score - m_low : m_high - score;
    const double share = m_high > m_low ? above / (m_high - m_low) : 1;
    return std::clamp(static_cast<int>(share * tints), 0, tints - 1);
}

QString CellMatrixModel::textOf(const CellView& cell) const {
    switch (cell.look) {
    case CellLook::Done:
        return ScoreTexts::shortDigits(m_task->primaryMetric().info(), cell.score);
    case CellLook::Running:
        return Texts::percent(cell.share, 0);
    case CellLook::Waiting:
    case CellLook::Failed:
    case CellLook::Diverged:
    case CellLook::Paused:
        break;
    }
    return {};
}

QString CellMatrixModel::sentenceOf(const CellView& cell) const {
    const QString where =
        cell.kind == experiment::CellKind::Baseline
            ? (cell.isConstant ? TaskTexts::constant(*m_task) : tr("Untouched model"))
        : cell.mixture.empty()
            ? tr("Seed %1, %2").arg(cell.seed + 1).arg(Texts::samples(cell.n))
            : tr("%1, seed %2, %3")
                  .arg(Texts::series(cell.mixture), QString::number(cell.seed + 1), Texts::samples(cell.n));
    const QString states[] = {tr("waiting"),
                              tr("running, %1").arg(Texts::percent(cell.share, 0)),
                              ScoreTexts::score(m_task->primaryMetric().info(), cell.score),
                              tr("failed"),
                              tr("diverged"),
                              tr("paused")};
    const QString line = QStringLiteral("%1: %2").arg(where, states[static_cast<int>(cell.look)]);
    return cell.underTrained ? tr("%1, under-trained").arg(line) : line;
}

QVariant CellMatrixModel::data(const QModelIndex& index, int role) const {
    const CellView* cell = at(index);
    if (cell == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*cell);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return sentenceOf(*cell);
    case CellRole:
        return QString::fromStdString(cell->id);
    case LookRole:
        return static_cast<int>(cell->look);
    case ShareRole:
        return cell->share;
    case ScoreRole:
        return cell->score;
    case TintRole:
        return tintOf(cell->score);
    case UnderTrainedRole:
        return cell->underTrained;
    default:
        return {};
    }
}

QVariant CellMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool across = orientation == Qt::Horizontal;
    if (role != Qt::DisplayRole || section < 0 || section >= (across ? columnCount() : rowCount())) {
        return {};
    }
    const auto at = static_cast<std::size_t>(section);
    if (across) {
        return Texts::count(m_sizes[at]);
    }
    const Row& row = m_rows[at];
    return row.mixture.empty() ? tr("seed %1").arg(row.seed + 1)
                               : tr("%1 · %2").arg(Texts::series(row.mixture), QString::number(row.seed + 1));
}

Qt::ItemFlags CellMatrixModel::flags(const QModelIndex& index) const {
    return at(index) != nullptr ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

void CellMatrixModel::retranslate() {
    if (!m_grid.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    }
}

} // namespace plateau::ui
