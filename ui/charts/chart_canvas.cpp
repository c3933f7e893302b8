#include "ui/charts/chart_canvas.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include "core/plot/decimate.h"
#include "core/plot/scale.h"

#include <QGraphicsLayout>
#include <QLocale>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr int pixelsPerColumn = 4; // decimation keeps up to four points a column
constexpr double yRoom = .06;      // above and below lines
constexpr double barGap = .12;     // of a bar's width
constexpr double narrowBar = 3;    // pixels
constexpr double percent = 100;
constexpr std::size_t mostPieces = 64;
constexpr float pointOpacity = 0.6F;
constexpr qsizetype mostMarked = 32; // points of a line that get a mark

double unit(const ChartAxis& axis) {
    return axis.format == ValueFormat::Percent ? percent : 1;
}

void include(std::optional<plot::Interval>& range, double value) {
    if (std::isfinite(value)) {
        range = range.value_or(plot::Interval{value, value});
        range->include(value);
    }
}

plot::Interval widened(const std::optional<plot::Interval>& range) {
    if (!range) {
        return {0, 1};
    }
    const double least = std::max(std::abs(range->low), 1.0) * 1e-9;
    return range->high - range->low > least ? *range : plot::Interval{range->low - .5, range->high + .5};
}

bool overlaps(plot::Interval shown, double low, double high) {
    return high >= shown.low && low <= shown.high;
}

} // namespace

QString written(double value, ValueFormat format) {
    switch (format) {
    case ValueFormat::Count:
        return Texts::count(std::llround(value));
    case ValueFormat::Percent:
        return Texts::percent(value);
    case ValueFormat::Number:
        break;
    }
    return QString::fromStdString(plot::plainNumber(value));
}

ChartCanvas::ChartCanvas(QWidget* parent)
    : QChartView(parent),
      m_tokens(&Theme::instance().tokens()),
      m_x(new QValueAxis(this)),
      m_y(new QValueAxis(this)) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setFocusPolicy(Qt::NoFocus);
    chart()->legend()->hide();
    chart()->setMargins(QMargins());
    chart()->setLocale(QLocale(QLocale::English, QLocale::UnitedStates)); // 12,000 in every language
    chart()->setLocalizeNumbers(true);
    chart()->setBackgroundRoundness(0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    if (auto* layout = chart()->layout()) {
        layout->setContentsMargins(0, 0, 0, 0);
    }
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    restyle();
    refresh();
}

void ChartCanvas::setTokens(const plot::Theme& tokens) {
    m_tokens = &tokens;
    restyle();
}

QColor ChartCanvas::ink(plot::Role role) const {
    return toColour(m_tokens->colour(role));
}

void ChartCanvas::restyle() {
    chart()->setBackgroundBrush(ink(plot::Role::Surface));
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(ink(plot::Role::Surface));
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setLabelsFont(Theme::instance().numberFont(TextSize::Secondary));
        axis->setTitleFont(Theme::instance().font(TextSize::Secondary));
        axis->setLabelsColor(ink(plot::Role::TextSecondary));
        axis->setTitleBrush(ink(plot::Role::TextSecondary));
        axis->setGridLinePen(QPen(ink(plot::Role::Grid), 1));
        axis->setLinePen(QPen(ink(plot::Role::FieldBorder), 1));
    }
    m_x->setGridLineVisible(false);
    m_y->setLineVisible(false);
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        for (const Piece& piece : m_pieces[i]) {
            stylePiece(piece, m_data.series[i]);
        }
    }
    viewport()->update();
}

void ChartCanvas::stylePiece(const Piece& piece, const ChartSeries& series) const {
    const QColor colour = ink(series.role);
    if (auto* area = qobject_cast<QAreaSeries*>(piece.drawn)) {
        area->setPen(Qt::NoPen);
        area->setBrush(colour);
    } else if (auto* scatter = qobject_cast<QScatterSeries*>(piece.drawn)) {
        QColor seenThrough = colour; // where many lie on each other it is darker
        seenThrough.setAlphaF(pointOpacity);
        scatter->setMarkerSize(7);
        scatter->setPen(Qt::NoPen);
        scatter->setBrush(seenThrough);
    } else {
        piece.points->setPen(QPen(colour, 1.5, series.dashed ? Qt::DashLine : Qt::SolidLine));
    }
}

