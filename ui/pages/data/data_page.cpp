#include "ui/pages/data/data_page.h"

#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/duplicates_panel.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/pages/data/file_column.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/data/profile_panel.h"
#include "ui/pages/data/sample_panel.h"
#include "ui/pages/data/sample_table.h"
#include "ui/pages/data/split_panel.h"
#include "ui/theme/icons.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/drop_area.h"

#include "core/task/task_list.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr int tickMs = 100;
constexpr int columnWidth = 236;
constexpr int inspectorWidth = 312;

} // namespace

DataPage::DataPage(Session& session, QWidget* parent)
    : Page(session, parent),
      m_study(m_files, session.cli()),
      m_copy(makeAction(this, "terminal", ButtonKind::Icon)),
      m_add(makeAction(this, "plus")),
      m_forward(makeAction(this, "", ButtonKind::Filled)),
      m_empty(makeEmpty()),
      m_filled(new QWidget),
      m_column(new FileColumn),
      m_table(new SampleTable(m_files.threads())),
      m_inspector(new Inspector) {
    auto* row = new QHBoxLayout(m_filled);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::card);
    m_column->setFixedWidth(columnWidth);
    m_inspector->setFixedWidth(inspectorWidth);
    row->addWidget(m_column);
    row->addWidget(m_table, 1);
    row->addWidget(m_inspector);
    content().addWidget(m_empty, 1);
    content().addWidget(m_filled, 1);
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(command()); });
    connect(m_add, &QAction::triggered, this, &DataPage::askForFiles);
    connect(m_forward, &QAction::triggered, this, [this] { Q_EMIT stepWanted(Step::Plan); });
    connectColumn();
    connectTable();
    connectInspector();
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &DataPage::followWork);
    connect(&m_files, &DataFiles::changed, this, &DataPage::showAll);
    connect(&m_study, &DataStudy::changed, this, &DataPage::showAll);
    connect(&session, &Session::draftChanged, this, &DataPage::refresh);
    connect(&session, &Session::folderChanged, this, &DataPage::refresh);
    connect(&session, &Session::snapshotChanged, this, &DataPage::refresh);
    refresh();
}

DataPage::~DataPage() {
    // The views below still speak while they are taken apart.
    disconnect(&session(), nullptr, this, nullptr);
    disconnect(&m_files, nullptr, this, nullptr);
    disconnect(&m_study, nullptr, this, nullptr);
    disconnect(m_table, nullptr, this, nullptr);
    delete m_table;
}

QWidget* DataPage::makeEmpty() {
    auto* empty = new QWidget;
    auto* column = new QVBoxLayout(empty);
    column->setContentsMargins(0, 0, 0, 0);
    m_drop = new DropArea;
    m_choose = new Button;
    m_example = new Button;
    setIcon(*m_choose, QStringLiteral("file"), Role::Text, 16);
    setIcon(*m_example, QStringLiteral("play"), Role::Text, 16);
    m_drop->addButton(m_choose);
    m_drop->addButton(m_example);
    column->addWidget(m_drop);
    connect(m_choose, &QPushButton::clicked, this, &DataPage::askForFiles);
    connect(m_example, &QPushButton::clicked, this, [this] { edit(exampleDraft(), tr("open the example")); });
    return empty;
}

void DataPage::connectColumn() {
    connect(m_column, &FileColumn::addWanted, this, &DataPage::askForFiles);
    connect(m_column, &FileColumn::chosen, this, &DataPage::choose);
    connect(m_column, &FileColumn::splitWanted, this, [this] { m_inspector->showTab(Inspector::SplitTab); });
    connect(m_column, &FileColumn::roleChosen, this, [this](const QString& path, FileRole role) {
        edit(withRole(session().draft(), path, role), tr("change a role"));
    });
    connect(m_column, &FileColumn::removeWanted, this,
            [this](const QString& path) { edit(withoutFile(session().draft(), path), tr("remove a file")); });
    connect(m_column, &FileColumn::cancelWanted, this, [this](const QString& path) { m_files.cancel(path); });
}

