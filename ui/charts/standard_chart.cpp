#include "ui/charts/standard_chart.h"

#include "ui/charts/chart_legend.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace plateau::ui {

namespace {

constexpr int paceMs = 100;
constexpr int largestScale = 4;

bool hasSameSeries(const ChartData& a, const ChartData& b) {
    const auto same = [](const ChartSeries& left, const ChartSeries& right) {
        return left.name == right.name && left.shape == right.shape;
    };
    return std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(), same);
}

} // namespace

StandardChart::StandardChart(QWidget* parent)
    : QWidget(parent), m_legend(new ChartLegend), m_canvas(new ChartCanvas), m_menu(new QMenu(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::hair);
    column->addWidget(m_legend);
    column->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_legend->hide();
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_waiting) {
            take(*std::exchange(m_waiting, std::nullopt));
        }
    });
    connect(m_legend, &ChartLegend::toggled, this, [this](int series, bool shown) {
        m_canvas->setSeriesShown(static_cast<std::size_t>(series), shown);
        if (m_waiting && static_cast<std::size_t>(series) < m_waiting->series.size()) {
            m_waiting->series[static_cast<std::size_t>(series)].shown = shown;
        }
    });
    connect(m_canvas, &ChartCanvas::hoverChanged, this, &StandardChart::describe);
    connect(m_menu, &QMenu::aboutToShow, this, &StandardChart::fillMenu);
    connect(&Theme::instance(), &Theme::changed, this,
            [this] { m_canvas->setTokens(Theme::instance().tokens()); });
}

StandardChart::~StandardChart() = default;

void StandardChart::setData(const ChartData& data) {
    if (m_shownAt.isValid() && m_shownAt.elapsed() < paceMs) {
        m_waiting = data;
        if (!m_pace.isActive()) {
            m_pace.start(paceMs - static_cast<int>(m_shownAt.elapsed()));
        }
        return;
    }
    take(data);
}

void StandardChart::take(const ChartData& data) {
    m_shownAt.start();
    ChartData next = data;
    if (hasSameSeries(next, this->data())) {
        for (std::size_t i = 0; i < next.series.size(); ++i) {
            next.series[i].shown = this->data().series[i].shown;
        }
        if (next == this->data()) {
            return;
        }
    } else {
        m_canvas->setWindow(std::nullopt);
        m_legend->setSeries({}); // their switches were those of other series
    }
    m_canvas->setData(next);
    m_legend->setSeries(next.series);
    describe();
}

void StandardChart::describe() {
    m_canvas->setAccessibleName(data().title);
    const QStringList lines = m_canvas->hoverLines();
    m_canvas->setAccessibleDescription(lines.isEmpty() ? sentence() : lines.join(QStringLiteral("; ")));
}

QString StandardChart::sentence() const {
    if (!data().sentence.isEmpty()) {
        return data().sentence;
    }
    QStringList out;
    for (const ChartSeries& series : data().series) {
        if (!series.points.empty()) {
            const plot::Point& first = series.points.front();
            const plot::Point& last = series.points.back();
            out << tr("%1: %2 at %3, %4 at %5.")
                       .arg(series.name, written(first.y, data().y.format), written(first.x, data().x.format),
                            written(last.y, data().y.format), written(last.x, data().x.format));
        }
    }
    return out.isEmpty() ? tr("Nothing to show yet.") : out.join(QLatin1Char(' '));
}

void StandardChart::contextMenuEvent(QContextMenuEvent* event) {
    m_menu->popup(event->globalPos());
}

void StandardChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
    }
}

void StandardChart::fillMenu() {
    m_menu->clear();
    QAction* all = m_menu->addAction(tr("Show all"), this, [this] { m_canvas->setWindow(std::nullopt); });
    all->setEnabled(m_canvas->isZoomed());
    m_menu->addSeparator();
    m_menu->addAction(tr("Copy as picture"), this,
                      [this] { QApplication::clipboard()->setImage(picture()); });
    m_menu->addAction(tr("Copy the numbers"), this,
                      [this] { QApplication::clipboard()->setText(QString::fromUtf8(csv())); });
    m_menu->addSeparator();
    for (int scale = 1; scale <= largestScale; ++scale) {
        m_menu->addAction(tr("PNG, %1 times the size …").arg(scale), this,
                          [this, scale] { askExport("png", scale); });
    }
    m_menu->addAction(tr("SVG …"), this, [this] { askExport("svg", 1); });
    m_menu->addAction(tr("PDF …"), this, [this] { askExport("pdf", 1); });
    m_menu->addAction(tr("Numbers as CSV …"), this, [this] { askExport("csv", 1); });
}

void StandardChart::askExport(const char* ending, int scale) {
    const QString suffix = QString::fromLatin1(ending);
    QString file =
        QFileDialog::getSaveFileName(this, tr("Save the chart"), tr("chart") + QLatin1Char('.') + suffix,
                                     QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (file.isEmpty()) {
        return;
    }
    if (!file.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive)) {
        file += QLatin1Char('.') + suffix;
    }
    if (const auto written = exportTo(file, scale); !written) {
        Q_EMIT failed(written.error());
    }
}

} // namespace plateau::ui
