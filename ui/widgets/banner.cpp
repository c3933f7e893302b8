#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int iconLeft = 14;
constexpr int textLeft = 44;

Role inkOf(BannerKind kind) {
    const Role roles[] = {Role::Accent, Role::Good, Role::Warn, Role::Bad};
    return roles[static_cast<int>(kind)];
}

Role tintOf(BannerKind kind) {
    const Role roles[] = {Role::AccentSoft, Role::GoodSoft, Role::WarnSoft, Role::BadSoft};
    return roles[static_cast<int>(kind)];
}

const char* pictureOf(BannerKind kind) {
    const char* const names[] = {"info", "check", "warning", "error"};
    return names[static_cast<int>(kind)];
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      m_what(new TextLabel(TextSize::Body)),
      m_why(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_button(new Button(ButtonKind::Plain, ButtonHeight::InCard)),
      m_close(new Button(ButtonKind::Icon, ButtonHeight::InCard)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(textLeft, space::small, space::stacked, space::small);
    row->setSpacing(space::small);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_what);
    texts->addWidget(m_why);
    m_what->setWordWrap(true);
    m_why->setWordWrap(true);
    m_what->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_why->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addLayout(texts, 1);
    row->addWidget(m_button);
    row->addWidget(m_close);
    setIcon(*m_close, QStringLiteral("close"), Role::TextSecondary, 16);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_act) {
            m_act();
        }
    });
    connect(m_close, &QPushButton::clicked, this, &Banner::closed);
}

void Banner::set(const BannerContent& content) {
    m_kind = content.kind;
    setUntrustedText(*m_what, content.what);
    setUntrustedText(*m_why, content.why);
    m_why->setVisible(!content.why.isEmpty());
    m_button->setText(content.button);
    m_button->setAccessibleName(content.button);
    m_button->setVisible(!content.button.isEmpty());
    m_close->setVisible(content.closable);
    m_close->setAccessibleName(tr("Close this message"));
    setPlainToolTip(*m_close, tr("Close this message"));
    m_act = content.act;
    setAccessibleName(m_what->text());
    setAccessibleDescription(m_why->text());
    update();
}

void Banner::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), controlRadius, controlRadius);
    painter.fillPath(shape, colour(tintOf(m_kind)));
    painter.setClipPath(shape);
    painter.fillRect(0, 0, 3, height(), colour(inkOf(m_kind)));
    painter.drawPixmap(iconLeft, (height() - iconSize) / 2,
                       iconPixmap(QString::fromLatin1(pictureOf(m_kind)), colour(inkOf(m_kind)), iconSize,
                                  devicePixelRatioF()));
}

BannerArea::BannerArea(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    hide();
}

void BannerArea::show(const QString& topic, const BannerContent& content) {
    Banner*& banner = m_banners[topic];
    if (banner == nullptr) {
        banner = new Banner(this);
        m_layout->addWidget(banner);
        connect(banner, &Banner::closed, this, [this, topic] { remove(topic); });
    }
    banner->set(content);
    QWidget::show();
}

void BannerArea::remove(const QString& topic) {
    if (Banner* banner = m_banners.take(topic)) {
        banner->hide();
        banner->deleteLater();
    }
    setVisible(!m_banners.isEmpty());
}

void BannerArea::clear() {
    const auto topics = m_banners.keys();
    for (const QString& topic : topics) {
        remove(topic);
    }
}

} // namespace plateau::ui
