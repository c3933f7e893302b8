#include "ui/pages/frame/page_header.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace plateau::ui {

PageHeader::PageHeader(QWidget* parent)
    : QWidget(parent),
      m_title(new ElidedLabel(TextSize::PageTitle, Tone::Normal, TextWeight::Semibold)),
      m_purpose(new ElidedLabel(TextSize::Body, Tone::Secondary)),
      m_buttons(new QHBoxLayout) {
    setFixedHeight(headerHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::page, space::small, space::page, space::small);
    row->setSpacing(space::page);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_title);
    texts->addWidget(m_purpose);
    for (ElidedLabel* label : {m_title, m_purpose}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    row->addLayout(texts, 1);
    m_buttons->setSpacing(space::small);
    row->addLayout(m_buttons);
}

void PageHeader::show(const QString& title, const QString& purpose, const QList<QAction*>& actions) {
    m_title->setFullText(untrusted(title));
    m_purpose->setFullText(untrusted(purpose));
    if (actions != m_actions) {
        setActions(actions);
    }
}

void PageHeader::setActions(const QList<QAction*>& actions) {
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        // It may be the very button whose click leads here.
        static_cast<Button*>(item->widget())->stopFollowing();
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_actions = actions;
    for (QAction* action : actions) {
        auto* button = new Button(kindOf(*action), ButtonHeight::Normal, this);
        button->follow(*action);
        m_buttons->addWidget(button);
    }
}

void PageHeader::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Surface));
    painter.fillRect(0, height() - 1, width(), 1, colour(Role::Line));
}

} // namespace plateau::ui
