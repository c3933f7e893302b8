#include "ui/pages/plan/summary_line.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace plateau::ui {

namespace {

constexpr int lineHeight = 40;
constexpr int nameWidth = 84;

} // namespace

SummaryLine::SummaryLine(const char* icon, QWidget* parent)
    : QWidget(parent),
      m_icon(icon),
      m_name(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_value(new ElidedLabel(TextSize::Body, Tone::Normal, TextWeight::Medium)),
      m_remark(new ElidedLabel(TextSize::Secondary, Tone::Secondary)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(iconSize + space::stacked, 0, 0, 0);
    row->setSpacing(space::small);
    m_name->setMinimumWidth(nameWidth);
    m_value->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_remark->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(m_name);
    row->addWidget(m_value);
    row->addWidget(m_remark, 1);
    setFixedHeight(lineHeight);
}

void SummaryLine::set(const QString& name, const QString& value, const QString& remark, Tone tone) {
    m_name->setText(name);
    m_value->setFullText(value);
    m_value->setAccessibleDescription(name);
    setTone(*m_value, tone);
    m_remark->setFullText(remark);
}

void SummaryLine::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, colour(Role::Line));
    painter.drawPixmap(
        0, (height() - iconSize) / 2,
        iconPixmap(QString::fromLatin1(m_icon), colour(Role::TextSecondary), iconSize, devicePixelRatioF()));
}

} // namespace plateau::ui
