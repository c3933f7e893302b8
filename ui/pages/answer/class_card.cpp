#include "ui/pages/answer/class_card.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/interval_bar.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int classRow = 26;

/// Paints names literally, bars, and figures of small classes in grey.
class ClassDelegate : public QStyledItemDelegate {
public:
    explicit ClassDelegate(const ClassScoreModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto score = index.data(ClassScoreModel::ScoreRole).value<ClassScore>();
        const bool vague = score.items < fewItems;
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(option.rect, colour(Role::AccentSoft));
        }
        const QRect box = option.rect.adjusted(space::hair, 0, -space::hair, 0);
        if (index.column() == ClassScoreModel::Bar) {
            IntervalBar::paint(*painter, box,
                               {score.right, score.low, score.high, m_model.barFrom(), 1, vague});
            return;
        }
        const QString text =
            index.column() == ClassScoreModel::Label ? untrusted(score.label) : index.data().toString();
        const bool grey = vague || index.column() == ClassScoreModel::Range;
        painter->setPen(colour(grey ? Role::TextSecondary : Role::Text));
        painter->setFont(index.column() == ClassScoreModel::Label
                             ? Theme::instance().font(TextSize::Body)
                             : Theme::instance().numberFont(TextSize::Body));
        const auto alignment =
            static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt()) | Qt::AlignVCenter;
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width());
        painter->drawText(box, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    }

private:
    const ClassScoreModel& m_model;
};

} // namespace

ClassCard::ClassCard(QWidget* parent)
    : Card(parent), m_model(new ClassScoreModel(this)), m_table(new QTableView) {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ClassDelegate(*m_model, m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(classRow);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(ClassScoreModel::Label, QHeaderView::Stretch);
    header->resizeSection(ClassScoreModel::Items, 56);
    header->resizeSection(ClassScoreModel::Bar, 80);
    header->resizeSection(ClassScoreModel::Right, 48);
    header->resizeSection(ClassScoreModel::Range, 96);
    header->resizeSection(ClassScoreModel::Has, 48);
    header->resizeSection(ClassScoreModel::Needs, 64);
    m_table->setMinimumHeight(7 * classRow);
    body().addWidget(m_table, 1);
}

void ClassCard::showScores(const ClassScores& scores) {
    m_n = scores.n;
    m_model->setScores(scores);
    const bool known = std::any_of(scores.classes.begin(), scores.classes.end(),
                                   [](const ClassScore& score) { return score.has > 0; });
    m_table->setColumnHidden(ClassScoreModel::Range, known); // the bar shows it
    m_table->setColumnHidden(ClassScoreModel::Has, !known);
    m_table->setColumnHidden(ClassScoreModel::Needs, !known);
    retranslate();
}

void ClassCard::showSubtitle() {
    setSubtitle(
        m_n == 0
            ? QString()
            : tr("%1, weakest first, at %2").arg(Texts::count(m_model->rowCount()), Texts::samples(m_n)));
}

void ClassCard::retranslate() {
    const bool labels = m_model->hasLabels();
    setTitle(labels ? tr("Labels") : tr("Classes"));
    m_table->setAccessibleName(labels ? tr("Labels, weakest first") : tr("Classes, weakest first"));
    setPlainToolTip(
        *m_table,
        labels ? tr("The F1 of each label over the seeds: how well items that have it are found, and "
                    "only these. The line is the interval from the number of items; labels with fewer than "
                    "30 are grey. Has and needs count training samples with the label: those it has now, "
                    "and those with which it should reach the target.")
               : tr("How many test items of each class are right, over the seeds. The line is the "
                    "interval from the number of items; classes with fewer than 30 are grey. Has and needs "
                    "count training samples of the class: those it has now, and those with which it "
                    "should reach the target."));
    m_model->retranslate();
    showSubtitle();
}

} // namespace plateau::ui
