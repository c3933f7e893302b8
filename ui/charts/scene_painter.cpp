#include "ui/charts/scene_painter.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace plateau::ui {

namespace {

using namespace plot;

constexpr qsizetype manyPoints = 300;

class ScenePainter {
public:
    ScenePainter(QPainter& painter, const plot::Theme& theme) : m_painter(painter), m_theme(theme) {}

    void operator()(const Polyline& line) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(penOf(line.stroke));
        const QPolygonF points = polygonOf(line.points);
        if (line.stroke.opacity < 1 || !line.stroke.dash.empty() || points.size() < manyPoints) {
            m_painter.drawPolyline(points);
            return;
        }
        // One outline around thousands of corners takes Qt a tenth of a second, single strokes next to
        // nothing.
        QList<QLineF> strokes;
        strokes.reserve(points.size() - 1);
        for (qsizetype i = 1; i < points.size(); ++i) {
            strokes << QLineF(points[i - 1], points[i]);
        }
        m_painter.drawLines(strokes);
    }
    void operator()(const Polygon& shape) {
        const QPolygonF polygon = polygonOf(shape.points);
        prepare(shape.fill, shape.stroke, polygon.boundingRect());
        m_painter.drawPolygon(polygon);
    }
    void operator()(const Box& box) {
        const QRectF rect(box.rect.x, box.rect.y, box.rect.width, box.rect.height);
        prepare(box.fill, box.stroke, rect);
        m_painter.drawRoundedRect(rect, box.radius, box.radius);
    }
    void operator()(const Circle& circle) {
        const QPointF centre(circle.centre.x, circle.centre.y);
        const QPointF corner(circle.radius, circle.radius);
        prepare(circle.fill, circle.stroke, QRectF(centre - corner, centre + corner));
        m_painter.drawEllipse(centre, circle.radius, circle.radius);
    }
    void operator()(const Text& text) {
        QFont font = ui::Theme::instance().numberFont(TextSize::Secondary, text.weight == Weight::Semibold
                                                                               ? TextWeight::Semibold
                                                                               : TextWeight::Regular);
        font.setPixelSize(static_cast<int>(text.pixels + .5));
        m_painter.setFont(font);
        m_painter.setPen(colourOf(text.role, 1));
        const QString words = QString::fromStdString(text.text);
        const double width = QFontMetricsF(font).horizontalAdvance(words);
        const double share = text.anchor == Anchor::Start ? 0 : (text.anchor == Anchor::Middle ? .5 : 1);
        m_painter.drawText(QPointF(text.at.x - share * width, text.at.y), words);
    }

private:
    QColor colourOf(Role role, double opacity) const {
        QColor out = toColour(m_theme.colour(role));
        out.setAlphaF(static_cast<float>(std::clamp(opacity, 0.0, 1.0)));
        return out;
    }

    QPen penOf(const Stroke& stroke) const {
        QPen pen(colourOf(stroke.role, stroke.opacity), stroke.width);
        pen.setJoinStyle(Qt::RoundJoin);
        pen.setCapStyle(Qt::FlatCap);
        if (!stroke.dash.empty() && stroke.width > 0) {
            QList<qreal> dashes;
            for (const double part : stroke.dash) {
                dashes << part / stroke.width; // Qt counts dashes in pen widths
            }
            pen.setDashPattern(dashes);
        }
        return pen;
    }

    void prepare(const std::optional<Fill>& fill, const std::optional<Stroke>& stroke, const QRectF& bounds) {
        m_painter.setPen(stroke ? penOf(*stroke) : QPen(Qt::NoPen));
        if (!fill) {
            m_painter.setBrush(Qt::NoBrush);
        } else if (!fill->opacityRight) {
            m_painter.setBrush(colourOf(fill->role, fill->opacity));
        } else {
            QLinearGradient fade(bounds.topLeft(), bounds.topRight());
            fade.setColorAt(0, colourOf(fill->role, fill->opacity));
            fade.setColorAt(1, colourOf(fill->role, *fill->opacityRight));
            m_painter.setBrush(fade);
        }
    }

    static QPolygonF polygonOf(const std::vector<Point>& points) {
        QPolygonF out;
        out.reserve(static_cast<qsizetype>(points.size()));
        for (const Point& point : points) {
            out << QPointF(point.x, point.y);
        }
        return out;
    }

    QPainter& m_painter;
    const plot::Theme& m_theme;
};

} // namespace

void paintScene(QPainter& painter, const plot::Scene& scene, const plot::Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    ScenePainter paint(painter, theme);
    for (const Mark& mark : scene.marks) {
        std::visit(paint, mark);
    }
    painter.restore();
}

} // namespace plateau::ui
