#include "ui/widgets/step.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QPainter>

namespace plateau::ui {

namespace {

constexpr int stepHeight = 52;
constexpr int entryHeight = 32;
constexpr int shapeSize = 20;
constexpr int shapeLeft = 12;
constexpr int nameLeft = 44;
constexpr int turnMs = 120;

void drawRing(QPainter& painter, const QRectF& circle, double turn) {
    painter.setPen(QPen(colour(Role::Track), 2));
    painter.drawEllipse(circle);
    painter.setPen(QPen(colour(Role::Accent), 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, static_cast<int>(16 * (90 - 360 * turn)), -16 * 150);
}

void drawCheck(QPainter& painter, const QRectF& circle) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Good));
    painter.drawEllipse(circle);
    painter.setPen(QPen(colour(Role::Surface), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF centre = circle.center();
    const double r = circle.width() / 2;
    painter.drawPolyline(QPolygonF{QPointF(centre.x() - .45 * r, centre.y() + .02 * r),
                                   QPointF(centre.x() - .1 * r, centre.y() + .38 * r),
                                   QPointF(centre.x() + .48 * r, centre.y() - .34 * r)});
}

} // namespace

void drawState(QPainter& painter, const QRectF& square, StepState state, double turn) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double inset = square.width() * .14;
    const QRectF circle = square.adjusted(inset, inset, -inset, -inset);
    switch (state) {
    case StepState::Empty: {
        QPen pen(colour(Role::FieldBorder), 1.5);
        pen.setDashPattern({1.6, 2.0});
        painter.setPen(pen);
        painter.drawEllipse(circle);
        break;
    }
    case StepState::Ready:
        painter.setPen(QPen(colour(Role::Accent), 1.5));
        painter.drawEllipse(circle);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(Role::Accent));
        painter.drawEllipse(circle.center(), circle.width() * .24, circle.width() * .24);
        break;
    case StepState::Running:
        drawRing(painter, circle, turn);
        break;
    case StepState::Done:
        drawCheck(painter, square.adjusted(inset * .7, inset * .7, -inset * .7, -inset * .7));
        break;
    case StepState::Attention:
    case StepState::Paused: {
        const bool pause = state == StepState::Paused;
        const int size = qRound(square.width() * .9);
        painter.drawPixmap(square.center() - QPointF(size / 2.0, size / 2.0),
                           iconPixmap(pause ? QStringLiteral("pause") : QStringLiteral("warning"),
                                      colour(pause ? Role::TextSecondary : Role::Warn), size,
                                      painter.device()->devicePixelRatioF()));
        break;
    }
    }
    painter.restore();
}

QString stateWord(StepState state) {
    switch (state) {
    case StepState::Empty:
        return StepButton::tr("empty");
    case StepState::Ready:
        return StepButton::tr("ready");
    case StepState::Running:
        return StepButton::tr("running");
    case StepState::Done:
        return StepButton::tr("done");
    case StepState::Attention:
        return StepButton::tr("needs attention");
    case StepState::Paused:
        break;
    }
    return StepButton::tr("paused");
}

StepButton::StepButton(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(false);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_turning.setInterval(turnMs);
    connect(&m_turning, &QTimer::timeout, this, [this] {
        m_turn += .06;
        update(0, 0, nameLeft, height());
    });
}

void StepButton::setStep(const QString& name, const QString& fact, StepState state) {
    setText(name);
    m_fact = untrusted(fact);
    m_state = state;
    setAccessibleName(QStringLiteral("%1, %2").arg(name, stateWord(state)));
    setAccessibleDescription(m_fact);
    setPlainToolTip(*this, QStringLiteral("%1: %2").arg(name, m_fact));
    state == StepState::Running ? m_turning.start() : m_turning.stop();
    update();
}

void StepButton::setCurrent(bool current) {
    m_current = current;
    update();
}

void StepButton::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    update();
}

QSize StepButton::sizeHint() const {
    return {railWidth - 2 * space::small, stepHeight};
}

void StepButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (m_current || underMouse()) {
        painter.setBrush(colour(m_current ? Role::AccentSoft : Role::Hover));
        painter.drawRoundedRect(rect(), controlRadius, controlRadius);
    }
    if (m_current) {
        painter.setBrush(colour(Role::Accent));
        painter.drawRoundedRect(QRectF(0, space::hair, 3, height() - 2 * space::hair), 1.5, 1.5);
    }
    drawState(painter, QRectF(shapeLeft - 2, (height() - shapeSize) / 2.0, shapeSize, shapeSize), m_state,
              m_turn);
    if (m_collapsed) {
        return;
    }
    const bool faint = m_state == StepState::Empty && !m_current;
    const QRect words = rect().adjusted(nameLeft, 7, -space::small, -7);
    painter.setPen(colour(faint ? Role::TextSecondary : Role::Text));
    painter.setFont(Theme::instance().font(TextSize::Body, TextWeight::Medium));
    painter.drawText(words, static_cast<int>(Qt::AlignTop | Qt::AlignLeft), text());
    painter.setPen(colour(Role::TextSecondary));
    painter.setFont(Theme::instance().font(TextSize::Secondary));
    painter.drawText(words, static_cast<int>(Qt::AlignBottom | Qt::AlignLeft),
                     painter.fontMetrics().elidedText(m_fact, Qt::ElideRight, words.width()));
}

EntryButton::EntryButton(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EntryButton::setEntry(const QString& name, StepState state, bool current) {
    setText(untrusted(name));
    m_state = state;
    m_current = current;
    setAccessibleName(QStringLiteral("%1, %2").arg(text(), stateWord(state)));
    setPlainToolTip(*this, accessibleName());
    update();
}

QSize EntryButton::sizeHint() const {
    return {railWidth - 2 * space::small, entryHeight};
}

void EntryButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(Role::Hover));
        painter.drawRoundedRect(rect(), controlRadius, controlRadius);
    }
    const QRect words = rect().adjusted(shapeLeft, 0, -shapeSize - space::small, 0);
    painter.setPen(colour(Role::Text));
    painter.setFont(
        Theme::instance().font(TextSize::Body, m_current ? TextWeight::Semibold : TextWeight::Regular));
    painter.drawText(words, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    drawState(painter, QRectF(width() - shapeSize - 2, (height() - 18) / 2.0, 18, 18), m_state);
}

} // namespace plateau::ui
