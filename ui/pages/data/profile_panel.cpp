#include "ui/pages/data/profile_panel.h"

#include "ui/pages/data/bars.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/texts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

QLayout* headOf(TextLabel* title, TextLabel* fact) {
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
      m_classBars(new ClassBars),
      m_pointed(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_lengths(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold)),
      m_lengthFacts(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_lengthBars(new LengthBars),
      m_unit(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_empty(new TextLabel(TextSize::Body, Tone::Secondary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addLayout(headOf(m_classes, m_balance));
    column->addWidget(m_classBars);
    m_pointed->setWordWrap(true);
    column->addWidget(m_pointed);
    column->addSpacing(space::stacked);
    column->addLayout(headOf(m_lengths, m_lengthFacts));
    column->addWidget(m_lengthBars);
    m_unit->setWordWrap(true);
    column->addWidget(m_unit);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    column->addStretch();
    connect(m_classBars, &ClassBars::pointedAt, this,
            [this](const QString& what) { what.isEmpty() ? fill() : m_pointed->setText(what); });
}

void ProfilePanel::showEntry(const DataEntry* entry) {
    const ScanPointer scan = entry != nullptr ? entry->scan : nullptr;
    if (scan != m_scan) {
        m_scan = scan;
        fill();
    }
}

void ProfilePanel::fill() {
    const bool known = m_scan && m_scan->usable > 0;
    for (QWidget* part : std::initializer_list<QWidget*>{m_classes, m_balance, m_classBars, m_pointed,
                                                         m_lengths, m_lengthFacts, m_lengthBars, m_unit}) {
        part->setVisible(known);
    }
    m_empty->setVisible(!known);
    m_empty->setText(m_scan ? tr("No row can be used.")
                            : tr("Classes and lengths appear when every row was looked at."));
    if (!known) {
        return;
    }
    const auto& counts = m_scan->counts;
    m_classBars->setCounts(counts);
    m_classes->setText(tr("Classes"));
    m_balance->setText(
        tr("%1 · %2 samples each")
            .arg(countText(counts.size()),
                 counts.front().count == counts.back().count
                     ? countText(counts.front().count)
                     : Texts::range(countText(counts.back().count), countText(counts.front().count))));
    const std::int64_t rare = m_classBars->rareCount();
    m_pointed->setText(rare > 0
                           ? tr("%Ln rare class(es), fewer than %1 samples", nullptr, static_cast<int>(rare))
                                 .arg(countText(m_classBars->rareBelow()))
                           : tr("No class is rare."));
    const data::LengthProfile& lengths = m_scan->lengthProfile;
    m_lengthBars->setProfile(lengths);
    m_lengths->setText(tr("Length"));
    m_lengthFacts->setText(
        tr("median %1, longest %2").arg(countText(lengths.median), countText(lengths.longest)));
    QString unit = tr("In characters; 95 % have up to %1.").arg(countText(lengths.p95));
    if (m_scan->emptyTexts > 0) {
        unit +=
            QLatin1Char(' ') + tr("%Ln text(s) are empty.", nullptr, static_cast<int>(m_scan->emptyTexts));
    }
    m_unit->setText(unit);
    m_classBars->setAccessibleName(tr("Samples of each class"));
    setPlainToolTip(*m_classBars, tr("One bar a class, the largest first; point at a bar to read its name"));
    m_lengthBars->setAccessibleName(tr("Lengths of the texts"));
    setPlainToolTip(*m_lengthBars, tr("How many texts have which length, in characters"));
}

void ProfilePanel::retranslate() {
    fill();
}

} // namespace plateau::ui
