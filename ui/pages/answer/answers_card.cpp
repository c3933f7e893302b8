#include "ui/pages/answer/answers_card.h"

#include "ui/viewmodels/cell_scores.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/segments.h"

#include "core/task/task_list.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int answerRow = 28;
constexpr int shownRows = 8;
constexpr int scoreWidth = 72;
/// Characters of the chosen item that are shown.
constexpr qsizetype longestShown = 1300;

void prepare(QTableView& table) {
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(answerRow);
    QHeaderView* header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(AnswerTableModel::Score, QHeaderView::Fixed);
    header->resizeSection(AnswerTableModel::Score, scoreWidth);
    table.setMinimumHeight((shownRows + 1) * answerRow);
}

} // namespace

AnswersCard::AnswersCard(QWidget* parent)
    : Card(parent),
      m_reading(readWrittenAnswers, [this] { refresh(); }),
      m_filter(new SegmentedChoice),
      m_model(new AnswerTableModel(this)),
      m_table(new QTableView),
      m_none(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_facts(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_chosen(new QWidget) {
    addToHead(m_filter);
    m_table->setModel(m_model);
    prepare(*m_table);
    m_none->setAlignment(Qt::AlignCenter);
    for (TextLabel* label : {m_none, m_facts}) {
        label->setWordWrap(true);
    }
    auto* grid = new QGridLayout(m_chosen);
    grid->setContentsMargins(0, space::hair, 0, 0);
    grid->setColumnStretch(1, 1);
    for (Part* part : {&m_prompt, &m_wanted, &m_written}) {
        part->name = new TextLabel(TextSize::Secondary, Tone::Secondary);
        part->text = new TextLabel(TextSize::Body, Tone::Normal);
        part->text->setWordWrap(true);
        part->text->setMinimumWidth(1); // a long word is cut, not the whole page widened
        part->text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        const int row = grid->rowCount();
        grid->addWidget(part->name, row, 0, Qt::AlignTop);
        grid->addWidget(part->text, row, 1);
    }
    body().addWidget(m_none);
    body().addWidget(m_table, 1);
    body().addWidget(m_chosen);
    body().addWidget(m_facts);
    connect(m_filter, &SegmentedChoice::chosen, this, &AnswersCard::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AnswersCard::showChosen);
}

bool AnswersCard::concerns(const SnapshotPointer& snapshot) {
    return snapshot && task::taskOf(snapshot->plan.task).info().writesAnswers;
}

void AnswersCard::showFilter(Filter filter) {
    m_filter->setCurrent(filter);
    refresh();
}

/// What stands in the place of the table; empty: the table.
QString AnswersCard::readText() const {
    if (!answers()) {
        return m_reading.hasCell() ? tr("Reading the answers …") : tr("No trained cell yet.");
    }
    return answers()->error ? Texts::errorDetail(*answers()->error) : QString();
}

void AnswersCard::refresh() {
    setSubtitle(answers() ? tr("best cell: seed %1, %2, worst first")
                                .arg(answers()->seed + 1)
                                .arg(Texts::samples(answers()->n))
                          : QString());
    const QString instead = readText();
    const bool shown = instead.isEmpty();
    setUntrustedText(*m_none, instead);
    m_none->setVisible(!shown);
    m_table->setVisible(shown);
    m_facts->setVisible(shown);
    m_model->setItems(shown ? answers()->items : std::vector<WrittenAnswer>(), m_filter->current() == Wrong);
    if (shown) {
        QString facts = tr("%1 of %2 answers are exactly what was wanted.")
                            .arg(Texts::count(static_cast<std::int64_t>(answers()->exact)),
                                 Texts::count(static_cast<std::int64_t>(answers()->items.size())));
        if (answers()->empty > 0) {
            facts += QLatin1Char(' ') +
                     tr("%Ln answer(s) are empty.", nullptr, static_cast<int>(answers()->empty));
        }
        m_facts->setText(facts);
    }
    if (m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(0, 0));
    }
    showChosen();
}

void AnswersCard::showChosen() {
    const QModelIndex current = m_table->currentIndex();
    m_chosen->setVisible(current.isValid());
    if (!current.isValid()) {
        return;
    }
    const WrittenAnswer& one = m_model->item(current.row());
    const auto beginning = [](const QString& text) {
        return text.size() <= longestShown
                   ? text
                   : text.left(longestShown) + QStringLiteral(" … ") +
                         tr("(%1 of %2 characters)")
                             .arg(Texts::count(longestShown), Texts::count(text.size()));
    };
    setUntrustedText(*m_prompt.text, beginning(one.prompt));
    setUntrustedText(*m_wanted.text, beginning(one.wanted));
    setUntrustedText(*m_written.text, beginning(one.written));
}

void AnswersCard::retranslate() {
    setTitle(tr("What it writes"));
    const int filter = std::max(m_filter->current(), 0);
    m_filter->setChoices(
        {tr("All"), tr("Not exact")},
        {tr("Show all test items"), tr("Show only answers that differ from what was wanted")});
    m_filter->setCurrent(filter);
    m_prompt.name->setText(tr("Prompt"));
    m_wanted.name->setText(tr("Wanted"));
    m_written.name->setText(tr("Written"));
    m_table->setAccessibleName(tr("Answers to the test items, worst first"));
    m_model->retranslate();
    refresh();
}

} // namespace plateau::ui
