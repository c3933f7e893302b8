#include "ui/pages/answer/report_view.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/scene_painter.h"
#include "ui/theme/theme.h"

#include "core/base/output_file.h"
#include "core/plot/layout.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace plateau::ui {

namespace {

constexpr plot::Size screenChart{760, 420};
constexpr plot::Size paperChart{660, 400}; // A4 with its margins is 680 wide
constexpr int chartScale = 3;
constexpr int pdfDpi = 1200;
constexpr double screenDpi = 96; // of every size in pixels
const QUrl chartAddress(QStringLiteral("chart"));

QImage chartOf(const exporter::ReportContent& report, const plot::Theme& theme, plot::Size size) {
    plot::LayoutSettings settings;
    settings.size = size;
    settings.words = report.words.chart;
    QImage image(static_cast<int>(size.width) * chartScale, static_cast<int>(size.height) * chartScale,
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(toColour(theme.colour(plot::Role::Surface)));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(chartScale, chartScale);
    paintScene(painter, plot::layOut(report.chart, settings).scene, theme);
    return image;
}

/// The subset of CSS that Qt's rich text knows.
QString styleOf(const plot::Theme& theme) {
    const auto hex = [&](plot::Role role) { return QString::fromStdString(plot::hexOf(theme.colour(role))); };
    return QStringLiteral("body{color:%1} h1{font-size:24px} h2{font-size:16px;margin-top:24px} "
                          "h3{font-size:14px} .answer{font-size:24px;font-weight:600} .faint{color:%2} "
                          ".strong{font-weight:600} .notice{color:%3;font-weight:600} "
                          "th{color:%2;text-align:left;font-weight:600;padding:4px 16px 4px 0} "
                          "td{padding:4px 16px 4px 0} .number{text-align:right} "
                          ".code{font-family:monospace;font-size:12px} pre{background-color:%4}")
        .arg(hex(plot::Role::Text), hex(plot::Role::TextSecondary), hex(plot::Role::Warn),
             hex(plot::Role::Hover));
}

void fill(QTextDocument& document, const exporter::ReportContent& report, const plot::Theme& theme,
          plot::Size size) {
    document.setDefaultStyleSheet(styleOf(theme));
    document.addResource(QTextDocument::ImageResource, chartAddress, chartOf(report, theme, size));
    const std::string chart = "<p><img src=\"chart\" width=\"" + std::to_string(int(size.width)) +
                              "\" height=\"" + std::to_string(int(size.height)) + "\"/></p>";
    const std::string body = exporter::reportBody(report, chart, exporter::ReportCells::LeftOut);
    document.setHtml(QStringLiteral("<html><body>%1</body></html>").arg(QString::fromStdString(body)));
}

/// Page after page, laid out in pixels as on the screen and drawn at the writer's resolution.
void paint(QPdfWriter& writer, const exporter::ReportContent& report, const QFont& font) {
    const double factor = pdfDpi / screenDpi;
    const QSizeF page(writer.width() / factor, writer.height() / factor);
    QTextDocument paper;
    paper.setDefaultFont(font);
    paper.setDocumentMargin(0);
    fill(paper, report, plot::lightTheme(), paperChart);
    paper.setPageSize(page);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = paletteOf(plot::lightTheme());
    QPainter painter(&writer);
    painter.scale(factor, factor);
    for (int i = 0; i < paper.pageCount(); ++i) {
        if (i > 0) {
            writer.newPage();
        }
        painter.save();
        painter.translate(0, -i * page.height());
        context.clip = QRectF(QPointF(0, i * page.height()), page);
        painter.setClipRect(context.clip);
        paper.documentLayout()->draw(&painter, context);
        painter.restore();
    }
}

} // namespace

ReportView::ReportView(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(16);
    connect(&Theme::instance(), &Theme::changed, this, [this] { showReport(m_report); });
}

void ReportView::showReport(const ReportPointer& report) {
    m_report = report;
    if (m_report) {
        fill(*document(), *m_report, Theme::instance().tokens(), screenChart);
    }
}

Result<void> ReportView::writePdf(const QString& path) const {
    if (!m_report) {
        return Error{ErrorKind::NotFound, path.toStdString(), "there is no report yet",
                     "Wait until it is shown."};
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(QString::fromStdString(m_report->title));
    writer.setResolution(pdfDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    paint(writer, *m_report, Theme::instance().font(TextSize::Body));
    buffer.close();
    return writeOutput(path.toStdString(),
                       std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())),
                       MissingFolders::Refused);
}

/// Whatever the text asks for, only what was put into the document is there.
QVariant ReportView::loadResource(int type, const QUrl& name) {
    return type == QTextDocument::ImageResource && name == chartAddress ? document()->resource(type, name)
                                                                        : QVariant();
}

} // namespace plateau::ui
