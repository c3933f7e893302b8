#include "ui/pages/answer/general_card.h"

#include "ui/charts/standard_chart.h"
#include "ui/pages/answer/general_charts.h"
#include "ui/theme/icons.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segments.h"

#include "core/experiment/compare/retention_of.h"

#include <QVBoxLayout>

#include <memory>

namespace plateau::ui {

namespace {

constexpr int pictureHeight = 300;

} // namespace

GeneralCard::GeneralCard(QWidget* parent)
    : Card(parent),
      m_tabs(new SegmentedChoice),
      m_export(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_chart(new StandardChart),
      m_worth(new TextLabel(TextSize::Body, Tone::Normal)),
      m_kept(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    addToHead(m_tabs);
    addToHead(m_export);
    setIcon(*m_export, QStringLiteral("export"), Role::TextSecondary, 18);
    m_export->setMenu(&m_chart->menu());
    m_worth->setWordWrap(true);
    m_kept->setWordWrap(true);
    m_chart->setMinimumHeight(pictureHeight);
    body().addWidget(m_worth);
    body().addWidget(m_chart, 1);
    body().addWidget(m_kept);
    connect(m_tabs, &SegmentedChoice::chosen, this,
            [this](int index) { showTab(tabs().value(index, Kept)); });
    connect(m_chart, &StandardChart::failed, this, &GeneralCard::failed);
}

bool GeneralCard::concerns(const SnapshotPointer& snapshot) {
    return snapshot &&
           (!snapshot->plan.mixtures.empty() || (snapshot->plan.general && snapshot->plan.general->test));
}

void GeneralCard::showAnswer(const TargetAnswerPointer& answer) {
    m_answer = answer && concerns(answer->of) ? answer : nullptr;
    read();
    refresh();
}

std::optional<experiment::Retention> GeneralCard::retentionOf(const SnapshotPointer& snapshot) const {
    return snapshot == m_readOf ? m_retention : std::nullopt;
}

void GeneralCard::read() {
    const SnapshotPointer of = m_answer ? m_answer->of : nullptr;
    if (of == m_readOf) {
        return;
    }
    m_reading.cancel();
    m_readOf = of;
    m_retention.reset();
    if (!of || !of->plan.general || !of->plan.general->test) {
        return;
    }
    m_reading.start([this, of](const std::stop_token&) {
        const auto folder = experiment::Folder::open(of->folder.toStdString());
        auto kept = folder ? experiment::retentionOf(*folder, of->state)
                           : Result<std::optional<experiment::Retention>>(folder.error());
        auto out = std::make_shared<Result<std::optional<experiment::Retention>>>(std::move(kept));
        return [this, out] {
            if (!*out) {
                Q_EMIT failed(out->error());
            }
            m_retention = *out ? std::move(**out) : std::nullopt;
            refresh();
            if (m_retention) {
                Q_EMIT retentionRead();
            }
        };
    });
}

void GeneralCard::showTab(Tab tab) {
    m_tab = tab;
    refresh();
}

/// The charts that there is something for.
QList<GeneralCard::Tab> GeneralCard::tabs() const {
    QList<Tab> all;
    if (m_retention && m_retention->points.size() > 1) {
        all << Kept << Plane;
    }
    if (m_answer && m_answer->answer.shares && m_answer->answer.shares->learnt) {
        all << Share;
    }
    return all;
}

ChartData GeneralCard::chartOf(Tab tab) const {
    switch (tab) {
    case Kept:
        return keptChart(*m_retention);
    case Plane:
        return planeChart(*m_answer->of, *m_retention);
    case Share:
        break;
    }
    return shareChart(*m_answer);
}

void GeneralCard::refresh() {
    QStringList lines;
    if (m_answer) {
        lines << worthLines(*m_answer);
    }
    if (m_retention) {
        lines << keptLines(*m_retention);
    }
    m_worth->setText(lines.join(QLatin1Char('\n')));
    m_worth->setVisible(!lines.isEmpty());
    const QList<Tab> all = tabs();
    for (QWidget* widget : {static_cast<QWidget*>(m_export), static_cast<QWidget*>(m_chart)}) {
        widget->setVisible(!all.isEmpty());
    }
    m_tabs->setVisible(all.size() > 1);
    const bool kept = m_retention && m_retention->points.size() > 1;
    m_kept->setVisible(kept);
    if (kept) {
        m_kept->setText(generalFacts(*m_retention));
    }
    if (all.isEmpty()) {
        return;
    }
    const Tab now = all.contains(m_tab) ? m_tab : all.front(); // what was chosen comes back with its figures
    const QStringList names{tr("Kept"), tr("Learnt and forgotten"), tr("By share")};
    const QStringList tips{tr("Show what is kept of general ability against the samples"),
                           tr("Show what was learnt against what was kept, a point a size"),
                           tr("Show what the share of the domain does, by the mixing law")};
    QStringList shown;
    QStringList shownTips;
    for (const Tab tab : all) {
        shown << names[tab];
        shownTips << tips[tab];
    }
    if (shown != m_tabNames) { // not while one of them is being pressed
        m_tabs->setChoices(shown, shownTips);
        m_tabNames = shown;
    }
    m_tabs->setCurrent(static_cast<int>(all.indexOf(now)));
    m_chart->setData(chartOf(now));
}

void GeneralCard::retranslate() {
    setTitle(tr("General data and ability"));
    m_export->setAccessibleName(tr("Export the chart"));
    setPlainToolTip(*m_export, tr("Save the chart as a picture or as numbers, or copy it"));
    refresh();
}

} // namespace plateau::ui
