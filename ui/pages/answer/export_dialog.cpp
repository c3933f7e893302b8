#include "ui/pages/answer/export_dialog.h"

#include "ui/charts/chart_export.h"
#include "ui/pages/answer/report_maker.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/segments.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

bool isFolder(ExportDialog::What what) {
    return what == ExportDialog::What::Adapter || what == ExportDialog::What::PortableAdapter;
}

bool isReport(ExportDialog::What what) {
    return what == ExportDialog::What::ReportHtml || what == ExportDialog::What::ReportMarkdown;
}

bool isPicture(ExportDialog::What what) {
    return what == ExportDialog::What::Png || what == ExportDialog::What::Svg ||
           what == ExportDialog::What::Pdf;
}

QString endingOf(ExportDialog::What what) {
    switch (what) {
    case ExportDialog::What::ReportHtml:
        return QStringLiteral("html");
    case ExportDialog::What::ReportMarkdown:
        return QStringLiteral("md");
    case ExportDialog::What::Png:
        return QStringLiteral("png");
    case ExportDialog::What::Svg:
        return QStringLiteral("svg");
    case ExportDialog::What::Pdf:
        return QStringLiteral("pdf");
    case ExportDialog::What::Csv:
        return QStringLiteral("csv");
    default:
        return {};
    }
}

} // namespace

