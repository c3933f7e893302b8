#include "ui/pages/frame/chart_card.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/data_curve_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segments.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int keyGap = 20;

/// The key of marks: mean, one seed, each seed, band; those that fit.
class ChartKey : public QWidget {
public:
    ChartKey() { setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); }
    void setTexts(const QStringList& texts) {
        m_texts = texts;
        setAccessibleName(texts.join(QStringLiteral(", ")));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        int width = 0;
        for (int i = 0; i < m_texts.size(); ++i) {
            width += markWidth(i) + 6 + metrics().horizontalAdvance(m_texts[i]) + keyGap;
        }
        return {width, 20};
    }
    QSize minimumSizeHint() const override { return {0, 20}; }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(Theme::instance().font(TextSize::Secondary));
        double x = 0;
        for (int i = 0; i < m_texts.size(); ++i) {
            if (x + markWidth(i) + 6 + metrics().horizontalAdvance(m_texts[i]) > width()) {
                break;
            }
            paintMark(painter, i, x);
            x += markWidth(i) + 6;
            painter.setPen(colour(Role::TextSecondary));
            painter.drawText(QRectF(x, 0, 400, height()), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                             m_texts[i]);
            x += metrics().horizontalAdvance(m_texts[i]) + keyGap;
        }
    }

private:
    static QFontMetrics metrics() { return QFontMetrics(Theme::instance().font(TextSize::Secondary)); }
    static int markWidth(int mark) { return mark == 2 ? 6 : (mark == 3 ? 16 : 22); }
    void paintMark(QPainter& painter, int mark, double x) const {
        const double y = height() / 2.0;
        QColor ink = colour(Role::Series1);
        painter.setPen(QPen(ink, 2));
        if (mark < 2) {
            painter.drawLine(QPointF(x, y), QPointF(x + 22, y));
            painter.setBrush(mark == 0 ? ink : colour(Role::Surface));
            painter.drawEllipse(QPointF(x + 11, y), 3.5, 3.5);
            return;
        }
        painter.setPen(Qt::NoPen);
        ink.setAlphaF(mark == 2 ? .55F : .18F);
        painter.setBrush(ink);
        mark == 2 ? painter.drawEllipse(QPointF(x + 3, y), 2.5, 2.5)
                  : painter.drawRect(QRectF(x, y - 6, 16, 12));
    }
    QStringList m_texts;
};

} // namespace

