#include "ui/charts/chart_legend.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int entryHeight = 24;
constexpr int markRoom = 18;
constexpr int side = 4;

} // namespace

LegendEntry::LegendEntry(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setToolTip(tr("Show or hide this curve").toHtmlEscaped());
}

void LegendEntry::showSeries(const QString& name, plot::Role role) {
    m_name = name;
    m_role = role;
    setAccessibleName(name);
    updateGeometry();
    update();
}

QSize LegendEntry::sizeHint() const {
    const QFontMetrics metrics(Theme::instance().font(TextSize::Secondary));
    return {markRoom + metrics.horizontalAdvance(m_name) + 2 * side, entryHeight};
}

bool LegendEntry::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        setToolTip(tr("Show or hide this curve").toHtmlEscaped());
    }
    return QAbstractButton::event(event);
}

void LegendEntry::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(Role::Hover));
        painter.drawRoundedRect(rect(), tileRadius, tileRadius);
    }
    const QRectF mark(side, height() / 2.0 - 4, 8, 8);
    painter.setPen(QPen(colour(m_role), 1.5));
    painter.setBrush(isChecked() ? QBrush(colour(m_role)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(mark, 2, 2);
    painter.setFont(Theme::instance().font(TextSize::Secondary));
    painter.setPen(colour(isChecked() ? Role::Text : Role::TextSecondary));
    const int room = width() - markRoom - side;
    painter.drawText(QRectF(markRoom, 0, room, height()), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(m_name, Qt::ElideRight, room));
}

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::hair);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (LegendEntry* entry : m_entries) {
            entry->update();
        }
    });
}

void ChartLegend::setSeries(const std::vector<ChartSeries>& series) {
    const auto wanted = series.size() > 1 ? static_cast<qsizetype>(series.size()) : 0;
    while (m_entries.size() > wanted) {
        delete m_entries.takeLast();
    }
    while (m_entries.size() < wanted) {
        auto* entry = new LegendEntry;
        const auto at = static_cast<int>(m_entries.size());
        connect(entry, &QAbstractButton::toggled, this,
                [this, at](bool shown) { Q_EMIT toggled(at, shown); });
        m_row->addWidget(entry);
        m_entries << entry;
    }
    for (qsizetype i = 0; i < wanted; ++i) {
        const ChartSeries& of = series[static_cast<std::size_t>(i)];
        m_entries[i]->showSeries(of.name, of.role);
        const QSignalBlocker quiet(m_entries[i]);
        m_entries[i]->setChecked(of.shown);
    }
    setVisible(wanted > 0);
}

} // namespace plateau::ui
