#pragma once

#include "ui/pages/answer/report_maker.h"

#include <QDialog>

namespace plateau::ui {

class Button;
class ReportView;
class TextLabel;

/// The report of an answer, to read, save and print.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    ReportDialog(const TargetAnswerPointer& answer, QWidget* parent);

    bool isShown() const { return m_shown; }
    const ReportView& view() const { return *m_view; }
    /// HTML, Markdown or PDF by the ending; the outcome is said in the dialog and by saved().
    void save(const QString& path);

Q_SIGNALS:
    /// Once per save(); empty when it was written.
    void saved(const QString& error);

private:
    Button* addButton(const QString& text, const QString& tip, const QString& ending);
    void choosePath(const QString& ending);
    void finish(const std::optional<Error>& error);

    TargetAnswerPointer m_answer;
    ReportMaker* m_maker;
    ReportView* m_view;
    TextLabel* m_outcome;
    QList<Button*> m_buttons;
    QString m_path; ///< of the last save()
    bool m_shown = false;
};

} // namespace plateau::ui
