#include "ui/pages/data/role_button.h"

#include "ui/pages/data/data_texts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QMenu>
#include <QPainter>

namespace plateau::ui {

namespace {

constexpr int chipHeight = 22;
constexpr int arrow = 12;

} // namespace

RoleButton::RoleButton(QWidget* parent) : QAbstractButton(parent) {
    setFont(Theme::instance().font(TextSize::Secondary, TextWeight::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this, &RoleButton::choose);
}

void RoleButton::setRole(FileRole role, bool changeable) {
    m_role = role;
    m_changeable = changeable;
    setEnabled(changeable);
    retranslate();
}

void RoleButton::retranslate() {
    setText(roleName(m_role));
    setAccessibleName(tr("Role: %1").arg(roleName(m_role)));
    setPlainToolTip(*this, m_changeable ? tr("%1. Press to change the role.").arg(roleMeaning(m_role))
                                        : roleMeaning(m_role));
    updateGeometry();
    update();
}

QSize RoleButton::sizeHint() const {
    const int extra = m_changeable || m_role == FileRole::Test ? arrow + space::hair : 0;
    return {fontMetrics().horizontalAdvance(text()) + 2 * space::small + extra, chipHeight};
}

void RoleButton::choose() {
    QMenu menu(this);
    for (const FileRole role :
         {FileRole::Domain, FileRole::Test, FileRole::Validation, FileRole::General, FileRole::GeneralTest}) {
        QAction* action = menu.addAction(roleName(role) + QStringLiteral("  –  ") + roleMeaning(role));
        action->setCheckable(true);
        action->setChecked(role == m_role);
        connect(action, &QAction::triggered, this, [this, role] { Q_EMIT roleChosen(role); });
    }
    menu.exec(mapToGlobal(QPoint(0, height() + 2)));
}

void RoleButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChipKind kind = roleKind(m_role);
    const bool lit = m_changeable && (underMouse() || isDown());
    painter.setPen(lit ? QPen(colour(inkOf(kind)), 1) : QPen(Qt::NoPen));
    painter.setBrush(colour(tintOf(kind)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), height() / 2.0, height() / 2.0);
    painter.setPen(colour(inkOf(kind)));
    painter.setFont(font());
    painter.drawText(rect().adjusted(space::small, 0, -space::small, 0),
                     static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), text());
    const char* picture = m_changeable ? "chevron-down" : (m_role == FileRole::Test ? "lock" : "");
    if (*picture != 0) {
        painter.drawPixmap(
            width() - space::small - arrow, (height() - arrow) / 2,
            iconPixmap(QString::fromLatin1(picture), colour(inkOf(kind)), arrow, devicePixelRatioF()));
    }
}

} // namespace plateau::ui