void DataPage::connectTable() {
    connect(m_table, &SampleTable::rowSelected, this, [this](const DataRowView& row) {
        const DataEntry* entry = m_files.entry(m_current);
        if (entry != nullptr && entry->dataset) {
            m_inspector->sample().showRow(row, *entry->dataset, entry->mapping);
            if (entry == entryOf(FileRole::Domain)) {
                m_inspector->fields().showPreview(row);
            }
        }
    });
    connect(m_table, &SampleTable::nothingSelected, this, [this] { m_inspector->sample().clear(); });
    connect(m_table, &SampleTable::cancelWanted, this, [this] { m_files.cancel(m_current); });
    connect(m_table, &SampleTable::openAgainWanted, this, [this] { m_files.reopen(m_current); });
    connect(m_table, &SampleTable::failed, this, [this](const Error& error) {
        BannerContent content;
        content.kind = BannerKind::Bad;
        content.what = Texts::errorTitle(error.kind);
        content.why = Texts::errorDetail(error);
        content.button = tr("Open it again");
        content.act = [this] {
            banners().remove(QStringLiteral("search"));
            m_files.reopen(m_current);
        };
        showBanner("search", content);
    });
}

void DataPage::connectInspector() {
    connect(&m_inspector->fields(), &FieldsPanel::fieldsEdited, this, [this](const DraftFields& fields) {
        Draft draft = session().draft();
        if (draft.task.isEmpty() && task().writesAnswers) {
            draft.task = session().task(); // named fields are those of a conversation, no class
        }
        draft.fields = fields;
        edit(draft, tr("change a field"));
    });
    connect(&m_inspector->fields(), &FieldsPanel::taskChosen, this, [this](const QString& task) {
        Draft draft = session().draft();
        setTask(draft, task);
        edit(draft, tr("choose the task"));
    });
    connect(&m_inspector->split(), &SplitPanel::splitEdited, this, [this](const Draft& wanted) {
        Draft draft = session().draft();
        draft.split = wanted.split;
        draft.testShare = wanted.testShare;
        draft.splitSeed = wanted.splitSeed;
        draft.folds = wanted.folds;
        draft.seeds = wanted.seeds;
        edit(draft, tr("change the split"));
    });
    const DuplicatesPanel& duplicates = m_inspector->duplicates();
    connect(&duplicates, &DuplicatesPanel::showRepeated, this, [this] {
        if (const auto found = m_study.findings(); found.repeated) {
            m_table->showOnly(found.repeated->rows, tr("equal texts"));
        }
    });
    connect(&duplicates, &DuplicatesPanel::showLeaks, this, [this] {
        if (const auto found = m_study.findings(); found.leaks) {
            choose(found.leakFile);
            m_table->showOnly(*found.leaks, tr("leaks into the test set"));
        }
    });
    connect(&duplicates, &DuplicatesPanel::showNear, this, [this] {
        if (const auto found = m_study.findings(); found.near) {
            m_table->showOnly(found.near->rows, tr("nearly equal texts"));
        }
    });
    connect(&duplicates, &DuplicatesPanel::showNearLeaks, this, [this] {
        if (const auto found = m_study.findings(); found.near && found.near->leaks) {
            choose(found.leakFile);
            m_table->showOnly(*found.near->leaks, tr("nearly in the pool"));
        }
    });
}

/// Every change starts from the draft: with an experiment open it begins a new one.
void DataPage::edit(const Draft& draft, const QString& text) {
    const bool another = frozen() != nullptr; // the draft there was is none of it
    if (!session().folder().isEmpty()) {
        session().closeExperiment();
    }
    another ? session().drafts().start(draft, text) : session().drafts().edit(draft, text);
}

bool DataPage::takeFiles(const QStringList& paths) {
    QStringList usable;
    for (const QString& path : paths) {
        if (QFileInfo(path).isFile()) {
            usable << path;
        }
    }
    if (usable.isEmpty()) {
        return false;
    }
    const Draft changed = withFiles(frozen() != nullptr ? Draft() : session().draft(), usable);
    edit(changed, tr("add a file"));
    choose(QFileInfo(usable.last()).absoluteFilePath());
    return true;
}

