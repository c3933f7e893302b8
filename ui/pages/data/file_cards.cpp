#include "ui/pages/data/file_cards.h"

#include "ui/pages/data/data_page.h"
#include "ui/pages/data/data_texts.h"
#include "ui/viewmodels/texts.h"

#include <algorithm>

namespace plateau::ui {

namespace {

const DataEntry* domainOf(const FileCardsView& view) {
    const DraftFile* file = view.shown.file(FileRole::Domain);
    return file != nullptr ? view.files.entry(file->path) : nullptr;
}

FileCardContent cardOf(const FileCardsView& view, const DraftFile& file) {
    FileCardContent card;
    card.path = file.path;
    card.name = shownName(file.path);
    card.role = file.role;
    card.changeable = view.frozen == nullptr;
    const DataEntry* entry = view.files.entry(file.path);
    if (entry == nullptr) {
        return card;
    }
    std::optional<std::int64_t> count;
    if (entry->scan) {
        const bool pool = file.role == FileRole::Domain && view.preview && !view.preview->error;
        count = pool ? view.preview->pool : static_cast<std::int64_t>(entry->scan->usable);
    } else if (entry->dataset) {
        count = static_cast<std::int64_t>(entry->dataset->rowCount());
    }
    if (count) {
        card.count = Texts::count(*count);
        card.unit = entry->scan
                        ? (file.role == FileRole::Test ? DataPage::tr("items") : DataPage::tr("samples"))
                        : DataPage::tr("rows");
    }
    card.detail = entry->isAtWork() ? progressText(*entry) : fileFacts(*entry);
    card.atWork = entry->isAtWork();
    card.share = entry->share();
    card.cancellable = entry->state == DataEntry::State::Opening;
    if (entry->state == DataEntry::State::Failed) {
        card.detail = DataPage::tr("cannot be read");
        card.detailIsFault = true;
    } else if (entry->state == DataEntry::State::Cancelled) {
        card.detail = DataPage::tr("reading was stopped");
    } else if (file.role == FileRole::General && !card.atWork) {
        card.detail = view.shown.mixtures.isEmpty() ? DataPage::tr("for mixtures, not drawn yet")
                                                    : DataPage::tr("in the mixture");
    }
    return card;
}

/// Test set and validation set that come out of the domain file.
void addDrawnCards(const FileCardsView& view, QList<FileCardContent>& cards) {
    const DataEntry* domain = domainOf(view);
    if (view.frozen != nullptr || !view.preview || view.preview->error || domain == nullptr) {
        return;
    }
    FileCardContent card;
    card.name = shownName(domain->path);
    card.changeable = false;
    card.detail = splitText(view.preview->rule, domain->mapping, view.shown);
    const auto counted = [&view](std::int64_t count) {
        return view.preview->exact ? Texts::count(count) : Texts::about(static_cast<double>(count));
    };
    if (view.shown.file(FileRole::Test) == nullptr) {
        card.role = FileRole::Test;
        card.count = counted(view.preview->test);
        card.unit = DataPage::tr("items");
        cards.insert(1, card);
    }
    if (view.shown.file(FileRole::Validation) == nullptr && view.preview->validation > 0) {
        card.role = FileRole::Validation;
        card.count = counted(view.preview->validation);
        card.unit = DataPage::tr("samples");
        cards.insert(std::min<qsizetype>(2, cards.size()), card);
    }
}

/// Rows of a file of the experiment.
std::int64_t rowsOf(const experiment::Plan& plan, const QString& path) {
    for (const experiment::DataFile* file : experiment::dataFiles(plan)) {
        if (path.endsWith(QLatin1Char('/') + QString::fromStdString(file->file))) {
            return file->rows;
        }
    }
    return 0;
}

} // namespace

QList<FileCardContent> fileCards(const FileCardsView& view) {
    QList<DraftFile> files = view.shown.files;
    const auto place = [](FileRole role) {
        const int places[] = {0, 3, 1, 2, 4}; // domain, general, test, validation, general test
        return places[static_cast<int>(role)];
    };
    std::stable_sort(files.begin(), files.end(), [&place](const DraftFile& a, const DraftFile& b) {
        return place(a.role) < place(b.role);
    });
    QList<FileCardContent> cards;
    for (const DraftFile& file : files) {
        cards << cardOf(view, file);
    }
    addDrawnCards(view, cards);
    if (view.frozen != nullptr) {
        const experiment::Plan& plan = view.frozen->plan;
        for (FileCardContent& card : cards) {
            card.count = Texts::count(rowsOf(plan, card.path));
            card.unit = card.role == FileRole::Test ? DataPage::tr("items") : DataPage::tr("samples");
        }
    }
    return cards;
}

} // namespace plateau::ui
