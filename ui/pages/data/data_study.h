#pragma once

#include "ui/pages/data/duplicates_panel.h"
#include "ui/session/job.h"
#include "ui/viewmodels/data_draft.h"
#include "ui/viewmodels/data_files.h"
#include "ui/viewmodels/data_inspection.h"

#include <array>

namespace plateau::ui {

/// What is found out about the shown files beside the window's thread: equal and nearly equal texts, leaks
/// into the test set, what a split would count, what the program says. Each is asked for again only when a
/// scan or a setting that it rests on is another one.
class DataStudy : public QObject {
    Q_OBJECT
public:
    /// @param files, cli must outlive the study
    DataStudy(DataFiles& files, CliRunner& cli, QObject* parent = nullptr);

    /// @param shown the draft, or the open experiment's data in its form
    /// @param current path of the file that is looked at
    void follow(const Draft& shown, const QString& current);
    /// What the split of the shown data counts; nothing: not known (yet).
    const std::optional<SplitPreview>& preview() const { return m_preview; }
    /// What was found so far, without what this split cannot suffer from.
    DataFindings findings() const;
    /// Whether texts are being compared.
    bool isComparing() const { return m_comparing.isRunning(); }
    /// Why the program could not look at the current file.
    const std::optional<Error>& inspectionError() const { return m_inspection.error(); }

Q_SIGNALS:
    void changed();

private:
    using Scans = std::array<const void*, 3>; ///< to be compared, never read
    const DataEntry* entryOf(FileRole role) const;
    void inspect();
    void countSplit();
    void compare();
    void searchNear(const DataEntry* own, const DataEntry* pool, const DataEntry* test);

    DataFiles& m_files;
    Draft m_shown;
    QString m_current;
    DataInspection m_inspection;
    DataFindings m_found;
    Scans m_compared{}; ///< what the findings are about
    Job m_comparing;
    Job m_searching; ///< for near copies
    std::optional<SplitPreview> m_preview;
    std::optional<Draft> m_counted; ///< what the preview is about
    Scans m_scanned{};
    Job m_counting;
};

} // namespace plateau::ui
