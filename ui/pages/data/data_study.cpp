#include "ui/pages/data/data_study.h"

#include "core/task/task_list.h"

#include <memory>
#include <utility>

namespace plateau::ui {

namespace {

ScanPointer scanOf(const DataEntry* entry) {
    return entry != nullptr ? entry->scan : nullptr;
}

ScannedFile scannedFile(const DataEntry* entry) {
    return entry != nullptr ? ScannedFile{entry->dataset, entry->mapping, entry->scan} : ScannedFile();
}

/// What can be told at once: texts are compared by their hashes.
DataFindings compareTexts(const ScanPointer& own, const ScanPointer& pool, const ScanPointer& test) {
    DataFindings found;
    found.repeated = repeatedRows(*own);
    const auto tests = static_cast<std::size_t>(data::Side::Test);
    if (pool && test) {
        found.leaks = leakingRows(*pool, *test);
        found.testItems = static_cast<std::int64_t>(test->usable);
    } else if (pool && pool->sideCounts[tests] > 0) {
        found.leaks = leakingRows(*pool);
        found.testItems = static_cast<std::int64_t>(pool->sideCounts[tests]);
    }
    return found;
}

} // namespace

DataStudy::DataStudy(DataFiles& files, CliRunner& cli, QObject* parent)
    : QObject(parent),
      m_files(files),
      m_inspection(cli),
      m_comparing(files.threads()),
      m_searching(files.threads()),
      m_counting(files.threads()) {
    connect(&m_inspection, &DataInspection::changed, this, &DataStudy::changed);
}

const DataEntry* DataStudy::entryOf(FileRole role) const {
    const DraftFile* file = m_shown.file(role);
    return file != nullptr ? m_files.entry(file->path) : nullptr;
}

void DataStudy::follow(const Draft& shown, const QString& current) {
    m_shown = shown;
    m_current = current;
    countSplit();
    compare();
    inspect();
}

void DataStudy::inspect() {
    const DataEntry* current = m_files.entry(m_current);
    const bool known =
        current != nullptr && current->scan && current->mapping.target == data::TargetForm::ClassName;
    m_inspection.ask(known ? m_current : QString(),
                     known ? QString::fromStdString(current->mapping.text) : QString(),
                     known ? QString::fromStdString(current->mapping.label) : QString());
}

void DataStudy::countSplit() {
    const DataEntry* domain = entryOf(FileRole::Domain);
    const ScanPointer pool = scanOf(domain);
    const ScanPointer own = scanOf(entryOf(FileRole::Test));
    const ScanPointer valid = scanOf(entryOf(FileRole::Validation));
    const Scans scanned{pool.get(), own.get(), valid.get()};
    if (m_counted == m_shown && scanned == m_scanned) {
        return;
    }
    m_counted = m_shown;
    m_scanned = scanned;
    m_counting.cancel();
    m_preview.reset();
    if (!pool || (entryOf(FileRole::Test) != nullptr && !own)) {
        return;
    }
    m_counting.start([this, dataset = domain->dataset, mapping = domain->mapping, pool, own, valid,
                      draft = m_shown](const std::stop_token& stop) {
        const SplitPreview preview =
            previewSplit(*dataset, mapping, *pool, draft, own.get(), valid.get(), stop);
        return [this, preview] {
            m_preview = preview;
            Q_EMIT changed();
        };
    });
}

void DataStudy::compare() {
    const DataEntry* current = m_files.entry(m_current);
    const DataEntry* poolEntry = entryOf(FileRole::Domain);
    const DataEntry* testEntry = entryOf(FileRole::Test);
    const ScanPointer own = scanOf(current);
    const ScanPointer pool = scanOf(poolEntry);
    const ScanPointer test = scanOf(testEntry);
    const Scans compared{own.get(), pool.get(), test.get()};
    if (compared == m_compared) {
        return;
    }
    m_compared = compared;
    m_comparing.cancel();
    m_searching.cancel();
    m_found = {};
    if (!own) {
        return;
    }
    m_found.leakFile =
        testEntry != nullptr ? testEntry->path : (poolEntry != nullptr ? poolEntry->path : QString());
    m_comparing.start([this, own, pool, test](const std::stop_token& /*stop*/) {
        auto found = std::make_shared<DataFindings>(compareTexts(own, pool, test));
        return [this, found] {
            found->near = std::move(m_found.near);
            found->leakFile = m_found.leakFile;
            m_found = std::move(*found);
            Q_EMIT changed();
        };
    });
    searchNear(current, poolEntry, testEntry);
}

/// Takes longer than finding equal texts, so it is shown when it comes.
void DataStudy::searchNear(const DataEntry* own, const DataEntry* pool, const DataEntry* test) {
    if (!task::taskOf(m_shown.task.toStdString()).info().comparesTexts) {
        return;
    }
    m_searching.start([this, own = scannedFile(own), pool = scannedFile(pool),
                       test = scannedFile(test)](const std::stop_token& stop) {
        auto found = std::make_shared<std::optional<NearRows>>(findNearRows(own, pool, test, stop));
        return [this, found] {
            m_found.near = std::move(*found);
            Q_EMIT changed();
        };
    });
}

DataFindings DataStudy::findings() const {
    DataFindings out = m_found;
    const DataEntry* domain = entryOf(FileRole::Domain);
    const auto rule = domain != nullptr && domain->scan
                          ? splitRule(m_shown, domain->mapping, domain->scan.get())
                          : data::SplitRule::None;
    out.drawn = rule == data::SplitRule::Stratified;
    if (rule != data::SplitRule::Field && m_shown.file(FileRole::Test) == nullptr) {
        out.leaks.reset(); // the sides in the file do not count
        if (out.near) {
            out.near->leaks.reset();
        }
    }
    out.figures = m_inspection.figures();
    out.working = m_comparing.isRunning() || m_inspection.isRunning();
    return out;
}

} // namespace plateau::ui
