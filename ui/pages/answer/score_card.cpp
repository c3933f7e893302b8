#include "ui/pages/answer/score_card.h"

#include "ui/charts/confusion_view.h"
#include "ui/charts/standard_chart.h"
#include "ui/pages/answer/score_charts.h"
#include "ui/theme/icons.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segments.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr std::size_t shownPairs = 8;
constexpr int pairsWidth = 260;
constexpr int pictureHeight = 320;

} // namespace

ScoreCard::ScoreCard(QWidget* parent)
    : Card(parent),
      m_reading(readCellScores,
                [this] {
                    if (const auto& read = scores()) {
                        m_confusion->setMatrix(read->classes, read->confusion);
                    }
                    refresh();
                }),
      m_tabs(new SegmentedChoice),
      m_export(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_stack(new QStackedWidget),
      m_confusion(new ConfusionView),
      m_tile(new TextLabel(TextSize::Secondary, Tone::Normal)),
      m_pairsTitle(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold)),
      m_pairs(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_chart(new StandardChart),
      m_facts(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_none(new TextLabel(TextSize::Body, Tone::Secondary)) {
    addToHead(m_tabs);
    addToHead(m_export);
    setIcon(*m_export, QStringLiteral("export"), Role::TextSecondary, 18);
    m_export->setMenu(&m_chart->menu());
    for (TextLabel* label : {m_tile, m_pairs, m_facts, m_none}) {
        label->setWordWrap(true);
    }
    m_stack->addWidget(makeConfusion());
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_none);
    m_stack->setMinimumHeight(pictureHeight);
    m_none->setAlignment(Qt::AlignCenter);
    body().addWidget(m_stack, 1);
    body().addWidget(m_facts);
    connect(m_tabs, &SegmentedChoice::chosen, this, &ScoreCard::refresh);
    connect(m_confusion, &ConfusionView::tileChanged, this,
            [this] { setUntrustedText(*m_tile, m_confusion->tileText()); });
    connect(m_chart, &StandardChart::failed, this, &ScoreCard::failed);
}

QWidget* ScoreCard::makeConfusion() {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::page);
    row->addWidget(m_confusion, 1);
    auto* side = new QWidget;
    side->setFixedWidth(pairsWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_pairsTitle);
    column->addWidget(m_pairs);
    column->addStretch();
    column->addWidget(m_tile);
    row->addWidget(side);
    return page;
}

void ScoreCard::showTab(Tab tab) {
    m_tabs->setCurrent(tab);
    refresh();
}

/// What stands in the place of a picture; empty: the picture.
QString ScoreCard::readText() const {
    if (!scores()) {
        return m_reading.hasCell() ? tr("Reading the predictions …") : tr("No trained cell yet.");
    }
    if (m_tabs->current() == Confusion) {
        return scores()->confusion.empty() ? tr("The result of this cell holds no confusion matrix.")
                                           : QString();
    }
    const bool areas = scores()->classes.size() > 2 && m_tabs->current() == Roc;
    if (areas) {
        const bool any = std::any_of(scores()->auc.begin(), scores()->auc.end(),
                                     [](const auto& one) { return one.has_value(); });
        return any ? QString() : tr("The result of this cell holds no AUC.");
    }
    return scores()->error ? Texts::errorDetail(*scores()->error) : QString();
}

void ScoreCard::refresh() {
    setSubtitle(scores()
                    ? tr("best cell: seed %1, %2").arg(scores()->seed + 1).arg(Texts::samples(scores()->n))
                    : QString());
    const QString instead = readText();
    const bool matrix = m_tabs->current() <= Confusion;
    m_export->setVisible(instead.isEmpty() && !matrix);
    m_facts->setText(scores() ? metricsText(*scores()) : QString());
    m_facts->setVisible(!m_facts->text().isEmpty());
    if (!instead.isEmpty()) {
        setUntrustedText(*m_none, instead);
        m_stack->setCurrentWidget(m_none);
        return;
    }
    if (matrix) {
        showPairs();
        m_stack->setCurrentIndex(0);
        return;
    }
    m_chart->setData(m_tabs->current() == Roc ? rocChart(*scores()) : calibrationChart(*scores()));
    m_stack->setCurrentWidget(m_chart);
}

void ScoreCard::showPairs() {
    QStringList lines;
    for (const ConfusedPair& pair : confusedPairs(scores()->confusion, shownPairs)) {
        const auto label = static_cast<qsizetype>(pair.label);
        const QString from =
            label < scores()->classes.size() ? scores()->classes[label] : tr("another label");
        lines << tr("%1 for %2: %3, %4 of its items")
                     .arg(scores()->classes[static_cast<qsizetype>(pair.predicted)], from,
                          Texts::count(pair.items), Texts::percent(pair.share, 0));
    }
    m_pairsTitle->setText(lines.isEmpty() ? tr("Nothing is confused") : tr("Most often confused"));
    m_pairs->setText(lines.join(QLatin1Char('\n')));
}

void ScoreCard::retranslate() {
    setTitle(tr("How it scores"));
    const int tab = std::max(m_tabs->current(), 0);
    m_tabs->setChoices({tr("Confusion"), tr("Calibration"), tr("ROC")},
                       {tr("Show which classes are taken for which"),
                        tr("Show how often the model is right where it is this sure"),
                        tr("Show how well the classes are told apart at every threshold")});
    m_tabs->setCurrent(tab);
    m_export->setAccessibleName(tr("Export the chart"));
    setPlainToolTip(*m_export, tr("Save the chart as a picture or as numbers, or copy it"));
    refresh();
}

} // namespace plateau::ui
