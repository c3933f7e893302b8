#include "ui/pages/data/profile_panel.h"

#include "ui/charts/standard_chart.h"
#include "ui/pages/data/data_charts.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int chartHeight = 150;

QBoxLayout* headOf(TextLabel* title, TextLabel* fact) {
    auto* row = new QHBoxLayout;
    row->addWidget(title);
    row->addStretch();
    row->addWidget(fact);
    return row;
}

QString countText(std::uint64_t count) {
    return Texts::count(static_cast<std::int64_t>(count));
}

} // namespace

ProfilePanel::ProfilePanel(QWidget* parent)
    : QWidget(parent),
      m_classes(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold)),
      m_balance(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_rare(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_lengths(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold)),
      m_lengthFacts(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_unit(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_empty(new TextLabel(TextSize::Body, Tone::Secondary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    QBoxLayout* classHead = headOf(m_classes, m_balance);
    m_classBars = makeChart(*classHead);
    column->addLayout(classHead);
    column->addWidget(m_classBars);
    m_rare->setWordWrap(true);
    column->addWidget(m_rare);
    column->addSpacing(space::stacked);
    QBoxLayout* lengthHead = headOf(m_lengths, m_lengthFacts);
    m_lengthBars = makeChart(*lengthHead);
    column->addLayout(lengthHead);
    column->addWidget(m_lengthBars);
    m_unit->setWordWrap(true);
    column->addWidget(m_unit);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    column->addStretch();
}

/// A chart whose export button stands in the line above it.
StandardChart* ProfilePanel::makeChart(QBoxLayout& head) {
    auto* chart = new StandardChart;
    chart->setFixedHeight(chartHeight);
    auto* button = new Button(ButtonKind::Icon, ButtonHeight::InCard);
    setIcon(*button, QStringLiteral("export"), Role::TextSecondary, 16);
    button->setMenu(&chart->menu());
    head.addWidget(button);
    m_exports << button;
    connect(chart, &StandardChart::failed, this, &ProfilePanel::failed);
    return chart;
}

void ProfilePanel::showEntry(const DataEntry* entry) {
    const ScanPointer scan = entry != nullptr ? entry->scan : nullptr;
    if (scan != m_scan) {
        m_scan = scan;
        m_mapping = entry != nullptr ? entry->mapping : data::FieldMapping();
        fill();
    }
}

/// Classes, sets of labels, or how the numbers are spread.
void ProfilePanel::fillTargets() {
    using data::TargetForm;
    const auto& counts = m_scan->counts;
    const TargetForm target = m_mapping.target;
    const bool any = target != TargetForm::None && !m_scan->tooManyLabels;
    for (QWidget* part : std::initializer_list<QWidget*>{m_classes, m_balance, m_classBars, m_rare}) {
        part->setVisible(any);
    }
    m_exports.front()->setVisible(any);
    const bool lengths = m_mapping.features.empty();
    for (QWidget* part : std::initializer_list<QWidget*>{m_lengths, m_lengthFacts, m_lengthBars, m_unit}) {
        part->setVisible(lengths);
    }
    m_exports.back()->setVisible(lengths);
    if (!any) {
        return;
    }
    if (target == TargetForm::Answer) {
        return fillAnswers();
    }
    if (target == TargetForm::Number) {
        const NumberProfile numbers = numberProfile(counts);
        m_classBars->setData(numberChart(numbers, cellText(m_mapping.label)));
        m_classes->setText(tr("To predict"));
        m_balance->setText(tr("%1 different values").arg(countText(counts.size())));
        m_rare->setText(tr("From %1 to %2, mean %3, standard deviation %4.")
                            .arg(plainNumber(numbers.low), plainNumber(numbers.high),
                                 plainNumber(numbers.mean), plainNumber(numbers.deviation)));
        return;
    }
    m_classBars->setData(classChart(counts));
    m_classes->setText(target == TargetForm::ClassSet ? tr("Sets of labels") : tr("Classes"));
    m_balance->setText(
        tr("%1 · %2 samples each")
            .arg(countText(counts.size()),
                 counts.front().count == counts.back().count
                     ? countText(counts.front().count)
                     : Texts::range(countText(counts.back().count), countText(counts.front().count))));
    const std::int64_t rare = rareCount(counts);
    m_rare->setText(rare > 0
                        ? tr("%Ln rare class(es), fewer than %1 samples", nullptr, static_cast<int>(rare))
                              .arg(countText(rareBelow(counts)))
                        : tr("No class is rare."));
    m_rare->setVisible(target == TargetForm::ClassName);
}

/// How long the answers are, and what the conversations are like.
void ProfilePanel::fillAnswers() {
    const data::ConversationProfile& talks = m_scan->conversations;
    m_classBars->setData(lengthChart(talks.answers));
    m_classes->setText(tr("Length of the answers"));
    m_balance->setText(
        tr("median %1, longest %2").arg(countText(talks.answers.median), countText(talks.answers.longest)));
    m_rare->setText(
        tr("%Ln conversation(s) of %1 turns; %2 with a system prompt, %3 with an answer before the last.",
           nullptr, static_cast<int>(talks.conversations))
            .arg(countText(talks.turns), countText(talks.withSystem), countText(talks.withHistory)));
}

void ProfilePanel::fill() {
    const bool known = m_scan && m_scan->usable > 0;
    for (QWidget* part : std::initializer_list<QWidget*>{m_classes, m_balance, m_classBars, m_rare, m_lengths,
                                                         m_lengthFacts, m_lengthBars, m_unit}) {
        part->setVisible(known);
    }
    for (Button* button : m_exports) {
        button->setVisible(known);
    }
    m_empty->setVisible(!known);
    m_empty->setText(m_scan ? tr("No row can be used.")
                            : tr("Classes and lengths appear when every row was looked at."));
    if (!known) {
        return;
    }
    fillTargets();
    const data::LengthProfile& lengths = m_scan->lengthProfile;
    m_lengthBars->setData(lengthChart(lengths));
    m_lengths->setText(m_mapping.target == data::TargetForm::Answer ? tr("Length of what comes before")
                                                                    : tr("Length"));
    m_lengthFacts->setText(
        tr("median %1, longest %2").arg(countText(lengths.median), countText(lengths.longest)));
    QString unit = tr("In characters; 95 % have up to %1.").arg(countText(lengths.p95));
    if (m_scan->emptyTexts > 0) {
        unit +=
            QLatin1Char(' ') + tr("%Ln text(s) are empty.", nullptr, static_cast<int>(m_scan->emptyTexts));
    }
    m_unit->setText(unit);
    for (Button* button : m_exports) {
        button->setAccessibleName(tr("Export the chart"));
        setPlainToolTip(*button, tr("Save the chart as a picture or as numbers, or copy it"));
    }
}

void ProfilePanel::retranslate() {
    fill();
}

} // namespace plateau::ui
