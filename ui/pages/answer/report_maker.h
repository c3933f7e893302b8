#pragma once

#include "ui/session/answer_computer.h"
#include "ui/session/job.h"

#include "core/export/report.h"

#include <QObject>

#include <memory>
#include <optional>

namespace plateau::ui {

using ReportPointer = std::shared_ptr<const exporter::ReportContent>;

/// Gathers and writes reports beside the window's thread, in the language of the moment of asking. Signals
/// come on the thread of this object, once a call; of several calls of one kind the last counts (Job).
class ReportMaker : public QObject {
    Q_OBJECT
public:
    explicit ReportMaker(QObject* parent = nullptr);

    void make(const TargetAnswerPointer& answer);
    /// Makes the report and writes it; HTML or Markdown by the ending.
    void write(const TargetAnswerPointer& answer, const QString& path);

Q_SIGNALS:
    /// `report` is null when there is an error.
    void made(const plateau::ui::ReportPointer& report, const std::optional<plateau::Error>& error);
    void written(const std::optional<plateau::Error>& error);

private:
    Job m_making;
    Job m_writing;
};

} // namespace plateau::ui
