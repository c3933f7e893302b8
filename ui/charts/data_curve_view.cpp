#include "ui/charts/data_curve_view.h"

#include "ui/charts/scene_painter.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr int paceMs = 100;
constexpr int justInMs = 6'000;

/// Widens `held` by every value drawn, so that a live axis only ever grows.
void holdAxis(const plot::DataCurveChart& before, plot::DataCurveChart& next) {
    if (before.title != next.title || before.quantity != next.quantity) {
        return;
    }
    std::optional<plot::Interval> held = before.atLeast;
    for (const plot::CurveSeries& series : before.series) {
        for (const plot::CurvePoint& point : series.points) {
            if (std::isfinite(point.mean)) {
                held = held.value_or(plot::Interval{point.mean, point.mean});
                held->include(point.mean);
            }
        }
    }
    next.atLeast = held;
}

const plot::CurvePoint* pointAt(const std::vector<plot::CurvePoint>& points, double n) {
    const auto found = std::find_if(points.begin(), points.end(),
                                    [n](const plot::CurvePoint& point) { return point.n == n; });
    return found == points.end() || !std::isfinite(found->mean) ? nullptr : &*found;
}

} // namespace

DataCurveView::DataCurveView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_waiting) {
            setChart(*std::exchange(m_waiting, std::nullopt));
        }
    });
    m_justInEnd.setSingleShot(true);
    connect(&m_justInEnd, &QTimer::timeout, this, [this] {
        m_justIn.reset();
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        render();
        update();
    });
    relayout();
}

void DataCurveView::setChart(const plot::DataCurveChart& chart) {
    if (m_shownAt.isValid() && m_shownAt.elapsed() < paceMs) {
        m_waiting = chart;
        if (!m_pace.isActive()) {
            m_pace.start(paceMs - static_cast<int>(m_shownAt.elapsed()));
        }
        return;
    }
    plot::DataCurveChart next = chart;
    next.display = m_chart.display;
    holdAxis(m_chart, next);
    m_shownAt.start();
    if (next != m_chart) {
        m_chart = std::move(next);
        relayout();
        Q_EMIT chartChanged();
    }
}

void DataCurveView::setDisplay(plot::Display display) {
    if (display != m_chart.display) {
        m_window.reset(); // its values are of the other kind
    }
    m_chart.display = display;
    if (m_waiting) {
        m_waiting->display = display;
    }
    relayout();
}

void DataCurveView::setHeading(bool heading) {
    m_heading = heading;
    relayout();
}

void DataCurveView::showJustIn(double n, double value, const QString& text) {
    m_justIn = JustIn{n, value, text};
    m_justInEnd.start(justInMs);
    update();
}

void DataCurveView::relayout() {
    plot::LayoutSettings settings;
    settings.size = {static_cast<double>(std::max(width(), 320)),
                     static_cast<double>(std::max(height(), 200))};
    settings.words = Texts::chart();
    settings.heading = m_heading;
    settings.background = false;
    settings.window = m_window;
    m_layout = plot::layOut(shownChart(), settings);
    if (!m_window) {
        m_whole = {m_layout.x.domain, m_layout.y.main.domain};
    }
    setAccessibleName(tr("Data curve: %1").arg(QString::fromStdString(m_layout.scene.title)));
    setAccessibleDescription(QString::fromStdString(plot::describe(m_chart, settings.words)));
    if (m_crosshair) {
        const auto all = stops();
        if (std::find(all.begin(), all.end(), *m_crosshair) == all.end()) {
            setCrosshair(std::nullopt);
        }
    }
    render();
    update();
}

void DataCurveView::render() {
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    paintScene(painter, m_layout.scene, Theme::instance().tokens());
}

void DataCurveView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    relayout();
}

void DataCurveView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_justIn.reset();
        relayout();
    }
}

