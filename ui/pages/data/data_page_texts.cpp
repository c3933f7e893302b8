// What the Data page says: title, state in the rail, cards and buttons.

#include "ui/pages/data/data_page.h"
#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/pages/data/file_cards.h"
#include "ui/pages/data/file_column.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/data/sample_table.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/drop_area.h"

#include <QAction>
#include <QTableView>

#include <algorithm>

namespace plateau::ui {
namespace {

QString sidesText(bool folds, std::int64_t pool, std::int64_t test) {
    return folds ? DataPage::tr("%1, cross-validated").arg(Texts::count(pool))
                 : DataPage::tr("%1 + %2 test").arg(Texts::count(pool), Texts::count(test));
}

} // namespace

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
    return entry == nullptr || task().target != data::TargetForm::ClassName
               ? QString() // the command inspects classes of texts
               : asCommand(QStringLiteral("plateau"),
                           inspectArguments(m_current, QString::fromStdString(entry->mapping.text),
                                            QString::fromStdString(entry->mapping.label)));
}

void DataPage::activated() {
    const DataEntry* domain = entryOf(FileRole::Domain);
    if (frozen() == nullptr && domain != nullptr && domain->mappingError) {
        m_inspector->showTab(Inspector::FieldsTab);
        m_inspector->fields().focusFirstOpen();
        return;
    }
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
    const bool classes = task().target == data::TargetForm::ClassName;
    const bool enough =
        pool != nullptr && (classes ? pool->counts.size() > 1 && !pool->tooManyLabels : pool->usable > 1);
    const bool testKnown = m_shown.file(FileRole::Test) == nullptr || scanOf(FileRole::Test) != nullptr;
    return enough && testKnown && (badRows() == 0 || m_shown.skipBadRows) && m_study.preview() &&
           !m_study.preview()->error;
}

StepStatus DataPage::status() const {
    if (const Snapshot* open = frozen()) {
        const experiment::Plan& plan = open->plan;
        return {StepState::Done, sidesText(plan.crossValidated(), plan.domain.rows, plan.test.rows)};
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
    if (!m_study.preview()) {
        return {StepState::Running, tr("comparing …")};
    }
    if (!mayContinue()) {
        return {StepState::Attention, tr("needs a look")};
    }
    return {StepState::Done, sidesText(m_study.preview()->rule == data::SplitRule::Folds,
                                       m_study.preview()->pool, m_study.preview()->test)};
}

void DataPage::showCards() {
    m_column->setFiles(fileCards({m_shown, m_files, m_study.preview(), frozen()}));
    m_column->setCurrent(m_current);
}

void DataPage::showActions() {
    m_copy->setVisible(!command().isEmpty());
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
