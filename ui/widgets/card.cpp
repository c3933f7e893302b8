#include "ui/widgets/card.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int longestWholeTitle = 160; ///< pixels; a longer one may be elided

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent),
      m_body(new QVBoxLayout),
      m_head(new QHBoxLayout),
      m_title(new ElidedLabel(TextSize::CardTitle, Tone::Normal, TextWeight::Semibold)),
      m_subtitle(new ElidedLabel(TextSize::Secondary, Tone::Secondary)) {
    setProperty("surface", QStringLiteral("card"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::card, space::stacked, space::card, space::card);
    all->setSpacing(space::stacked);
    m_head->setSpacing(space::stacked);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_head->addWidget(m_title);
    m_head->addWidget(m_subtitle, 1);
    m_title->hide();
    m_body->setSpacing(space::small);
    all->addLayout(m_head);
    all->addLayout(m_body, 1);
}

void Card::setTitle(const QString& title) {
    m_title->setFullText(title);
    m_title->setMinimumWidth(std::min(m_title->sizeHint().width(), longestWholeTitle));
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setSubtitle(const QString& subtitle) {
    m_subtitle->setFullText(subtitle);
}

void Card::addToHead(QWidget* widget) {
    m_head->addWidget(widget);
}

void Card::setSelected(bool selected) {
    setStyleProperty(*this, "surface", selected ? QStringLiteral("selected") : QStringLiteral("card"));
}

Line::Line(QWidget* parent) : QWidget(parent) {
    setFixedHeight(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Line::paintEvent(QPaintEvent* /*event*/) {
    QPainter(this).fillRect(rect(), colour(Role::Line));
}

} // namespace plateau::ui
