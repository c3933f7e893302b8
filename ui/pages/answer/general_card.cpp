#include "ui/pages/answer/general_card.h"

#include "ui/charts/standard_chart.h"
#include "ui/pages/answer/general_charts.h"
#include "ui/theme/icons.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segments.h"

#include "core/experiment/compare/retention_of.h"

#include <QVBoxLayout>

#include <algorithm>
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
    connect(m_tabs, &SegmentedChoice::chosen, this, &GeneralCard::refresh);
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

void GeneralCard::read() {
    m_reading.cancel();
    if (!m_answer || !m_answer->of->plan.general || !m_answer->of->plan.general->test) {
        m_retention.reset();
        return;
    }
    m_reading.start([this, of = m_answer->of](const std::stop_token&) {
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
        };
    });
}

void GeneralCard::showTab(Tab tab) {
    m_tabs->setCurrent(tab);
    refresh();
}

void GeneralCard::refresh() {
    const bool drawn = m_answer && m_retention && m_retention->points.size() > 1;
    QStringList lines;
    if (m_answer) {
        lines << worthLines(*m_answer);
    }
    if (m_retention) {
        lines << keptLines(*m_retention);
    }
    m_worth->setText(lines.join(QLatin1Char('\n')));
    m_worth->setVisible(!lines.isEmpty());
    for (QWidget* widget : {static_cast<QWidget*>(m_tabs), static_cast<QWidget*>(m_export),
                            static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_kept)}) {
        widget->setVisible(drawn);
    }
    if (drawn) {
        m_kept->setText(generalFacts(*m_retention));
        m_chart->setData(m_tabs->current() == Plane ? planeChart(*m_answer->of, *m_retention)
                                                    : keptChart(*m_retention));
    }
}

void GeneralCard::retranslate() {
    setTitle(tr("General data and ability"));
    const int tab = std::max(m_tabs->current(), 0);
    m_tabs->setChoices({tr("Kept"), tr("Learnt and forgotten")},
                       {tr("Show what is kept of general ability against the samples"),
                        tr("Show what was learnt against what was kept, a point a size")});
    m_tabs->setCurrent(tab);
    m_export->setAccessibleName(tr("Export the chart"));
    setPlainToolTip(*m_export, tr("Save the chart as a picture or as numbers, or copy it"));
    refresh();
}

} // namespace plateau::ui