ExportDialog::ExportDialog(Session& session, const TargetAnswerPointer& answer,
                           const plot::DataCurveChart& chart, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_folder(session.folder()),
      m_answer(answer),
      m_chart(chart),
      m_reports(new ReportMaker(this)),
      m_what(new QComboBox),
      m_scale(new SegmentedChoice),
      m_scaleField(new Field(m_scale)),
      m_path(new QLineEdit),
      m_pathField(new Field(m_path)),
      m_explain(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_outcome(new TextLabel(TextSize::Body, Tone::Normal)),
      m_save(new Button(ButtonKind::Filled)) {
    setWindowTitle(tr("Export"));
    setMinimumWidth(520);
    m_what->addItems({tr("Report as HTML"), tr("Report as Markdown"), tr("Chart as PNG"), tr("Chart as SVG"),
                      tr("Chart as PDF"), tr("Table of cells as CSV"), tr("Best adapter (PEFT, exact)"),
                      tr("Best adapter (PEFT, portable)")});
    auto* whatField = new Field(m_what);
    whatField->setTexts(
        tr("What"),
        tr("Everything in one report, the chart for a paper, the figures, or the model that scored best"));
    m_scale->setChoices(
        {QStringLiteral("1×"), QStringLiteral("2×"), QStringLiteral("3×"), QStringLiteral("4×")},
        {tr("960 × 540 pixels"), tr("1920 × 1080 pixels"), tr("2880 × 1620 pixels"),
         tr("3840 × 2160 pixels")});
    m_scale->setCurrent(1);
    m_scaleField->setTexts(tr("Size"), tr("Pixels of the picture: 2× for slides, 4× for print"));
    m_pathField->setTexts(tr("Where"), tr("A file or folder; what is there is replaced whole"));
    m_explain->setWordWrap(true);
    m_outcome->setWordWrap(true);
    m_outcome->setMinimumHeight(40);
    m_save->setText(tr("Export"));
    m_save->setToolTip(tr("Write it now"));
    m_save->setDefault(true);
    layOut(*whatField);
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportDialog::showWhat);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(m_reports, &ReportMaker::written, this, &ExportDialog::finish);
    showWhat();
}

void ExportDialog::layOut(QWidget& whatField) {
    auto* browse = new Button;
    browse->setText(tr("Browse…"));
    browse->setToolTip(tr("Choose the place"));
    auto* close = new Button;
    close->setText(tr("Close"));
    close->setToolTip(tr("Close this dialog"));
    auto* place = new QHBoxLayout;
    place->addWidget(m_pathField, 1);
    place->addWidget(browse, 0, Qt::AlignVCenter);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::page, space::page, space::page);
    column->setSpacing(space::stacked);
    for (QWidget* part : std::initializer_list<QWidget*>{&whatField, m_explain, m_scaleField}) {
        column->addWidget(part);
    }
    column->addLayout(place);
    column->addWidget(m_outcome);
    column->addStretch();
    column->addLayout(buttons);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

ExportDialog::What ExportDialog::what() const {
    return static_cast<What>(m_what->currentIndex());
}

void ExportDialog::choose(What what) {
    m_what->setCurrentIndex(static_cast<int>(what));
}

void ExportDialog::setPath(const QString& path) {
    m_path->setText(path);
}

QString ExportDialog::suggested(What what) const {
    const QString name = QDir(m_folder).dirName();
    const QString ending = endingOf(what);
    return QDir::home().filePath(ending.isEmpty() ? name + QStringLiteral("-adapter")
                                                  : name + QLatin1Char('.') + ending);
}

void ExportDialog::showWhat() {
    const What chosen = what();
    m_scaleField->setVisible(chosen == What::Png);
    m_path->setText(suggested(chosen));
    m_outcome->clear();
    if (isReport(chosen)) {
        m_explain->setText(
            chosen == What::ReportHtml
                ? tr("Answer, chart, tables, settings and how to redo it, in one file.")
                : tr("Answer, tables, settings and how to redo it; the chart as SVG beside it."));
    } else if (isPicture(chosen)) {
        m_explain->setText(tr("Light colours whatever the window shows, with metric, test items, budget and "
                              "interval level in the heading."));
    } else if (chosen == What::Csv) {
        m_explain->setText(tr("One row a cell: size, seed, score with interval, budget, times."));
    } else if (chosen == What::Adapter) {
        m_explain->setText(
            tr("As it was trained, with its head; loaded again and compared before it counts."));
    } else {
        m_explain->setText(
            tr("Scaling folded in, one rank, without the head: for programs that read only that."));
    }
}

void ExportDialog::browse() {
    const QString path =
        isFolder(what())
            ? QFileDialog::getSaveFileName(this, tr("A new folder for the adapter"), m_path->text())
            : QFileDialog::getSaveFileName(this, tr("Export"), m_path->text(),
                                           QStringLiteral("*.%1").arg(endingOf(what())));
    if (!path.isEmpty()) {
        m_path->setText(path);
    }
}

QStringList ExportDialog::arguments() const {
    QStringList arguments{QStringLiteral("experiment"), QStringLiteral("export"), m_folder,
                          QStringLiteral("--json")};
    if (what() == What::Csv) {
        return arguments << QStringLiteral("--csv") << m_path->text();
    }
    arguments << QStringLiteral("--adapter") << QStringLiteral("best=") + m_path->text();
    if (what() == What::PortableAdapter) {
        arguments << QStringLiteral("--portable");
    }
    return arguments;
}

void ExportDialog::save() {
    if (m_saving) {
        return;
    }
    m_pathField->setFault(m_path->text().trimmed().isEmpty() ? tr("Say where it is to be written.")
                                                             : QString());
    if (m_path->text().trimmed().isEmpty()) {
        return;
    }
    m_saving = true;
    m_save->setEnabled(false);
    setTone(*m_outcome, Tone::Secondary);
    m_outcome->setText(tr("Writing …"));
    if (isReport(what())) {
        m_reports->write(m_answer, m_path->text());
        return;
    }
    if (isPicture(what())) {
        ExportSettings settings;
        settings.scale = m_scale->current() + 1;
        const auto written = exportChart(m_chart, m_path->text(), settings);
        finish(written ? std::nullopt : std::optional(written.error()));
        return;
    }
    m_session.cli().call(arguments(), this, [this](const CliReply& reply) { finish(reply.error); });
}

void ExportDialog::finish(const std::optional<Error>& error) {
    m_saving = false;
    m_save->setEnabled(true);
    setTone(*m_outcome, error ? Tone::Bad : Tone::Good);
    const QString text = error ? Texts::errorDetail(*error) : tr("Written: %1").arg(m_path->text());
    setUntrustedText(*m_outcome, text);
    Q_EMIT saved(error ? text : QString());
}

} // namespace plateau::ui
