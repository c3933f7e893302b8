#include "ui/pages/answer/report_dialog.h"

#include "ui/pages/answer/report_view.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

ReportDialog::ReportDialog(const TargetAnswerPointer& answer, QWidget* parent)
    : QDialog(parent),
      m_answer(answer),
      m_maker(new ReportMaker(this)),
      m_view(new ReportView),
      m_outcome(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    setWindowTitle(tr("Report"));
    resize(880, 720);
    m_view->setAccessibleName(tr("Report"));
    m_outcome->setWordWrap(true);
    m_outcome->setText(tr("Gathering the results …"));
    m_buttons = {
        addButton(tr("Save as HTML…"), tr("One file to send or keep, with every cell"),
                  QStringLiteral("html")),
        addButton(tr("Save as Markdown…"), tr("Text with the chart as a picture beside it"),
                  QStringLiteral("md")),
        addButton(tr("Print to PDF…"), tr("What is shown here, on A4 pages"), QStringLiteral("pdf"))};
    auto* close = new Button;
    close->setText(tr("Close"));
    close->setToolTip(tr("Close this dialog"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_outcome, 1);
    for (Button* button : m_buttons) {
        button->setEnabled(false);
        buttons->addWidget(button);
    }
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::card, space::card, space::card, space::card);
    column->setSpacing(space::stacked);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    connect(m_maker, &ReportMaker::made, this,
            [this](const ReportPointer& report, const std::optional<Error>& error) {
                m_shown = report != nullptr;
                m_view->showReport(report);
                for (Button* button : m_buttons) {
                    button->setEnabled(m_shown);
                }
                setTone(*m_outcome, error ? Tone::Bad : Tone::Secondary);
                setUntrustedText(*m_outcome, error ? Texts::errorDetail(*error) : QString());
            });
    connect(m_maker, &ReportMaker::written, this, &ReportDialog::finish);
    m_maker->make(answer);
}

Button* ReportDialog::addButton(const QString& text, const QString& tip, const QString& ending) {
    auto* button = new Button;
    button->setText(text);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, [this, ending] { choosePath(ending); });
    return button;
}

void ReportDialog::choosePath(const QString& ending) {
    const QString name = QDir(m_answer->of->folder).dirName() + QLatin1Char('.') + ending;
    const QString path = QFileDialog::getSaveFileName(this, tr("Report"), QDir::home().filePath(name),
                                                      QStringLiteral("*.%1").arg(ending));
    if (!path.isEmpty()) {
        save(path);
    }
}

void ReportDialog::save(const QString& path) {
    m_path = path;
    for (Button* button : m_buttons) {
        button->setEnabled(false);
    }
    setTone(*m_outcome, Tone::Secondary);
    m_outcome->setText(tr("Writing …"));
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        const auto printed = m_view->writePdf(path);
        finish(printed ? std::nullopt : std::optional(printed.error()));
    } else {
        m_maker->write(m_answer, path);
    }
}

void ReportDialog::finish(const std::optional<Error>& error) {
    for (Button* button : m_buttons) {
        button->setEnabled(true);
    }
    setTone(*m_outcome, error ? Tone::Bad : Tone::Good);
    const QString text = error ? Texts::errorDetail(*error) : tr("Written: %1").arg(m_path);
    setUntrustedText(*m_outcome, text);
    Q_EMIT saved(error ? text : QString());
}

} // namespace plateau::ui
