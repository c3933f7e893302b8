#include "ui/charts/training_curve_view.h"

#include "ui/charts/scene_painter.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace plateau::ui {

TrainingCurveView::TrainingCurveView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TrainingCurveView::setCurve(const plot::TrainingCurveChart& chart) {
    if (chart != m_chart) {
        m_chart = chart;
        relayout();
    }
}

void TrainingCurveView::relayout() {
    plot::LayoutSettings settings;
    settings.size = {static_cast<double>(std::max(width(), 320)),
                     static_cast<double>(std::max(height(), 120))};
    settings.words = Texts::chart();
    settings.heading = false;
    settings.background = false;
    m_scene = plot::layOut(m_chart, settings).scene;
    setAccessibleName(tr("Training curve"));
    setAccessibleDescription(QString::fromStdString(m_scene.description));
    update();
}

void TrainingCurveView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    // Below the smallest width that can be laid out the picture shrinks.
    const double scale = std::min(1.0, width() / m_scene.size.width);
    painter.scale(scale, scale);
    paintScene(painter, m_scene, Theme::instance().tokens());
}

void TrainingCurveView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    relayout();
}

void TrainingCurveView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        relayout();
    }
}

} // namespace plateau::ui
