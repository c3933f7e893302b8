#include "ui/charts/chart_export.h"

#include "ui/charts/scene_painter.h"
#include "ui/viewmodels/texts.h"

#include "core/base/output_file.h"
#include "core/plot/layout.h"
#include "core/plot/svg.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr double pointsPerPixel = 0.75; // 72 / 96
constexpr int pdfDpi = 1200;

plot::Scene sceneFor(const plot::DataCurveChart& chart, const ExportSettings& settings) {
    plot::LayoutSettings layout;
    layout.size = settings.size;
    layout.words = Texts::chart();
    return plot::layOut(chart, layout).scene;
}

QByteArray pngOf(const plot::DataCurveChart& chart, const ExportSettings& settings) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    chartImage(chart, settings).save(&buffer, "PNG");
    return bytes;
}

QByteArray pdfOf(const plot::DataCurveChart& chart, const ExportSettings& settings) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(QString::fromStdString(chart.title));
    writer.setResolution(pdfDpi);
    writer.setPageSize(QPageSize(QSizeF(settings.size.width, settings.size.height) * pointsPerPixel,
                                 QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(pdfDpi / 96.0, pdfDpi / 96.0);
    paintScene(painter, sceneFor(chart, settings), plot::lightTheme());
    painter.end();
    return bytes;
}

} // namespace

QImage chartImage(const plot::DataCurveChart& chart, const ExportSettings& settings) {
    const int scale = std::clamp(settings.scale, 1, 4);
    QImage image(static_cast<int>(settings.size.width) * scale,
                 static_cast<int>(settings.size.height) * scale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintScene(painter, sceneFor(chart, settings), plot::lightTheme());
    painter.end();
    image.setDotsPerMeterX(3780 * scale);
    image.setDotsPerMeterY(3780 * scale);
    return image;
}

Result<void> exportChart(const plot::DataCurveChart& chart, const QString& file,
                         const ExportSettings& settings) {
    const QString ending = QFileInfo(file).suffix().toLower();
    std::string bytes;
    if (ending == QLatin1String("svg")) {
        bytes = plot::toSvg(sceneFor(chart, settings), plot::lightTheme());
    } else if (ending == QLatin1String("pdf")) {
        bytes = pdfOf(chart, settings).toStdString();
    } else if (ending == QLatin1String("png")) {
        bytes = pngOf(chart, settings).toStdString();
    } else {
        return Error{ErrorKind::Usage, file.toStdString(), "no such picture format",
                     "End the name in .png, .svg or .pdf."};
    }
    return writeOutput(file.toStdString(), bytes, MissingFolders::Refused);
}

} // namespace plateau::ui
