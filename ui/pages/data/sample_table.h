#pragma once

#include "ui/viewmodels/data_files.h"
#include "ui/viewmodels/data_query.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/widgets/text.h"

#include <QFrame>
#include <QTimer>

#include <memory>

class QComboBox;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTableView;

namespace plateau::ui {

class Button;
class TableMessage;

/// The rows of one file: search, class filter, sorting, columns; what is at work and how far it is. Searching
/// and sorting happen beside the window's thread.
class SampleTable : public QFrame {
    Q_OBJECT
public:
    /// @param threads run the queries; must outlive the table
    explicit SampleTable(QThreadPool& threads, QWidget* parent = nullptr);

    /// Shows a file as far as it is known; null: none. Cheap when nothing changed.
    void showEntry(const DataEntry* entry);
    /// How far the file and the search are; called some times a second while anything is at work.
    void showProgress(const DataEntry* entry);
    /// Only these rows of the file, until the user clears it. @param what "12 copies"
    void showOnly(std::vector<std::uint32_t> rows, const QString& what);
    void showBadRows();
    void clearFilters();
    void selectRow(std::uint32_t row);
    void retranslate();

    const DataTableModel& model() const { return *m_model; }
    const DataQuery& query() const { return m_query; }
    /// Whether a search or sorting is under way.
    bool isSearching() const { return m_work.isRunning(); }
    QTableView& view() { return *m_view; }

Q_SIGNALS:
    void rowSelected(const plateau::ui::DataRowView& row);
    void nothingSelected();
    void cancelWanted();
    void openAgainWanted();
    void failed(const plateau::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeFooter();
    void makeView();
    void connectBar();
    void makeColumnMenu();
    static constexpr int badRowsChoice = -2;
    void fillClasses();
    bool showsColumn(int column) const;
    /// Where the cursor of a row stands: a column that is never hidden for its task.
    int currentColumn() const;
    void sortBy(int column);
    void query();
    void takeOrder(std::optional<std::vector<std::uint32_t>> order);
    void showFooter();
    void showMessage(const DataEntry* entry);
    void followSelection();

    DataTableModel* m_model;
    QLineEdit* m_search;
    QComboBox* m_classes;
    Button* m_columns;
    QMenu* m_columnMenu;
    Button* m_onlyButton;
    QStackedWidget* m_stack;
    QTableView* m_view;
    TableMessage* m_message;
    TextLabel* m_range;
    ElidedLabel* m_index;
    QTimer m_typing;
    DataQuery m_query;
    QString m_onlyText;
    ScanPointer m_scan;
    QString m_path;
    Job m_work; ///< the query under way
    std::shared_ptr<DataProgress> m_searched = std::make_shared<DataProgress>();
    std::optional<std::uint32_t> m_selected;
};

} // namespace plateau::ui
