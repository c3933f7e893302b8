#include "ui/pages/frame/page.h"

#include "ui/viewmodels/texts.h"

#include <QEvent>
#include <QVBoxLayout>

namespace plateau::ui {

Page::Page(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_banners(new BannerArea), m_content(new QVBoxLayout) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::page, space::card, space::page, space::card);
    all->setSpacing(space::card);
    all->addWidget(m_banners);
    m_content->setSpacing(space::card);
    all->addLayout(m_content, 1);
}

bool Page::takeFiles(const QStringList& /*paths*/) {
    return false;
}

void Page::showError(const Error& error) {
    BannerContent content;
    content.kind = BannerKind::Bad;
    content.what = Texts::errorTitle(error.kind);
    content.why = Texts::errorDetail(error);
    banners().show(QStringLiteral("error"), content);
}

void Page::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT headerChanged();
        Q_EMIT statusChanged();
    }
}

} // namespace plateau::ui
