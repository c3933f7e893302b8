// How DataCurveView follows mouse and keyboard: crosshair, window, curves that are switched off.

#include "ui/charts/data_curve_view.h"
#include "ui/viewmodels/texts.h"

#include "core/plot/nearest.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace plateau::ui {

namespace {

constexpr double wheelStep = .8;    // of the window's length, a notch
constexpr double deepest = 1e-3;    // of the whole
constexpr double leastValue = 1e-9; // of a logarithmic axis

enum CurveId { InstantCurve = 1000, ControlCurve, WordsCurve, UntouchedModel };

double toStraight(double value, plot::ScaleKind kind) {
    return kind == plot::ScaleKind::Log ? std::log(std::max(value, leastValue)) : value;
}

double fromStraight(double value, plot::ScaleKind kind) {
    return kind == plot::ScaleKind::Log ? std::exp(value) : value;
}

/// The interval stretched by `factor` about a value, then moved; both along the axis as it is drawn.
plot::Interval changed(plot::Interval range, plot::ScaleKind kind, double about, double factor,
                       double shift) {
    const double low = toStraight(range.low, kind);
    const double high = toStraight(range.high, kind);
    const double at = toStraight(about, kind);
    return {fromStraight(at - (at - low) * factor + shift, kind),
            fromStraight(at + (high - at) * factor + shift, kind)};
}

double lengthOf(plot::Interval range, plot::ScaleKind kind) {
    return toStraight(range.high, kind) - toStraight(range.low, kind);
}

} // namespace

QList<DataCurveView::Curve> DataCurveView::curves() const {
    const auto words = Texts::chart();
    QList<Curve> out;
    const auto add = [this, &out](int id, const std::string& name, plot::Role role) {
        out << Curve{id, QString::fromStdString(name), role, m_hidden.count(id) == 0};
    };
    for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
        add(static_cast<int>(i), m_chart.series[i].name, plot::seriesRole(m_chart.series[i].hue));
    }
    if (!m_chart.instant.empty()) {
        add(InstantCurve, words.instantCurve, plot::Role::Reference);
    }
    if (!m_chart.controls.empty()) {
        add(ControlCurve, words.control, plot::Role::Reference);
    }
    if (!m_chart.words.empty()) {
        add(WordsCurve, words.words, plot::Role::Reference);
    }
    if (m_chart.baseline) {
        add(UntouchedModel, plot::baselineName(*m_chart.baseline, words), plot::Role::Reference);
    }
    return out;
}

void DataCurveView::setCurveShown(int id, bool shown) {
    if (shown ? m_hidden.erase(id) > 0 : m_hidden.insert(id).second) {
        relayout();
        Q_EMIT crosshairChanged();
    }
}

plot::DataCurveChart DataCurveView::shownChart() const {
    plot::DataCurveChart chart = m_chart;
    if (m_hidden.empty()) {
        return chart;
    }
    const auto hidden = [this](int id) { return m_hidden.count(id) > 0; };
    if (hidden(0)) { // the answer is that of the first curve
        chart.needed.reset();
    }
    for (std::size_t i = chart.series.size(); i-- > 0;) {
        if (hidden(static_cast<int>(i))) {
            chart.series.erase(chart.series.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    if (hidden(InstantCurve)) {
        chart.instant.clear();
    }
    if (hidden(ControlCurve)) {
        chart.controls.clear();
    }
    if (hidden(WordsCurve)) {
        chart.words.clear();
    }
    if (hidden(UntouchedModel)) {
        chart.baseline.reset();
    }
    return chart;
}

void DataCurveView::setWindow(const std::optional<plot::CurveWindow>& window) {
    if (window != m_window) {
        m_window = window;
        relayout();
        Q_EMIT windowChanged();
    }
}

void DataCurveView::zoomAt(QPointF place, double factor) {
    const plot::Scale& x = m_layout.x;
    const plot::Scale& y = m_layout.y.main;
    const double seen = lengthOf(x.domain, x.kind) / lengthOf(m_whole.samples, x.kind);
    factor = std::max(factor, std::min(1.0, deepest / seen)); // however far the wheel was turned
    if (seen * factor >= 1) {
        setWindow(std::nullopt);
    } else {
        setWindow(plot::CurveWindow{changed(x.domain, x.kind, x.toValue(place.x()), factor, 0),
                                    changed(y.domain, y.kind, y.toValue(place.y()), factor, 0)});
    }
}

void DataCurveView::pan(QPointF from, QPointF to) {
    const plot::Scale& x = m_layout.x;
    const plot::Scale& y = m_layout.y.main;
    const auto shift = [](const plot::Scale& scale, double before, double after) {
        return toStraight(scale.toValue(before), scale.kind) - toStraight(scale.toValue(after), scale.kind);
    };
    setWindow(plot::CurveWindow{changed(x.domain, x.kind, x.domain.low, 1, shift(x, from.x(), to.x())),
                                changed(y.domain, y.kind, y.domain.low, 1, shift(y, from.y(), to.y()))});
}

void DataCurveView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0 || (notches < 0 && !m_window)) {
        event->ignore(); // the page scrolls
        return;
    }
    zoomAt(event->position(), std::pow(wheelStep, notches));
    event->accept();
}

void DataCurveView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragged = event->position();
    }
}

void DataCurveView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragged.reset();
        unsetCursor();
    }
}

void DataCurveView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragged.reset();
        setWindow(std::nullopt);
    }
}

void DataCurveView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_dragged && m_window) {
        setCursor(Qt::ClosedHandCursor);
        pan(*std::exchange(m_dragged, at), at);
        return;
    }
    const auto all = stops();
    if (all.empty() || !m_layout.plot.grown(12).contains({at.x(), at.y()})) {
        setCrosshair(std::nullopt);
        return;
    }
    std::vector<double> pixels;
    std::transform(all.begin(), all.end(), std::back_inserter(pixels),
                   [this](double n) { return stopPixel(n); });
    setCrosshair(all[*plot::nearestIndex(pixels, at.x())]);
}

void DataCurveView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus()) {
        setCrosshair(std::nullopt);
    }
}

void DataCurveView::moveCrosshair(int key) {
    const auto all = stops();
    if (all.empty()) {
        return;
    }
    const auto now = m_crosshair ? std::find(all.begin(), all.end(), *m_crosshair) : all.end();
    if (key == Qt::Key_Home || (now == all.end() && key == Qt::Key_Right)) {
        setCrosshair(all.front());
    } else if (key == Qt::Key_End || now == all.end()) {
        setCrosshair(all.back());
    } else if (key == Qt::Key_Right) {
        setCrosshair(now + 1 == all.end() ? *now : *(now + 1));
    } else {
        setCrosshair(now == all.begin() ? *now : *(now - 1));
    }
}

void DataCurveView::keyPressEvent(QKeyEvent* event) {
    const plot::Rect& plot = m_layout.plot;
    const QPointF middle(m_crosshair ? stopPixel(*m_crosshair) : plot.x + plot.width / 2,
                         plot.y + plot.height / 2);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Left:
    case Qt::Key_Home:
    case Qt::Key_End:
        moveCrosshair(event->key());
        return;
    case Qt::Key_Escape:
        setCrosshair(std::nullopt);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomAt(middle, wheelStep);
        return;
    case Qt::Key_Minus:
        zoomAt(middle, 1 / wheelStep);
        return;
    case Qt::Key_0:
        setWindow(std::nullopt);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace plateau::ui
