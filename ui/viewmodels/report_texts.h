#pragma once

#include "core/experiment/analyse/answer_store.h"
#include "core/export/report_content.h"

#include <QCoreApplication>

namespace plateau::ui {

/// The words of a report in the chosen language. Ask at the moment of writing: the language can change.
class ReportTexts {
    Q_DECLARE_TR_FUNCTIONS(ReportTexts)
public:
    static exporter::ReportTexts words();
    /// The answer and what weakens it.
    static exporter::ReportSentences sentences(const experiment::Plan& plan,
                                               const experiment::ExperimentAnswer& answer);
};

} // namespace plateau::ui
