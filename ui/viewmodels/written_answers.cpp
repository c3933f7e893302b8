#include "ui/viewmodels/written_answers.h"

#include "ui/viewmodels/test_set.h"
#include "ui/viewmodels/texts.h"

#include <algorithm>

namespace plateau::ui {

namespace {

using namespace experiment;

/// Characters of a cell of the table; the whole text is shown for the chosen row.
constexpr qsizetype shownInCell = 200;

double column(const PredictionLine& line, const char* name) {
    const auto found = line.columns.find(name);
    return found == line.columns.end() ? 0 : found->second;
}

/// F1 over the values of an extraction, else over words.
double scoreOf(const PredictionLine& line) {
    if (!line.columns.contains("right_values")) {
        return column(line, "token_f1");
    }
    const double right = 2 * column(line, "right_values");
    const double all = right + 2 * column(line, "wrong_values") + column(line, "invented_values") +
                       column(line, "missed_values");
    return all > 0 ? right / all : 1;
}

Result<std::vector<WrittenAnswer>> readItems(const Snapshot& snapshot, const std::string& cell) {
    const auto test = readTestSet(snapshot);
    if (!test) {
        return test.error();
    }
    const auto lines = test->items.linesOf(test->folder, cell);
    if (!lines) {
        return lines.error();
    }
    std::vector<WrittenAnswer> items;
    for (const auto& [sample, line] : *lines) {
        items.push_back({QString::fromStdString(sample->text), QString::fromStdString(sample->label),
                         QString::fromStdString(line.answer.value_or("")), scoreOf(line),
                         column(line, "exact") > 0});
    }
    std::stable_sort(items.begin(), items.end(), [](const WrittenAnswer& a, const WrittenAnswer& b) {
        return std::pair(a.isExact, a.score) < std::pair(b.isExact, b.score);
    });
    return items;
}

} // namespace

WrittenAnswers readWrittenAnswers(const Snapshot& snapshot, const CellState& cell) {
    WrittenAnswers out;
    out.cell = QString::fromStdString(cell.planned.id);
    out.n = cell.planned.spec.n;
    out.seed = cell.planned.spec.seed;
    auto items = readItems(snapshot, cell.planned.id);
    if (!items) {
        out.error = items.error();
        return out;
    }
    out.items = std::move(*items);
    for (const WrittenAnswer& item : out.items) {
        out.exact += item.isExact ? 1 : 0;
        out.empty += item.written.isEmpty() ? 1 : 0;
    }
    return out;
}

void AnswerTableModel::setItems(const std::vector<WrittenAnswer>& items, bool onlyWrong) {
    beginResetModel();
    m_items.clear();
    std::copy_if(items.begin(), items.end(), std::back_inserter(m_items),
                 [onlyWrong](const WrittenAnswer& item) { return !onlyWrong || !item.isExact; });
    endResetModel();
}

void AnswerTableModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int AnswerTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int AnswerTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AnswerTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() == Score) {
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const WrittenAnswer& one = item(index.row());
    const auto line = [](const QString& text) { return text.left(shownInCell).simplified(); };
    switch (index.column()) {
    case Prompt:
        return line(one.prompt);
    case Wanted:
        return line(one.wanted);
    case Written:
        return one.written.isEmpty() ? tr("(nothing)") : line(one.written);
    default:
        break;
    }
    return Texts::percent(one.score, 0);
}

QVariant AnswerTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Prompt:
        return tr("Prompt");
    case Wanted:
        return tr("Wanted");
    case Written:
        return tr("Written");
    default:
        break;
    }
    return tr("Match");
}

} // namespace plateau::ui
