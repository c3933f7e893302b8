#include "ui/widgets/focus_ring.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>

namespace plateau::ui {

namespace {

constexpr int gap = 2;
constexpr int stroke = 2;

bool isField(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

/// The part of the window that scroll areas around a widget leave to it, in the window.
QRect visiblePart(const QWidget& target, const QWidget& window) {
    QRect part = window.rect();
    for (const QWidget* widget = target.parentWidget(); widget != nullptr && widget != &window;
         widget = widget->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
        if (area != nullptr && area->viewport() == widget) {
            part &= QRect(widget->mapTo(&window, QPoint(0, 0)), widget->size());
        }
    }
    return part;
}

bool byKeyboard(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

} // namespace

FocusRing::FocusRing(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* /*old*/, QWidget* now) {
        if (now == nullptr || (m_target != nullptr && now != m_target && !m_target->isAncestorOf(now))) {
            follow(nullptr);
        }
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (widget != nullptr && widget->window() == parentWidget() && widget != parentWidget()) {
            const auto reason = static_cast<QFocusEvent*>(event)->reason();
            follow(byKeyboard(reason) || isField(widget) ? widget : nullptr);
        }
    } else if (m_target != nullptr && (event->type() == QEvent::Move || event->type() == QEvent::Resize ||
                                       event->type() == QEvent::Hide)) {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (widget == m_target || (widget != nullptr && widget->isAncestorOf(m_target))) {
            QMetaObject::invokeMethod(this, &FocusRing::place, Qt::QueuedConnection);
        }
    }
    return false;
}

void FocusRing::follow(QWidget* target) {
    // Tables and charts are large: they show their focus inside.
    m_target = qobject_cast<QAbstractItemView*>(target) != nullptr ? nullptr : target;
    place();
}

void FocusRing::place() {
    if (m_target == nullptr || !m_target->isVisible() || m_target->property("ownFocus").toBool()) {
        hide();
        return;
    }
    const int by = gap + stroke;
    const QRect inside(m_target->mapTo(parentWidget(), QPoint(0, 0)), m_target->size());
    const QRect around = inside.adjusted(-by, -by, by, by);
    const QRect seen = around & visiblePart(*m_target, *parentWidget());
    if (seen.isEmpty()) {
        hide();
        return;
    }
    setGeometry(around);
    if (seen == around) {
        clearMask();
    } else {
        setMask(seen.translated(-around.topLeft()));
    }
    raise();
    show();
    update();
}

void FocusRing::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Role::Accent), stroke));
    const double half = stroke / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), controlRadius + gap + half,
                            controlRadius + gap + half);
}

} // namespace plateau::ui
