#include "ui/viewmodels/class_score_model.h"

#include "ui/viewmodels/texts.h"

#include "core/experiment/analyse/data_curve.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

/// What a class needs in training, in a few words.
void addNeed(const statistics::ClassNeed& need, ClassScore& score) {
    using Kind = statistics::NeededKind;
    score.has = need.positives;
    if (!need.needed) {
        score.needsWhy =
            need.contradicts
                ? ClassScoreModel::tr(
                      "a smaller size reached the target, the largest one does not: run more seeds")
                : ClassScoreModel::tr("too few sizes with samples of this class for a curve");
        return;
    }
    const statistics::NeededN& needed = *need.needed;
    switch (needed.kind) {
    case Kind::AtMostSmallest:
        score.needs = QStringLiteral("≤ %1").arg(Texts::estimate(needed.about));
        break;
    case Kind::Measured:
    case Kind::Predicted:
        score.needs = Texts::estimate(needed.about);
        break;
    case Kind::BeyondCap:
        score.needs = QStringLiteral("> %1").arg(Texts::estimate(statistics::neededCap * need.positives));
        break;
    case Kind::Never:
    case Kind::Unclear:
        score.needs = ClassScoreModel::tr("never");
        score.needsWhy = ClassScoreModel::tr("more samples of this class will probably not be enough");
        return;
    }
    score.needsWhy = Texts::neededRange(needed.low, std::isfinite(needed.high) ? std::optional(needed.high)
                                                                               : std::nullopt);
}

} // namespace

ClassScores classScores(const experiment::Plan& plan, const experiment::ExperimentState& state,
                        const std::vector<statistics::ClassNeed>& needs, double designEffect) {
    const experiment::ClassScores scores = experiment::scoresOfClasses(plan, state, designEffect);
    ClassScores out{scores.n, scores.seeds, {}, task::taskOf(plan.task).info().target};
    for (const experiment::ClassScore& known : scores.classes) {
        ClassScore score{
            QString::fromStdString(known.label), known.items, known.right, known.low, known.high, 0, {}, {}};
        for (const statistics::ClassNeed& need : needs) {
            if (need.label == known.label) {
                addNeed(need, score);
            }
        }
        out.classes.push_back(std::move(score));
    }
    return out;
}

void ClassScoreModel::setScores(const ClassScores& scores) {
    if (scores.classes == m_classes && scores.target == m_target) {
        return;
    }
    beginResetModel();
    m_classes = scores.classes;
    m_target = scores.target;
    endResetModel();
}

void ClassScoreModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_classes.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

double ClassScoreModel::barFrom() const {
    const bool allHigh = std::all_of(m_classes.begin(), m_classes.end(),
                                     [](const ClassScore& score) { return score.low >= 0.5; });
    return allHigh ? 0.5 : 0;
}

int ClassScoreModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

int ClassScoreModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ClassScoreModel::text(const ClassScore& score, int column) const {
    switch (column) {
    case Label:
        return score.label;
    case Items:
        return Texts::count(score.items);
    case Right:
        return Texts::percentDigits(score.right);
    case Range:
        return Texts::percentRange(score.low, score.high);
    case Has:
        return score.has > 0 ? Texts::count(std::llround(score.has)) : QString();
    case Needs:
        return score.needs;
    default:
        return {};
    }
}

QVariant ClassScoreModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ClassScore& score = m_classes[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(score, index.column());
    case Qt::AccessibleTextRole:
        return (hasLabels() ? tr("%1: F1 %2, %3 items have it, interval %4")
                            : tr("%1: %2 right of %3 items, interval %4"))
            .arg(score.label, Texts::percent(score.right), Texts::count(score.items),
                 Texts::percentRange(score.low, score.high));
    case Qt::ToolTipRole:
        return index.column() == Needs && !score.needsWhy.isEmpty() ? QVariant(score.needsWhy) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            (index.column() == Label || index.column() == Bar ? Qt::AlignLeft : Qt::AlignRight) |
            Qt::AlignVCenter);
    case ScoreRole:
        return QVariant::fromValue(score);
    default:
        return {};
    }
}

QVariant ClassScoreModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section == Label || section == Bar ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Label:
        return hasLabels() ? tr("Label") : tr("Class");
    case Items:
        return tr("Items");
    case Bar:
        return tr("%1–100 %").arg(barFrom() > 0 ? 50 : 0);
    case Right:
        return hasLabels() ? tr("F1") : QStringLiteral("%");
    case Has:
        return tr("Has");
    case Needs:
        return tr("Needs");
    default:
        return tr("%1 interval").arg(Texts::percent(experiment::curveLevel, 0));
    }
}

} // namespace plateau::ui
