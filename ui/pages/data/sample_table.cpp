#include "ui/pages/data/sample_table.h"

#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/sample_delegate.h"
#include "ui/pages/data/table_message.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int typingMs = 150;
constexpr int numberWidth = 52;
constexpr int labelWidth = 116;
constexpr int lengthWidth = 92;
constexpr int extraWidth = 140;

} // namespace

SampleTable::SampleTable(QThreadPool& threads, QWidget* parent)
    : QFrame(parent),
      m_model(new DataTableModel(this)),
      m_search(new QLineEdit),
      m_classes(new QComboBox),
      m_columns(new Button(ButtonKind::Plain)),
      m_columnMenu(new QMenu(this)),
      m_onlyButton(new Button(ButtonKind::Link, ButtonHeight::InCard)),
      m_stack(new QStackedWidget),
      m_view(new QTableView),
      m_message(new TableMessage),
      m_range(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_index(new ElidedLabel(TextSize::Secondary, Tone::Secondary)),
      m_work(threads) {
    setProperty("surface", QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(new Line);
    makeView();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    column->addWidget(m_stack, 1);
    column->addWidget(new Line);
    column->addWidget(makeFooter());
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(m_message, &TableMessage::cancelWanted, this, &SampleTable::cancelWanted);
    connect(m_message, &TableMessage::openAgainWanted, this, &SampleTable::openAgainWanted);
    connect(m_message, &TableMessage::showAllWanted, this, &SampleTable::clearFilters);
    connectBar();
    showEntry(nullptr);
}

QWidget* SampleTable::makeBar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::stacked, space::stacked, space::stacked, space::stacked);
    row->setSpacing(space::small);
    m_search->setClearButtonEnabled(true);
    row->addWidget(m_search, 1);
    m_classes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_classes->setMinimumContentsLength(14);
    m_classes->setMaxVisibleItems(20);
    row->addWidget(m_classes);
    m_columns->setFixedWidth(38);
    m_columns->setStyleSheet(QStringLiteral("padding: 0;"));
    setIcon(*m_columns, QStringLiteral("columns"), Role::Text, 18);
    row->addWidget(m_columns);
    return bar;
}

void SampleTable::makeView() {
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SampleDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setMouseTracking(true);
    m_view->setCornerButtonEnabled(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView* header = m_view->horizontalHeader();
    header->setFixedHeight(30);
    header->setFont(Theme::instance().font(TextSize::Secondary));
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(40);
    connect(header, &QHeaderView::sectionClicked, this, &SampleTable::sortBy);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SampleTable::followSelection);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &SampleTable::showFooter);
}

QWidget* SampleTable::makeFooter() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(space::card, space::small, space::card, space::small);
    row->addWidget(m_range);
    row->addWidget(m_onlyButton);
    row->addStretch(1);
    row->addWidget(m_index);
    setIcon(*m_onlyButton, QStringLiteral("close"), Role::Accent, 14);
    m_onlyButton->hide();
    return foot;
}

void SampleTable::connectBar() {
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, [this] {
        m_query.needle = m_search->text().toStdString();
        query();
    });
    connect(m_classes, &QComboBox::activated, this, [this](int index) {
        const int label = m_classes->itemData(index).toInt();
        m_query.badOnly = label == badRowsChoice;
        m_query.label = label < 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(label));
        query();
    });
    connect(m_columns, &QPushButton::clicked, this, [this] {
        makeColumnMenu();
        m_columnMenu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height() + 2)));
    });
    connect(m_onlyButton, &QPushButton::clicked, this, &SampleTable::clearFilters);
}

void SampleTable::makeColumnMenu() {
    m_columnMenu->clear();
    for (int column = DataTableModel::LabelColumn; column < m_model->columnCount(); ++column) {
        QString name = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction* action = m_columnMenu->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::triggered, this,
                [this, column](bool shown) { m_view->setColumnHidden(column, !shown); });
    }
}

