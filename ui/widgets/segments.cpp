#include "ui/widgets/segments.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace plateau::ui {

namespace {

/// One half of a segmented choice: its owner draws the frame.
class SegmentButton : public QAbstractButton {
public:
    explicit SegmentButton(QWidget* parent) : QAbstractButton(parent) {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setFont(Theme::instance().font(TextSize::Secondary, TextWeight::Medium));
    }
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(text()) + 2 * space::small + 4, 26};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        if (isChecked() || underMouse()) {
            painter.fillRect(rect().adjusted(1, 1, -1, -1),
                             colour(isChecked() ? Role::AccentSoft : Role::Hover));
        }
        painter.setFont(Theme::instance().font(TextSize::Secondary,
                                               isChecked() ? TextWeight::Semibold : TextWeight::Medium));
        painter.setPen(colour(isChecked() ? Role::Accent : Role::TextSecondary));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

SegmentBar::SegmentBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(4);
}

void SegmentBar::setSegments(const QList<Segment>& segments) {
    if (segments != m_segments) {
        m_segments = segments;
        update();
    }
}

void SegmentBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int count = static_cast<int>(m_segments.size());
    const double gap = count > 60 ? (count > 200 ? 0 : 1) : 4;
    const double width = count > 0 ? (this->width() - gap * (count - 1)) / count : 0;
    for (int i = 0; i < count; ++i) {
        const Segment& segment = m_segments[i];
        const QRectF box(i * (width + gap), 0, std::max(width, 1.0), height());
        const double share = segment.state == State::Waiting   ? 0
                             : segment.state == State::Running ? std::clamp(segment.share, 0.0, 1.0)
                                                               : 1;
        painter.setBrush(colour(Role::Track));
        painter.drawRoundedRect(box, gap > 1 ? 2 : 0, gap > 1 ? 2 : 0);
        QColor fill = colour(segment.state == State::Failed ? Role::Bad : Role::Accent);
        fill.setAlphaF(segment.state == State::Running ? .6F : 1.F);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(box.x(), 0, box.width() * share, height()), gap > 1 ? 2 : 0,
                                gap > 1 ? 2 : 0);
    }
}

SegmentedChoice::SegmentedChoice(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedChoice::chosen);
}

void SegmentedChoice::setChoices(const QStringList& choices, const QStringList& names) {
    const int before = current();
    for (int i = 0; i < choices.size(); ++i) {
        QAbstractButton* button = m_group->button(i);
        if (button == nullptr) {
            button = new SegmentButton(this);
            layout()->addWidget(button);
            m_group->addButton(button, i);
        }
        button->setText(choices[i]);
        button->setAccessibleName(names.value(i, choices[i]));
        setPlainToolTip(*button, names.value(i, choices[i]));
        button->updateGeometry();
    }
    for (int i = 0; QAbstractButton* button = m_group->button(i); ++i) {
        button->setVisible(i < choices.size());
    }
    setCurrent(before < 0 ? 0 : before);
}

void SegmentedChoice::setCurrent(int index) {
    if (QAbstractButton* button = m_group->button(index)) {
        button->setChecked(true);
    }
}

int SegmentedChoice::current() const {
    return m_group->checkedId();
}

void SegmentedChoice::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Role::ButtonBorder), 1));
    painter.setBrush(colour(Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), controlRadius, controlRadius);
    for (int i = 1; m_group->button(i) != nullptr && !m_group->button(i)->isHidden(); ++i) {
        const int x = m_group->button(i)->x();
        painter.drawLine(x, 1, x, height() - 1);
    }
}

} // namespace plateau::ui