void DataPage::askForFiles() {
    QFileDialog::Options options;
    if (QGuiApplication::platformName() == QLatin1String("offscreen")) {
        options |= QFileDialog::DontUseNativeDialog;
    }
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Add data files"), QString(),
        tr("Data files (%1);;All files (*)").arg(QLatin1String(dataFilePatterns)), nullptr, options);
    if (!files.isEmpty()) {
        takeFiles(files);
    }
}

const DataEntry* DataPage::entryOf(FileRole role) const {
    const DraftFile* file = m_shown.file(role);
    return file != nullptr ? m_files.entry(file->path) : nullptr;
}

const DataScan* DataPage::scanOf(FileRole role) const {
    const DataEntry* entry = entryOf(role);
    return entry != nullptr ? entry->scan.get() : nullptr;
}

void DataPage::refresh() {
    m_shown = frozen() != nullptr ? frozenDraft(*frozen()) : session().draft();
    m_files.follow(m_shown);
    if (m_shown.task.isEmpty()) {
        m_shown.task = session().task();
    }
    if (m_files.entry(m_current) == nullptr) {
        const DraftFile* lead = m_shown.file(FileRole::Domain);
        lead = lead == nullptr && !m_shown.files.isEmpty() ? &m_shown.files.front() : lead;
        m_current = lead != nullptr ? lead->path : QString();
    }
    showAll();
    Q_EMIT headerChanged();
}

void DataPage::choose(const QString& path) {
    if (m_files.entry(path) != nullptr) {
        m_current = path;
        showAll();
    }
}

const task::TaskInfo& DataPage::task() const {
    return task::taskOf(m_shown.task.toStdString()).info();
}

void DataPage::showAll() {
    if (frozen() == nullptr && m_files.proposedTask() != session().proposedTask()) {
        session().proposeTask(m_files.proposedTask()); // comes back here
        return;
    }
    const bool empty = m_shown.files.isEmpty();
    m_empty->setVisible(empty);
    m_filled->setVisible(!empty);
    m_study.follow(m_shown, m_current);
    showCards();
    const DataEntry* current = m_files.entry(m_current);
    m_table->showEntry(current);
    m_inspector->profile().showEntry(current);
    m_inspector->fields().showFields(
        entryOf(FileRole::Domain), m_shown.fields,
        {session().draft().task, session().proposedTask(), m_shown.task, frozen() == nullptr});
    m_inspector->duplicates().showFindings(m_study.findings());
    showSplit();
    showBanners();
    showActions();
    isAtWork() ? m_tick.start() : m_tick.stop();
    Q_EMIT statusChanged();
}

bool DataPage::isAtWork() const {
    const auto busy = [this](const DraftFile& file) {
        const DataEntry* entry = m_files.entry(file.path);
        return entry != nullptr && entry->isAtWork();
    };
    return m_table->isSearching() || m_study.isComparing() ||
           std::any_of(m_shown.files.begin(), m_shown.files.end(), busy);
}

void DataPage::followWork() {
    showCards();
    m_table->showProgress(m_files.entry(m_current));
    if (!isAtWork()) {
        m_tick.stop();
    }
}

void DataPage::showSplit() {
    const DataEntry* domain = entryOf(FileRole::Domain);
    SplitView view;
    view.draft = m_shown;
    view.mapping = domain != nullptr ? domain->mapping : data::FieldMapping();
    view.preview = m_study.preview();
    if (const Snapshot* open = frozen()) {
        const experiment::Plan& plan = open->plan;
        view.frozen = frozenSplitText(plan.split, task().target);
        SplitPreview preview;
        preview.rule = plan.crossValidated() ? data::SplitRule::Folds : data::SplitRule::None;
        preview.pool = plan.domain.rows;
        preview.test = plan.test.rows;
        preview.validation = plan.validation ? plan.validation->rows : 0;
        view.preview = preview;
    }
    m_inspector->split().showSplit(view);
}

} // namespace plateau::ui