std::vector<double> DataCurveView::stops() const {
    const plot::DataCurveChart chart = shownChart();
    std::vector<double> out;
    if (chart.baseline && m_layout.baselineX) {
        out.push_back(0);
    }
    const auto take = [this, &out](const std::vector<plot::CurvePoint>& points) {
        for (const plot::CurvePoint& point : points) {
            if (std::isfinite(point.mean) && (!m_window || m_window->samples.contains(point.n))) {
                out.push_back(point.n);
            }
        }
    };
    for (const plot::CurveSeries& series : chart.series) {
        take(series.points);
    }
    take(chart.instant);
    take(chart.words);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double DataCurveView::stopPixel(double n) const {
    return n <= 0 ? m_layout.baselineX.value_or(0) : m_layout.x.toPixel(n);
}

void DataCurveView::setCrosshair(std::optional<double> n) {
    if (n == m_crosshair) {
        return;
    }
    m_crosshair = n;
    setAccessibleDescription(n ? crosshairLines().join(QStringLiteral("; "))
                               : QString::fromStdString(plot::describe(m_chart, Texts::chart())));
    update();
    Q_EMIT crosshairChanged();
}

QString DataCurveView::shown(double value) const {
    const double now = plot::shownValue(m_chart, value);
    return m_chart.quantity == plot::Quantity::Score ? Texts::percent(now)
                                                     : QString::fromStdString(plot::plainNumber(now));
}

void DataCurveView::addRow(BoxContent& content, const plot::CurvePoint& point, const QString& name,
                           int hue) const {
    Row row;
    row.hue = hue;
    row.square = hue < 0;
    row.name = name;
    row.value = shown(point.mean);
    double low = plot::shownValue(m_chart, point.low);
    double high = plot::shownValue(m_chart, point.high);
    if (low > high) {
        std::swap(low, high);
    }
    const bool score = m_chart.quantity == plot::Quantity::Score;
    row.interval = score ? Texts::percentRange(low, high)
                         : Texts::range(QString::fromStdString(plot::plainNumber(low)),
                                        QString::fromStdString(plot::plainNumber(high)));
    content.rows << row;
}

DataCurveView::BoxContent DataCurveView::boxContent() const {
    BoxContent content;
    const double n = *m_crosshair;
    const auto words = Texts::chart();
    const plot::DataCurveChart chart = shownChart();
    content.title = n <= 0 ? tr("No training") : Texts::samples(static_cast<std::int64_t>(n));
    for (const plot::CurveSeries& series : chart.series) {
        if (const auto* point = pointAt(series.points, n)) {
            addRow(content, *point, QString::fromStdString(series.name), series.hue);
            if (content.side.isEmpty()) {
                content.side = tr("%n seed(s)", nullptr, static_cast<int>(point->seeds.size()));
            }
        }
    }
    if (const auto* point = pointAt(chart.instant, n)) {
        addRow(content, *point, QString::fromStdString(words.instantCurve), -1);
    }
    const auto addPlain = [this, &content](const std::string& name, double value) {
        Row row;
        row.name = QString::fromStdString(name);
        row.value = shown(value);
        content.rows << row;
    };
    if (const auto* point = pointAt(chart.words, n)) {
        addPlain(words.words, point->mean);
    }
    if (const auto* point = pointAt(chart.controls, n)) {
        addPlain(words.control, point->mean);
    }
    if (chart.baseline) {
        addPlain(plot::baselineName(*chart.baseline, words), chart.baseline->value);
    }
    content.foot = m_chart.testItems > 0
                       ? tr("%1 interval: seeds and %2 test items")
                             .arg(Texts::percent(m_chart.level, 0), Texts::count(m_chart.testItems))
                       : tr("%1 interval over seeds").arg(Texts::percent(m_chart.level, 0));
    return content;
}

QStringList DataCurveView::crosshairLines() const {
    QStringList out;
    if (m_crosshair) {
        const BoxContent content = boxContent();
        out << content.title << content.side;
        for (const Row& row : content.rows) {
            out << QStringLiteral("%1 %2 %3").arg(row.name, row.value, row.interval).trimmed();
        }
        out << content.foot;
        out.removeAll(QString());
    }
    return out;
}

} // namespace plateau::ui