ChartCard::ChartCard(QWidget* parent)
    : Card(parent),
      m_view(new DataCurveView),
      m_legend(new ChartLegend),
      m_key(new ChartKey),
      m_display(new SegmentedChoice),
      m_export(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_expand(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_menu(new QMenu(this)) {
    body().addWidget(m_legend);
    body().addWidget(m_view, 1);
    addToHead(m_key);
    addToHead(m_display);
    addToHead(m_export);
    addToHead(m_expand);
    setIcon(*m_export, QStringLiteral("export"), Role::TextSecondary, 18);
    setIcon(*m_expand, QStringLiteral("expand"), Role::TextSecondary, 18);
    m_export->setMenu(m_menu);
    connect(m_display, &SegmentedChoice::chosen, this, [this](int index) {
        m_view->setDisplay(index == 0 ? plot::Display::Score : plot::Display::Error);
    });
    connect(m_view, &DataCurveView::chartChanged, this, &ChartCard::showLegend);
    connect(m_view, &DataCurveView::windowChanged, this, &ChartCard::fillMenu);
    connect(m_legend, &ChartLegend::toggled, this, [this](int at, bool shown) {
        const auto curves = m_view->curves();
        if (at < curves.size()) {
            m_view->setCurveShown(curves[at].id, shown);
        }
    });
    connect(m_expand, &QPushButton::clicked, this, [this] {
        m_alone = !m_alone;
        retranslate();
        Q_EMIT expandWanted(m_alone);
    });
}

void ChartCard::setChart(const plot::DataCurveChart& given) {
    plot::DataCurveChart chart = given;
    chart.showKnee = m_knee;
    m_view->setChart(chart);
    const QString name = QString::fromStdString(chart.metric);
    const QString metric = chart.quantity == plot::Quantity::Score ? tr("%1 in %").arg(name) : name;
    const QString items = Texts::count(chart.testItems);
    setSubtitle(
        chart.testItems == 0 ? metric
        : chart.folds > 0
            ? tr("%1, %2 items cross-validated in %3 parts").arg(metric, items, Texts::count(chart.folds))
            : tr("%1, %2 frozen test items").arg(metric, items));
    m_display->setVisible(chart.quantity == plot::Quantity::Score);
}

void ChartCard::retranslate() {
    setTitle(tr("Data curve"));
    m_display->setChoices({tr("Score"), tr("Error")},
                          {tr("Show the score"), tr("Show the error on a logarithmic axis")});
    const double level = m_view->chart().level;
    static_cast<ChartKey*>(m_key)->setTexts({tr("mean of seeds"), tr("one seed"), tr("each seed"),
                                             tr("%1 interval").arg(Texts::percent(level, 0))});
    m_export->setAccessibleName(tr("Export the chart"));
    setPlainToolTip(*m_export, tr("Save the chart as a picture, or copy it"));
    m_expand->setAccessibleName(m_alone ? tr("Smaller chart") : tr("Larger chart"));
    setPlainToolTip(*m_expand,
                    m_alone ? tr("Show the rest of the page again") : tr("Let the chart fill the page"));
    fillMenu();
    showLegend();
    setChart(m_view->chart());
}

/// An entry for each curve that can be switched off.
void ChartCard::showLegend() {
    std::vector<ChartSeries> entries;
    for (const DataCurveView::Curve& curve : m_view->curves()) {
        ChartSeries entry;
        entry.name = curve.name;
        entry.role = curve.role;
        entry.shown = curve.shown;
        entries.push_back(std::move(entry));
    }
    m_legend->setSeries(entries);
}

void ChartCard::fillMenu() {
    m_menu->clear();
    QAction* all = m_menu->addAction(tr("Show all"), this, [this] { m_view->setWindow(std::nullopt); });
    all->setEnabled(m_view->part().has_value());
    QAction* knee = m_menu->addAction(tr("Show the knee (depends on the axis range)"));
    knee->setCheckable(true);
    knee->setChecked(m_knee);
    connect(knee, &QAction::toggled, this, [this](bool on) {
        m_knee = on;
        setChart(m_view->chart());
    });
    m_menu->addSeparator();
    m_menu->addAction(tr("Copy as picture"), this,
                      [this] { QApplication::clipboard()->setImage(chartImage(m_view->shownChart())); });
    m_menu->addSeparator();
    for (int scale = 1; scale <= 4; ++scale) {
        m_menu->addAction(tr("PNG, %1 times the size …").arg(scale), this,
                          [this, scale] { exportAs("png", scale); });
    }
    m_menu->addAction(tr("SVG …"), this, [this] { exportAs("svg", 1); });
    m_menu->addAction(tr("PDF …"), this, [this] { exportAs("pdf", 1); });
}

void ChartCard::exportAs(const char* ending, int scale) {
    const QString suffix = QString::fromLatin1(ending);
    QString file =
        QFileDialog::getSaveFileName(this, tr("Save the chart"), tr("data-curve") + QLatin1Char('.') + suffix,
                                     QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (file.isEmpty()) {
        return;
    }
    if (!file.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive)) {
        file += QLatin1Char('.') + suffix;
    }
    ExportSettings settings;
    settings.scale = scale;
    if (const auto written = exportChart(m_view->shownChart(), file, settings); !written) {
        Q_EMIT failed(written.error());
    }
}

} // namespace plateau::ui
