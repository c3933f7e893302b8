#pragma once

#include "ui/pages/frame/page.h"
#include "ui/viewmodels/data_draft.h"
#include "ui/viewmodels/data_files.h"
#include "ui/viewmodels/data_inspection.h"

#include <optional>

namespace plateau::ui {

class DropArea;
class FileColumn;
class Inspector;
class SampleTable;
struct DataFindings;
struct ScannedFile;
struct FileCardContent;

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
    const std::optional<SplitPreview>& preview() const { return m_preview; }
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
    FileCardContent cardOf(const DraftFile& file) const;
    void addDrawnCards(QList<FileCardContent>& cards) const;
    void showActions();
    void followWork();
    void choose(const QString& path);
    void ask();
    void compare();
    void searchNear(const ScannedFile& own, const ScannedFile& pool, const ScannedFile& test);
    void takeFindings(const DataFindings& found);
    void countSplit();
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

    const DataEntry* entryOf(FileRole role) const;
    const DataScan* scanOf(FileRole role) const;
    std::int64_t badRows() const;
    bool mayContinue() const;

    DataFiles m_files;
    DataInspection m_inspection;
    Draft m_shown; ///< the draft, or the open experiment's data in its form
    bool m_frozen = false;
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
    std::shared_ptr<DataFindings> m_findings;
    std::array<const void*, 3> m_compared{}; ///< scans that the findings are about
    std::stop_source m_comparing;
    std::stop_source m_searching; ///< for near copies
    std::optional<SplitPreview> m_preview;
    std::optional<Draft> m_counted;         ///< draft that the preview is about
    std::array<const void*, 3> m_scanned{}; ///< scans that the preview is about
    std::stop_source m_counting;
};

} // namespace plateau::ui
