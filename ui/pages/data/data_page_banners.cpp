// The banners of the Data page: what is wrong with the data, why, and the button that mends it.

#include "ui/pages/data/data_page.h"
#include "ui/pages/data/data_texts.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/data/sample_table.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/viewmodels/doubt_texts.h"
#include "ui/viewmodels/texts.h"

#include <QFileInfo>

namespace plateau::ui {

namespace {

constexpr std::size_t namedRows = 3;

QString fileName(const QString& path) {
    return untrusted(QFileInfo(path).fileName());
}

/// What is asked when the fields cannot be told.
QString fieldQuestion(const task::TaskInfo& task) {
    switch (task.target) {
    case data::TargetForm::Number:
        return DataPage::tr("Which column holds the number to predict?");
    case data::TargetForm::ClassSet:
        return DataPage::tr("Which field is the text, and which holds the labels?");
    case data::TargetForm::None:
        return DataPage::tr("Which field is the text?");
    case data::TargetForm::Answer:
        return DataPage::tr("Which field is the prompt or the conversation, and which the answer?");
    case data::TargetForm::ClassName:
        break;
    }
    return DataPage::tr("Which field is the text, and which the label?");
}

QString rowNeeds(const task::TaskInfo& task) {
    switch (task.target) {
    case data::TargetForm::Number:
        return DataPage::tr("Each row needs a number to predict.");
    case data::TargetForm::ClassSet:
        return DataPage::tr("Each row needs a text and a list of labels, which may be empty.");
    case data::TargetForm::None:
        return DataPage::tr("Each row needs a text.");
    case data::TargetForm::Answer:
        return DataPage::tr("Each row needs a prompt and an answer, or a conversation that ends in one.");
    case data::TargetForm::ClassName:
        break;
    }
    return DataPage::tr("Each row needs a text and a label.");
}

} // namespace

void DataPage::showBanner(const char* topic, const std::optional<BannerContent>& content) {
    const QString name = QString::fromLatin1(topic);
    content ? banners().show(name, *content) : banners().remove(name);
}

void DataPage::showBanners() {
    showOpenFaults();
    showBadRows();
    showFieldFaults();
    showLabelFaults();
    showDoubts();
    showProgramFault();
}

void DataPage::showOpenFaults() {
    std::optional<BannerContent> content;
    for (const DraftFile& file : m_shown.files) {
        const DataEntry* entry = m_files.entry(file.path);
        if (!content && entry != nullptr && entry->state == DataEntry::State::Failed && entry->error) {
            content.emplace();
            content->kind = BannerKind::Bad;
            content->what = tr("%1 cannot be opened").arg(fileName(file.path));
            content->why = Texts::errorDetail(*entry->error);
            content->button = frozen() != nullptr ? tr("Try again") : tr("Remove it");
            content->act = [this, path = file.path] {
                if (frozen() != nullptr) {
                    m_files.reopen(path);
                } else {
                    edit(withoutFile(session().draft(), path), tr("remove a file"));
                }
            };
        }
    }
    showBanner("open", content);
}

void DataPage::showBadRows() {
    std::optional<BannerContent> content;
    for (const DraftFile& file : m_shown.files) {
        const DataEntry* entry = m_files.entry(file.path);
        const bool counts = file.role != FileRole::General && !m_shown.skipBadRows && frozen() == nullptr;
        if (content || !counts || entry == nullptr || !entry->scan || entry->scan->badCount == 0) {
            continue;
        }
        QStringList named;
        for (std::size_t i = 0; i < std::min(namedRows, entry->scan->badRows.size()); ++i) {
            const data::BadRow& row = entry->scan->badRows[i];
            named << QStringLiteral("%1:%2: %3")
                         .arg(fileName(file.path))
                         .arg(row.line)
                         .arg(cellText(row.reason));
        }
        if (entry->scan->badRows.size() > namedRows) {
            named << QStringLiteral("…");
        }
        content.emplace();
        content->kind = BannerKind::Warn;
        content->what =
            tr("%Ln row(s) of %1 cannot be used", nullptr, static_cast<int>(entry->scan->badCount))
                .arg(fileName(file.path));
        content->why = named.join(QStringLiteral("; "));
        content->button = tr("Leave them out");
        content->act = [this, path = file.path] {
            Draft draft = session().draft();
            draft.skipBadRows = true;
            edit(draft, tr("leave bad rows out"));
            choose(path);
            m_table->showBadRows();
        };
    }
    showBanner("bad", content);
}

void DataPage::showFieldFaults() {
    std::optional<BannerContent> content;
    for (const DraftFile& file : m_shown.files) {
        const DataEntry* entry = m_files.entry(file.path);
        const bool counts = file.role != FileRole::General && frozen() == nullptr;
        if (content || !counts || entry == nullptr || !entry->mappingError) {
            continue;
        }
        content.emplace();
        content->kind = BannerKind::Bad;
        content->what = file.role == FileRole::Domain ? fieldQuestion(task())
                                                      : tr("%1 has no such fields").arg(fileName(file.path));
        content->why = Texts::errorDetail(*entry->mappingError);
        content->button = tr("Choose fields");
        content->act = [this] {
            m_inspector->showTab(Inspector::FieldsTab);
            m_inspector->fields().focusFirstOpen();
        };
        content->closable = false;
    }
    showBanner("fields", content);
}

void DataPage::showLabelFaults() {
    const DataScan* scan = scanOf(FileRole::Domain);
    std::optional<BannerContent> content;
    const bool classes = task().target == data::TargetForm::ClassName;
    const bool wrong =
        scan != nullptr && (classes ? scan->counts.size() < 2 || scan->tooManyLabels : scan->usable == 0);
    if (wrong && frozen() == nullptr) {
        content.emplace();
        content->kind = BannerKind::Bad;
        content->closable = false;
        if (scan->usable == 0) {
            content->what = tr("No row can be used");
            content->why = rowNeeds(task());
        } else if (scan->tooManyLabels) {
            content->what = tr("The labels are no classes");
            content->why = tr("More than %1 different values: another field may be meant.")
                               .arg(Texts::count(static_cast<std::int64_t>(DataScan::mostLabels)));
        } else {
            content->what = tr("All samples have one label");
            content->why = tr("There is nothing to tell apart: at least two classes are needed.");
        }
        content->button = tr("Choose fields");
        content->act = [this] {
            m_inspector->showTab(Inspector::FieldsTab);
            m_inspector->fields().focusFirstOpen();
        };
    }
    showBanner("labels", content);
}

/// What was read in one way and could be meant in another.
void DataPage::showDoubts() {
    std::optional<BannerContent> content;
    for (const DraftFile& file : m_shown.files) {
        const DataEntry* entry = m_files.entry(file.path);
        if (content || frozen() != nullptr || file.role == FileRole::General || entry == nullptr ||
            !entry->scan) {
            continue;
        }
        const bool classes = task().target == data::TargetForm::ClassName;
        const bool guessed = classes && file.role == FileRole::Domain && m_shown.fields.label.isEmpty();
        const auto doubts = data::fileDoubts(*entry->dataset, guessed ? entry->guess : data::GuessedMapping(),
                                             entry->scan->foreignRows, entry->scan->respelledLabels,
                                             classes ? std::span<const data::LabelCount>(entry->scan->counts)
                                                     : std::span<const data::LabelCount>());
        if (doubts.empty()) {
            continue;
        }
        QStringList texts;
        for (const data::Doubt& doubt : doubts) {
            texts << untrusted(DoubtTexts::text(doubt));
        }
        content.emplace();
        content->kind = BannerKind::Warn;
        content->what = tr("%1 may not say what it seems to").arg(fileName(file.path));
        content->why =
            texts.join(QStringLiteral("; ")) + QStringLiteral(". ") + DoubtTexts::action(doubts.front().kind);
        content->button = tr("Choose fields");
        content->act = [this] { m_inspector->showTab(Inspector::FieldsTab); };
    }
    showBanner("doubts", content);
}

/// What the program says about the shown file, where the window has not said it already.
void DataPage::showProgramFault() {
    std::optional<BannerContent> content;
    const DataEntry* entry = m_files.entry(m_current);
    if (m_study.inspectionError() && entry != nullptr && entry->scan && entry->scan->usable > 0) {
        content.emplace();
        content->kind = BannerKind::Warn;
        content->what = tr("%1 could not be inspected").arg(fileName(m_current));
        content->why = Texts::errorDetail(*m_study.inspectionError());
        content->button = tr("Open it again");
        content->act = [this] { m_files.reopen(m_current); };
    }
    if (!content && m_study.preview() && m_study.preview()->error && frozen() == nullptr) {
        content.emplace();
        content->kind = BannerKind::Bad;
        content->what = tr("The test set cannot be set apart like this");
        content->why = Texts::errorDetail(*m_study.preview()->error);
        content->button = tr("Change the split");
        content->act = [this] { m_inspector->showTab(Inspector::SplitTab); };
        content->closable = false;
    }
    showBanner("program", content);
}

} // namespace plateau::ui
