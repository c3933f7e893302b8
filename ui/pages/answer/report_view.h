#pragma once

#include "ui/pages/answer/report_maker.h"

#include <QTextBrowser>

namespace plateau::ui {

/// A report to read. Nothing is loaded but its own chart, and no link leads anywhere.
class ReportView : public QTextBrowser {
    Q_OBJECT
public:
    explicit ReportView(QWidget* parent = nullptr);

    void showReport(const ReportPointer& report);
    /// Writes what is shown as PDF, A4, light; a file of that name is replaced whole.
    Result<void> writePdf(const QString& path) const;

    QVariant loadResource(int type, const QUrl& name) override;

private:
    ReportPointer m_report;
};

} // namespace plateau::ui
