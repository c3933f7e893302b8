#include "ui/pages/data/data_page.h"

#include "ui/pages/data/duplicates_panel.h"
#include "ui/pages/data/inspector.h"

#include <utility>

// What the Data page compares: texts inside the shown file, and between pool and test set.

namespace plateau::ui {

namespace {

ScannedFile scannedFile(const DataEntry* entry) {
    return entry != nullptr ? ScannedFile{entry->dataset, entry->mapping, entry->scan} : ScannedFile();
}

} // namespace

void DataPage::compare() {
    const DataEntry* current = m_files.entry(m_current);
    const ScanPointer own = current != nullptr ? current->scan : nullptr;
    const DataEntry* poolEntry = entryOf(FileRole::Domain);
    const DataEntry* testEntry = entryOf(FileRole::Test);
    const ScanPointer pool = poolEntry != nullptr ? poolEntry->scan : nullptr;
    const ScanPointer test = testEntry != nullptr ? testEntry->scan : nullptr;
    const std::array<const void*, 3> compared{own.get(), pool.get(), test.get()};
    if (compared == m_compared) {
        return;
    }
    m_compared = compared;
    m_comparing.cancel();
    m_searching.cancel();
    *m_findings = {};
    if (!own) {
        return;
    }
    const QString leakFile =
        testEntry != nullptr ? testEntry->path : (poolEntry != nullptr ? poolEntry->path : QString());
    m_comparing.start([this, own, pool, test, leakFile](const std::stop_token& /*stop*/) {
        auto found = std::make_shared<DataFindings>();
        found->repeated = repeatedRows(*own);
        const auto tests = static_cast<std::size_t>(data::Side::Test);
        if (pool && test) {
            found->leaks = leakingRows(*pool, *test);
            found->testItems = static_cast<std::int64_t>(test->usable);
        } else if (pool && pool->sideCounts[tests] > 0) {
            found->leaks = leakingRows(*pool);
            found->testItems = static_cast<std::int64_t>(pool->sideCounts[tests]);
        }
        found->leakFile = leakFile;
        return [this, found] {
            found->near = std::move(m_findings->near);
            *m_findings = std::move(*found);
            showAll();
        };
    });
    searchNear(scannedFile(current), scannedFile(poolEntry), scannedFile(testEntry));
}

/// Takes longer than finding equal texts, so it is shown when it comes.
void DataPage::searchNear(const ScannedFile& own, const ScannedFile& pool, const ScannedFile& test) {
    m_searching.start([this, own, pool, test](const std::stop_token& stop) {
        auto found = std::make_shared<std::optional<NearRows>>(findNearRows(own, pool, test, stop));
        return [this, found] {
            m_findings->near = std::move(*found);
            showAll();
        };
    });
}

void DataPage::takeFindings(const DataFindings& found) {
    DataFindings shown = found;
    const DataEntry* domain = entryOf(FileRole::Domain);
    const auto rule = domain != nullptr && domain->scan
                          ? splitRule(m_shown, domain->mapping, domain->scan.get())
                          : data::SplitRule::None;
    shown.drawn = rule == data::SplitRule::Stratified;
    if (rule != data::SplitRule::Field && m_shown.file(FileRole::Test) == nullptr) {
        shown.leaks.reset(); // the sides in the file do not count
        if (shown.near) {
            shown.near->leaks.reset();
        }
    }
    shown.figures = m_inspection.figures();
    shown.working = m_comparing.isRunning() || m_inspection.isRunning();
    m_inspector->duplicates().showFindings(shown);
}

} // namespace plateau::ui
