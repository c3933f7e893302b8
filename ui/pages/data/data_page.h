#pragma once

#include "ui/pages/data/data_study.h"
#include "ui/pages/frame/page.h"
#include "ui/viewmodels/data_draft.h"
#include "ui/viewmodels/data_files.h"

#include "core/task/task.h"

#include <optional>

namespace plateau::ui {

class DropArea;
class FileColumn;
class Inspector;
class SampleTable;

/// What may be trained on, and what stays frozen for the test: the files of the draft, or the frozen ones of
/// the open experiment.
class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(Session& session, QWidget* parent = nullptr);
    ~DataPage() override;

    QString title() const override;
    QString purpose() const override;
    StepStatus status() const override;
    QList<QAction*> headerActions() const override;
    bool takeFiles(const QStringList& paths) override;
    QString command() const override;
    void activated() override;
    void retranslate() override;

    DataFiles& files() { return m_files; }
    SampleTable& table() { return *m_table; }
    Inspector& inspector() { return *m_inspector; }
    const std::optional<SplitPreview>& preview() const { return m_study.preview(); }
    /// Whether files are being read or compared.
    bool isAtWork() const;

private:
    QWidget* makeEmpty();
    void connectColumn();
    void connectTable();
    void connectInspector();
    void edit(const Draft& draft, const QString& text);
    void askForFiles();
    void refresh();
    void showAll();
    void showCards();
    void showActions();
    void followWork();
    void choose(const QString& path);
    void showSplit();

    // Banners, in data_page_banners.cpp.
    void showBanners();
    void showOpenFaults();
    void showBadRows();
    void showFieldFaults();
    void showLabelFaults();
    void showDoubts();
    void showProgramFault();
    void showBanner(const char* topic, const std::optional<BannerContent>& content);

    /// The open experiment, whose data are shown; null: the draft's are. Always asked for, never kept: it can
    /// go at any moment.
    const Snapshot* frozen() const { return session().snapshot().get(); }
    /// Of what is shown.
    const task::TaskInfo& task() const;
    const DataEntry* entryOf(FileRole role) const;
    const DataScan* scanOf(FileRole role) const;
    std::int64_t badRows() const;
    bool mayContinue() const;

    DataFiles m_files;
    DataStudy m_study;
    Draft m_shown; ///< the draft, or the open experiment's data in its form
    QString m_current;
    QAction* m_copy;
    QAction* m_add;
    QAction* m_forward;
    QWidget* m_empty;
    QWidget* m_filled;
    DropArea* m_drop;
    Button* m_choose;
    Button* m_example;
    FileColumn* m_column;
    SampleTable* m_table;
    Inspector* m_inspector;
    QTimer m_tick;
};

} // namespace plateau::ui