void ChartCanvas::setData(const ChartData& data) {
    const auto shapes = [](const ChartData& of) {
        std::vector<ChartSeries::Shape> out;
        for (const ChartSeries& series : of.series) {
            out.push_back(series.shape);
        }
        return out;
    };
    if (shapes(data) != shapes(m_data)) {
        removePieces();
    }
    m_data = data;
    m_pieces.resize(m_data.series.size());
    if (m_hover) {
        const auto all = stops();
        if (std::find(all.begin(), all.end(), *m_hover) == all.end()) {
            setHover(std::nullopt);
        }
    }
    restyle();
    refresh();
}

void ChartCanvas::setSeriesShown(std::size_t series, bool shown) {
    if (series < m_data.series.size() && m_data.series[series].shown != shown) {
        m_data.series[series].shown = shown;
        refresh();
        Q_EMIT hoverChanged();
    }
}

void ChartCanvas::showLegend() {
    QLegend& legend = *chart()->legend();
    legend.show();
    legend.setAlignment(Qt::AlignBottom);
    legend.setFont(Theme::instance().font(TextSize::Secondary));
    legend.setLabelColor(ink(plot::Role::Text));
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        for (std::size_t piece = 0; piece < m_pieces[i].size(); ++piece) {
            QAbstractSeries* drawn = m_pieces[i][piece].drawn;
            drawn->setName(m_data.series[i].name.toHtmlEscaped());
            for (QLegendMarker* marker : legend.markers(drawn)) {
                marker->setVisible(piece == 0 && m_data.series[i].shown);
            }
        }
    }
}

void ChartCanvas::removePieces() {
    for (const auto& pieces : m_pieces) {
        for (const Piece& piece : pieces) {
            chart()->removeSeries(piece.drawn);
            delete piece.drawn; // an area owns its outline
        }
    }
    m_pieces.clear();
}

ChartCanvas::Window ChartCanvas::full() const {
    std::optional<plot::Interval> x = m_data.x.atLeast;
    std::optional<plot::Interval> y = m_data.y.atLeast;
    bool bars = false;
    for (const ChartSeries& series : m_data.series) {
        if (!series.shown) {
            continue;
        }
        const bool bar = series.shape == ChartSeries::Shape::Bars;
        for (const plot::Point& point : series.points) {
            include(x, point.x);
            include(y, point.y);
            if (bar) {
                include(x, point.x + series.barWidth);
                include(y, 0);
            }
        }
        bars = bars || bar;
    }
    Window window{widened(x), widened(y)};
    if (!m_data.y.atLeast) {
        const double room = yRoom * (window.y.high - window.y.low);
        window.y.high += room;
        window.y.low -= bars || (window.y.low >= 0 && window.y.low < room)
                            ? std::min(room, std::max(0.0, window.y.low))
                            : room;
    }
    return window;
}

void ChartCanvas::setWindow(std::optional<Window> window) {
    if (window != m_zoom) {
        m_zoom = window;
        refresh();
        Q_EMIT windowChanged();
    }
}

void ChartCanvas::refresh() {
    const Window seen = part();
    const QRectF area = chart()->plotArea();
    showAxis(*m_x, m_data.x, seen.x, std::clamp(static_cast<int>(area.width() / 70), 2, 10));
    showAxis(*m_y, m_data.y, seen.y, std::clamp(static_cast<int>(area.height() / 40), 2, 8));
    m_x->setLabelsVisible(m_data.names.isEmpty());
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        fill(i);
    }
    viewport()->update();
}

void ChartCanvas::showAxis(QValueAxis& axis, const ChartAxis& about, plot::Interval shown, int ticks) {
    const double low = shown.low * unit(about);
    const double high = shown.high * unit(about);
    double step = plot::niceStep(high - low, ticks);
    if (about.format == ValueFormat::Count) {
        step = std::max(1.0, std::round(step));
    }
    axis.setTitleText(about.title.toHtmlEscaped());
    axis.setTitleVisible(!about.title.isEmpty());
    axis.setTickType(QValueAxis::TicksDynamic);
    // A wide range must never meet the step of a narrow one: that would be millions of ticks.
    axis.setTickInterval(std::max({axis.max() - axis.min(), high - low, 1.0}) * 2);
    axis.setRange(low, high);
    axis.setTickAnchor(std::ceil(low / step) * step);
    axis.setTickInterval(step);
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    axis.setLabelFormat(QStringLiteral("%.%1f").arg(std::clamp(decimals, 0, 9)));
}

