// A StandardChart as picture and as numbers.

#include "ui/charts/chart_canvas.h"
#include "ui/charts/standard_chart.h"
#include "ui/theme/theme.h"

#include "core/base/output_file.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr double pointsPerPixel = 0.75; // 72 / 96
constexpr int pdfDpi = 1200;
constexpr int screenDpi = 96;
constexpr QSize smallest(480, 300);

QByteArray quoted(const QString& text) {
    QByteArray out = text.toUtf8();
    if (out.contains('"') || out.contains(',') || out.contains('\n') || out.contains('\r')) {
        out = '"' + out.replace('"', "\"\"") + '"';
    }
    return out;
}

} // namespace

void StandardChart::renderTo(QPainter& painter, QSize size) const {
    ChartCanvas paper;
    paper.setTokens(plot::lightTheme());
    paper.resize(size);
    paper.setData(data());
    paper.setWindow(m_canvas->isZoomed() ? std::optional(m_canvas->part()) : std::nullopt);
    paper.chart()->setTitleFont(Theme::instance().font(TextSize::Body, TextWeight::Semibold));
    paper.chart()->setTitleBrush(toColour(plot::lightTheme().colour(Role::Text)));
    paper.chart()->setTitle(data().title.toHtmlEscaped());
    if (data().series.size() > 1) {
        paper.showLegend();
    }
    paper.grab(); // lays the chart out
    paper.render(&painter, QRectF(QPointF(), size), QRect(QPoint(), size));
}

QImage StandardChart::picture(int scale) const {
    const QSize size = m_canvas->size().expandedTo(smallest);
    const int times = std::clamp(scale, 1, 4);
    QImage image(size * times, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(times, times);
    renderTo(painter, size);
    return image;
}

QByteArray StandardChart::bytes(const QString& ending, int scale) const {
    const QSize size = m_canvas->size().expandedTo(smallest);
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    if (ending == QLatin1String("png")) {
        picture(scale).save(&buffer, "PNG");
    } else if (ending == QLatin1String("svg")) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        // The writer takes both as they are.
        generator.setTitle(data().title.toHtmlEscaped());
        generator.setDescription(sentence().toHtmlEscaped());
        QPainter painter(&generator);
        renderTo(painter, size);
    } else {
        QPdfWriter writer(&buffer);
        writer.setTitle(data().title);
        writer.setResolution(pdfDpi);
        writer.setPageSize(
            QPageSize(QSizeF(size) * pointsPerPixel, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        painter.scale(double(pdfDpi) / screenDpi, double(pdfDpi) / screenDpi);
        renderTo(painter, size);
    }
    return out;
}

QByteArray StandardChart::csv() const {
    QByteArray out = "series,x,y\n";
    for (const ChartSeries& series : data().series) {
        for (const plot::Point& point : series.points) {
            const auto place = static_cast<qsizetype>(point.x);
            const QByteArray x = place >= 0 && place < data().names.size()
                                     ? quoted(data().names[place])
                                     : QByteArray::number(point.x, 'g', 12);
            out += quoted(series.name) + ',' + x + ',' + QByteArray::number(point.y, 'g', 12) + '\n';
        }
    }
    return out;
}

Result<void> StandardChart::exportTo(const QString& file, int scale) const {
    const QString ending = QFileInfo(file).suffix().toLower();
    const QStringList known{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"),
                            QStringLiteral("csv")};
    if (!known.contains(ending)) {
        return Error{ErrorKind::Usage, file.toStdString(), "no such format of a chart",
                     "End the name in .png, .svg, .pdf or .csv."};
    }
    const QByteArray content = ending == QLatin1String("csv") ? csv() : bytes(ending, scale);
    return writeOutput(file.toStdString(), content.toStdString(), MissingFolders::Refused);
}

} // namespace plateau::ui
