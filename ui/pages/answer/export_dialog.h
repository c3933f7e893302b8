#pragma once

#include "ui/session/answer_computer.h"
#include "ui/session/session.h"

#include "core/plot/data_curve.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace plateau::ui {

class Button;
class Field;
class ReportMaker;
class SegmentedChoice;
class TextLabel;

/// Saves the report, the chart, the table of cells or the best adapter. What was written, or why not, is said
/// in the dialog; a file of that name is replaced whole.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    enum class What { ReportHtml, ReportMarkdown, Png, Svg, Pdf, Csv, Adapter, PortableAdapter };
    /// @param answer what a report is about
    ExportDialog(Session& session, const TargetAnswerPointer& answer, const plot::DataCurveChart& chart,
                 QWidget* parent);

    void choose(What what);
    void setPath(const QString& path);
    /// Writes; the outcome is shown when finished() is emitted.
    void save();
    bool isSaving() const { return m_saving; }

Q_SIGNALS:
    /// Once per save(); empty when it was written.
    void saved(const QString& error);

private:
    void layOut(QWidget& whatField);
    What what() const;
    QString suggested(What what) const;
    QStringList arguments() const;
    void browse();
    void showWhat();
    void finish(const std::optional<Error>& error);

    Session& m_session;
    QString m_folder; ///< the experiment it was opened for
    TargetAnswerPointer m_answer;
    plot::DataCurveChart m_chart;
    ReportMaker* m_reports;
    QComboBox* m_what;
    SegmentedChoice* m_scale;
    Field* m_scaleField;
    QLineEdit* m_path;
    Field* m_pathField;
    TextLabel* m_explain;
    TextLabel* m_outcome;
    Button* m_save;
    bool m_saving = false;
};

} // namespace plateau::ui
