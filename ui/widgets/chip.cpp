#include "ui/widgets/chip.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QPainter>

namespace plateau::ui {

namespace {

constexpr int chipHeight = 20;
constexpr int chipIcon = 14;

} // namespace

Role inkOf(ChipKind kind) {
    const Role roles[] = {Role::Text, Role::Accent, Role::Good, Role::Warn, Role::Bad};
    return roles[static_cast<int>(kind)];
}

Role tintOf(ChipKind kind) {
    const Role roles[] = {Role::Hover, Role::AccentSoft, Role::GoodSoft, Role::WarnSoft, Role::BadSoft};
    return roles[static_cast<int>(kind)];
}

Chip::Chip(ChipKind kind, QWidget* parent) : QWidget(parent), m_kind(kind) {
    setFont(Theme::instance().font(TextSize::Secondary, TextWeight::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::set(ChipKind kind, const QString& text, const QString& icon) {
    m_kind = kind;
    m_text = untrusted(text);
    m_icon = icon;
    setAccessibleName(m_text);
    setVisible(!m_text.isEmpty());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    const int picture = m_icon.isEmpty() ? 0 : chipIcon + space::hair;
    return {fontMetrics().horizontalAdvance(m_text) + 2 * space::small + picture, chipHeight};
}

void Chip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(tintOf(m_kind)));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    QRect text = rect().adjusted(space::small, 0, -space::small, 0);
    if (!m_icon.isEmpty()) {
        painter.drawPixmap(text.left(), (height() - chipIcon) / 2,
                           iconPixmap(m_icon, colour(inkOf(m_kind)), chipIcon, devicePixelRatioF()));
        text.setLeft(text.left() + chipIcon + space::hair);
    }
    painter.setPen(colour(inkOf(m_kind)));
    painter.drawText(text, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), m_text);
}

} // namespace plateau::ui
