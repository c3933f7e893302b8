// What the Data page says: title, state in the rail, cards and buttons.

#include "ui/pages/data/data_page.h"
#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/file_column.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/data/sample_table.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/drop_area.h"

#include <QAction>
#include <QTableView>

#include <algorithm>

namespace plateau::ui {

QString DataPage::title() const {
    return tr("Data");
}

QString DataPage::purpose() const {
    return frozen() != nullptr ? tr("Frozen with the experiment “%1”; add a file to begin another one")
                                     .arg(untrusted(frozen()->plan.name))
                               : tr("What may be trained on, and what stays frozen for the test");
}

QList<QAction*> DataPage::headerActions() const {
    return {m_copy, m_add, m_forward};
}

QString DataPage::command() const {
    const DataEntry* entry = m_files.entry(m_current);
    return entry == nullptr
               ? QString()
               : asCommand(QStringLiteral("plateau"),
                           inspectArguments(m_current, QString::fromStdString(entry->mapping.text),
                                            QString::fromStdString(entry->mapping.label)));
}

void DataPage::activated() {
    if (m_filled->isVisible()) {
        m_table->view().setFocus(Qt::OtherFocusReason);
    }
}

std::int64_t DataPage::badRows() const {
    std::uint64_t bad = 0;
    for (const FileRole role : {FileRole::Domain, FileRole::Test, FileRole::Validation}) {
        const DataScan* scan = scanOf(role);
        bad += scan != nullptr ? scan->badCount : 0;
    }
    return static_cast<std::int64_t>(bad);
}

bool DataPage::mayContinue() const {
    if (frozen() != nullptr) {
        return true;
    }
    const DataScan* pool = scanOf(FileRole::Domain);
    const bool classes = pool != nullptr && pool->counts.size() > 1 && !pool->tooManyLabels;
    const bool testKnown = m_shown.file(FileRole::Test) == nullptr || scanOf(FileRole::Test) != nullptr;
    return classes && testKnown && (badRows() == 0 || m_shown.skipBadRows) && m_preview && !m_preview->error;
}

StepStatus DataPage::status() const {
    if (const Snapshot* open = frozen()) {
        const experiment::Plan& plan = open->plan;
        return {StepState::Done,
                tr("%1 + %2 test").arg(Texts::count(plan.domain.rows), Texts::count(plan.test.rows))};
    }
    if (m_shown.files.isEmpty()) {
        return {StepState::Empty, tr("no data yet")};
    }
    for (const DraftFile& file : m_shown.files) {
        const DataEntry* entry = m_files.entry(file.path);
        if (entry != nullptr && entry->isAtWork()) {
            const auto share = entry->share();
            return {StepState::Running,
                    share ? tr("reading, %1").arg(Texts::percent(*share, 0)) : tr("reading …")};
        }
        if (entry != nullptr && entry->state == DataEntry::State::Failed) {
            return {StepState::Attention, tr("a file cannot be read")};
        }
        if (entry != nullptr && entry->mappingError) {
            return {StepState::Attention, tr("fields are open")};
        }
    }
    if (badRows() > 0 && !m_shown.skipBadRows) {
        return {StepState::Attention, tr("%Ln bad row(s)", nullptr, static_cast<int>(badRows()))};
    }
    if (!m_preview) {
        return {StepState::Running, tr("comparing …")};
    }
    if (!mayContinue()) {
        return {StepState::Attention, tr("needs a look")};
    }
    return {StepState::Done,
            tr("%1 + %2 test").arg(Texts::count(m_preview->pool), Texts::count(m_preview->test))};
}

FileCardContent DataPage::cardOf(const DraftFile& file) const {
    FileCardContent card;
    card.path = file.path;
    card.name = shownName(file.path);
    card.role = file.role;
    card.changeable = frozen() == nullptr;
    const DataEntry* entry = m_files.entry(file.path);
    if (entry == nullptr) {
        return card;
    }
    std::optional<std::int64_t> count;
    if (entry->scan) {
        const bool pool = file.role == FileRole::Domain && m_preview && !m_preview->error;
        count = pool ? m_preview->pool : static_cast<std::int64_t>(entry->scan->usable);
    } else if (entry->dataset) {
        count = static_cast<std::int64_t>(entry->dataset->rowCount());
    }
    if (count) {
        card.count = Texts::count(*count);
        card.unit = entry->scan ? (file.role == FileRole::Test ? tr("items") : tr("samples")) : tr("rows");
    }
    card.detail = entry->isAtWork() ? progressText(*entry) : fileFacts(*entry);
    card.atWork = entry->isAtWork();
    card.share = entry->share();
    card.cancellable = entry->state == DataEntry::State::Opening;
    if (entry->state == DataEntry::State::Failed) {
        card.detail = tr("cannot be read");
        card.detailIsFault = true;
    } else if (entry->state == DataEntry::State::Cancelled) {
        card.detail = tr("reading was stopped");
    } else if (file.role == FileRole::General && !card.atWork) {
        card.detail = tr("for mixtures; not in this plan");
    }
    return card;
}

/// Test set and validation set that come out of the domain file.
void DataPage::addDrawnCards(QList<FileCardContent>& cards) const {
    const DataEntry* domain = entryOf(FileRole::Domain);
    if (frozen() != nullptr || !m_preview || m_preview->error || domain == nullptr) {
        return;
    }
    FileCardContent card;
    card.name = shownName(domain->path);
    card.changeable = false;
    card.detail = splitText(m_preview->rule, domain->mapping, m_shown);
    const auto counted = [this](std::int64_t count) {
        return m_preview->exact ? Texts::count(count) : Texts::about(static_cast<double>(count));
    };
    if (m_shown.file(FileRole::Test) == nullptr) {
        card.role = FileRole::Test;
        card.count = counted(m_preview->test);
        card.unit = tr("items");
        cards.insert(1, card);
    }
    if (m_shown.file(FileRole::Validation) == nullptr && m_preview->validation > 0) {
        card.role = FileRole::Validation;
        card.count = counted(m_preview->validation);
        card.unit = tr("samples");
        cards.insert(std::min<qsizetype>(2, cards.size()), card);
    }
}

void DataPage::showCards() {
    QList<DraftFile> files = m_shown.files;
    const auto place = [](FileRole role) {
        const int places[] = {0, 3, 1, 2}; // domain, general, test, validation
        return places[static_cast<int>(role)];
    };
    std::stable_sort(files.begin(), files.end(), [&place](const DraftFile& a, const DraftFile& b) {
        return place(a.role) < place(b.role);
    });
    QList<FileCardContent> cards;
    for (const DraftFile& file : files) {
        cards << cardOf(file);
    }
    addDrawnCards(cards);
    if (const Snapshot* open = frozen()) {
        const experiment::Plan& plan = open->plan;
        for (FileCardContent& card : cards) {
            const std::int64_t rows = card.role == FileRole::Domain ? plan.domain.rows
                                      : card.role == FileRole::Test ? plan.test.rows
                                      : plan.validation             ? plan.validation->rows
                                                                    : 0;
            card.count = Texts::count(rows);
            card.unit = card.role == FileRole::Test ? tr("items") : tr("samples");
        }
    }
    m_column->setFiles(cards);
    m_column->setCurrent(m_current);
}

void DataPage::showActions() {
    m_copy->setVisible(!m_current.isEmpty());
    m_forward->setEnabled(mayContinue());
}

void DataPage::retranslate() {
    setActionTexts(*m_copy, tr("Copy as command"), tr("Copy the command line that inspects the shown file"));
    setActionTexts(*m_add, tr("Add file"), tr("Add a file of samples, a test set or other text"));
    setActionTexts(*m_forward, tr("Continue to plan"), tr("Choose model, sizes and seeds for these data"));
    m_drop->setTexts(tr("Drop a JSONL or CSV file here"), tr("or a JSON array or TSV"),
                     hasExample() ? QString() : tr("The example is not installed: run the set-up once"));
    m_choose->setText(tr("Choose a file"));
    setPlainToolTip(*m_choose, tr("Choose a file with labelled samples"));
    m_example->setText(tr("Look at the home-control example"));
    m_example->setEnabled(hasExample());
    setPlainToolTip(*m_example, tr("Opens the samples that came with the set-up"));
    m_column->retranslate();
    m_table->retranslate();
    m_inspector->retranslate();
    showAll();
}

} // namespace plateau::ui