std::vector<std::vector<plot::Point>> ChartCanvas::piecesOf(const ChartSeries& series) const {
    const plot::Interval seen = part().x;
    const double columns = std::max(1.0, chart()->plotArea().width() / pixelsPerColumn);
    std::vector<plot::Point> inside;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        // One more on either side, so that lines reach the edge.
        const double before = series.points[i > 0 ? i - 1 : i].x;
        const double after = series.points[std::min(i + 1, series.points.size() - 1)].x;
        const double end = series.shape == ChartSeries::Shape::Bars ? after + series.barWidth : after;
        if (overlaps(seen, before, end)) {
            inside.push_back(series.points[i]);
        }
    }
    std::vector<std::vector<plot::Point>> pieces(1);
    for (const plot::Point& point : plot::decimate(inside, static_cast<int>(columns))) {
        if (std::isfinite(point.y)) {
            pieces.back().push_back(point);
        } else if (!pieces.back().empty() && pieces.size() < mostPieces) {
            pieces.emplace_back();
        }
    }
    return pieces;
}

ChartCanvas::Piece ChartCanvas::makePiece(const ChartSeries& series) {
    Piece piece;
    if (series.shape == ChartSeries::Shape::Bars) {
        piece.points = new QLineSeries;
        auto* area = new QAreaSeries(static_cast<QLineSeries*>(piece.points));
        piece.points->setParent(area);
        piece.drawn = area;
    } else {
        piece.points = series.shape == ChartSeries::Shape::Points
                           ? static_cast<QXYSeries*>(new QScatterSeries)
                           : new QLineSeries;
        piece.drawn = piece.points;
    }
    chart()->addSeries(piece.drawn);
    piece.drawn->attachAxis(m_x);
    piece.drawn->attachAxis(m_y);
    stylePiece(piece, series);
    return piece;
}

void ChartCanvas::fill(std::size_t at) {
    const ChartSeries& series = m_data.series[at];
    const auto wanted = series.shown ? piecesOf(series) : std::vector<std::vector<plot::Point>>();
    std::vector<Piece>& pieces = m_pieces[at];
    while (pieces.size() < wanted.size()) {
        pieces.push_back(makePiece(series));
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        fillPiece(at, i, i < wanted.size() ? wanted[i] : std::vector<plot::Point>());
    }
}

void ChartCanvas::fillPiece(std::size_t at, std::size_t piece, const std::vector<plot::Point>& points) {
    const ChartSeries& series = m_data.series[at];
    const double scale = unit(m_data.y);
    const double across = unit(m_data.x);
    const Window seen = part();
    const double pixels = chart()->plotArea().width() * series.barWidth / (seen.x.high - seen.x.low);
    const bool dense = pixels < narrowBar; // one bar stands for its neighbours, without gaps
    const double gap = dense ? 0 : series.barWidth * barGap / 2;
    QList<QPointF> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const plot::Point& point = points[i];
        if (series.shape != ChartSeries::Shape::Bars) {
            out << QPointF(point.x * across, point.y * scale);
            continue;
        }
        const double left = (point.x + gap) * across;
        const double end = dense && i + 1 < points.size() ? points[i + 1].x : point.x + series.barWidth;
        const double right = (end - gap) * across;
        out << QPointF(left, 0) << QPointF(left, point.y * scale) << QPointF(right, point.y * scale)
            << QPointF(right, 0);
    }
    QXYSeries& drawn = *m_pieces[at][piece].points;
    const bool marked =
        series.shape == ChartSeries::Shape::Line && out.size() <= mostMarked && !series.dashed;
    drawn.setPointsVisible(marked || series.shape == ChartSeries::Shape::Points);
    drawn.replace(out);
    m_pieces[at][piece].drawn->setVisible(!out.isEmpty());
}

std::size_t ChartCanvas::drawnPoints() const {
    std::size_t count = 0;
    for (const auto& pieces : m_pieces) {
        for (const Piece& piece : pieces) {
            count += static_cast<std::size_t>(piece.points->count());
        }
    }
    return count;
}

void ChartCanvas::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    refresh();
}

} // namespace plateau::ui