void SampleTable::showEntry(const DataEntry* entry) {
    const QString path = entry != nullptr ? entry->path : QString();
    if (path != m_path) {
        m_path = path;
        m_query = {};
        m_onlyText.clear();
        m_selected.reset();
        m_search->clear();
        m_typing.stop();
        m_view->horizontalHeader()->setSortIndicatorShown(false);
    }
    const DatasetPointer dataset = entry != nullptr ? entry->dataset : nullptr;
    const data::FieldMapping mapping = entry != nullptr ? entry->mapping : data::FieldMapping();
    const bool other = dataset != m_model->dataset() || mapping != m_model->mapping();
    const ScanPointer scan = entry != nullptr ? entry->scan : nullptr;
    m_model->setDataset(dataset, mapping);
    if (other) {
        QHeaderView* header = m_view->horizontalHeader();
        const int widths[] = {numberWidth, 0, labelWidth, lengthWidth};
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const bool extra = column >= DataTableModel::FirstField;
            header->setSectionResizeMode(column, column == DataTableModel::TextColumn
                                                     ? QHeaderView::Stretch
                                                     : QHeaderView::Interactive);
            m_view->setColumnWidth(column, extra ? extraWidth : widths[column]);
            m_view->setColumnHidden(column, !showsColumn(column));
        }
    }
    if (scan != m_scan) {
        m_scan = scan;
        m_query.label.reset();
        m_query.badOnly = false;
        fillClasses();
        query();
    } else if (other && !m_query.isAll()) {
        query();
    }
    showMessage(entry);
    if (other && m_model->rowCount() > 0) {
        selectRow(m_selected.value_or(m_model->sourceRow(0)));
    }
    showFooter();
}

void SampleTable::sortBy(int column) {
    const DataSort sort = column == DataTableModel::LabelColumn    ? DataSort::Label
                          : column == DataTableModel::LengthColumn ? DataSort::Length
                                                                   : DataSort::File;
    if (!m_scan || (column != DataTableModel::NumberColumn && sort == DataSort::File)) {
        return;
    }
    m_query.descending = m_query.sort == sort && !m_query.descending;
    m_query.sort = sort;
    m_view->horizontalHeader()->setSortIndicator(column, m_query.descending ? Qt::DescendingOrder
                                                                            : Qt::AscendingOrder);
    m_view->horizontalHeader()->setSortIndicatorShown(sort != DataSort::File || m_query.descending);
    query();
}

void SampleTable::query() {
    m_work.cancel();
    if (!m_model->dataset()) {
        return;
    }
    if (m_query.isAll() && m_query.sort == DataSort::File && !m_query.descending) {
        takeOrder(std::nullopt);
        return;
    }
    m_searched = std::make_shared<DataProgress>();
    m_work.start([this, dataset = m_model->dataset(), scan = m_scan, query = m_query,
                  progress = m_searched](const std::stop_token& stop) {
        const auto rows = queryRows(*dataset, scan.get(), query, stop,
                                    [&progress](std::uint64_t done, std::uint64_t total) {
                                        progress->done = done;
                                        progress->total = total;
                                    });
        return [this, rows] {
            if (rows) {
                takeOrder(*rows);
            } else {
                Q_EMIT failed(rows.error());
                showFooter();
            }
        };
    });
    showFooter();
}

void SampleTable::takeOrder(std::optional<std::vector<std::uint32_t>> order) {
    const auto selected = m_selected;
    m_model->setOrder(std::move(order));
    const int line = selected ? m_model->lineOf(*selected) : -1;
    if (m_model->rowCount() > 0) {
        m_view->setCurrentIndex(m_model->index(std::max(line, 0), currentColumn()));
    } else {
        followSelection();
    }
    const bool none = m_model->dataset() && m_model->rowCount() == 0 && !m_query.isAll();
    if (m_model->dataset()) {
        m_stack->setCurrentIndex(none ? 1 : 0);
    }
    if (none) {
        m_message->showNoMatch();
    }
    showFooter();
}

void SampleTable::showOnly(std::vector<std::uint32_t> rows, const QString& what) {
    m_query.only = std::make_shared<const std::vector<std::uint32_t>>(std::move(rows));
    m_onlyText = what;
    query();
}

void SampleTable::showBadRows() {
    m_query.badOnly = true;
    m_query.label.reset();
    m_classes->setCurrentIndex(m_classes->findData(badRowsChoice));
    query();
}

void SampleTable::clearFilters() {
    m_search->clear();
    m_typing.stop();
    const DataQuery before = m_query;
    m_query = {};
    m_query.sort = before.sort;
    m_query.descending = before.descending;
    m_onlyText.clear();
    m_classes->setCurrentIndex(0);
    query();
}

void SampleTable::selectRow(std::uint32_t row) {
    const int line = m_model->lineOf(row);
    if (line >= 0) {
        m_view->setCurrentIndex(m_model->index(line, currentColumn()));
        followSelection();
    }
}

void SampleTable::followSelection() {
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid()) {
        Q_EMIT nothingSelected();
        return;
    }
    m_selected = m_model->sourceRow(current.row());
    if (const auto row = m_model->rowView(*m_selected)) {
        Q_EMIT rowSelected(*row);
    }
}

void SampleTable::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    showFooter();
}

} // namespace plateau::ui
