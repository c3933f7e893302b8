#include "core/data/inspect/data_scan.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/duplicates.h"
#include "core/data/inspect/doubt.h"
#include "core/data/merged_rows.h"
#include "core/data/sample_reader.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace plateau::data {

namespace {

constexpr std::uint64_t rowsPerReport = 2048;

/// FNV-1a, 64 bits; never 0.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char byte : text) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    }
    return hash == 0 ? 1 : hash;
}

LengthProfile lengthsOf(const DataScan& scan) {
    std::vector<std::uint64_t> lengths;
    lengths.reserve(scan.usable);
    for (std::size_t row = 0; row < scan.rows(); ++row) {
        if (!scan.bad[row]) {
            lengths.push_back(scan.lengths[row]);
        }
    }
    return lengthProfile(std::move(lengths));
}

class Scanner {
public:
    Scanner(const Dataset& dataset, const FieldMapping& mapping)
        : m_dataset(dataset),
          m_hasSplit(mapping.split.has_value()),
          m_reader(dataset, mapping),
          m_merged(dataset, mapping) {
        const auto rows = static_cast<std::size_t>(dataset.rowCount());
        m_scan.labels.assign(rows, DataScan::noLabel);
        m_scan.lengths.assign(rows, 0);
        m_scan.sides.assign(rows, DataScan::noSide);
        m_scan.hashes.assign(rows, 0);
        m_scan.bad.assign(rows, false);
        m_scan.answers.assign(mapping.target == TargetForm::Answer ? rows : 0, 0);
        for (const BadRow& problem : dataset.index().problems()) {
            list(problem);
        }
        m_scan.badCount += dataset.index().problemCount() - dataset.index().problems().size();
    }

    Result<void> take(std::size_t number) {
        Row row;
        const auto fault = m_dataset.read(number, row);
        if (!fault) {
            return fault.error();
        }
        if (*fault) {
            refuse(number, **fault);
            return {};
        }
        Sample sample;
        bool respelled = false;
        if (auto reason = m_reader.take(row, number, sample, respelled)) {
            refuse(number, {row.line, std::move(*reason)});
        } else if (m_merged.isSuspect(sample.text)) {
            m_suspects.push_back(number);
        } else {
            m_merged.learn(sample.label);
            keep(number, sample, respelled);
        }
        return {};
    }

    Result<ScanPointer> finish() {
        if (const auto judged = judgeSuspects(); !judged) {
            return judged.error();
        }
        sortLabels();
        std::stable_sort(m_scan.badRows.begin(), m_scan.badRows.end(),
                         [](const BadRow& a, const BadRow& b) { return a.line < b.line; });
        m_scan.lengthProfile = lengthsOf(m_scan);
        m_scan.conversations = m_conversations.take();
        return ScanPointer(std::make_shared<const DataScan>(std::move(m_scan)));
    }

private:
    /// Texts of several lines again, now that all labels are known.
    Result<void> judgeSuspects() {
        for (const std::size_t number : m_suspects) {
            Row row;
            const auto fault = m_dataset.read(number, row);
            if (!fault) {
                return fault.error();
            }
            Sample sample;
            bool respelled = false;
            if (*fault || m_reader.take(row, number, sample, respelled)) {
                continue; // the file was changed meanwhile
            }
            if (auto reason = m_merged.fault(sample.text)) {
                refuse(number, {row.line, std::move(*reason)});
            } else {
                keep(number, sample, respelled);
            }
        }
        return {};
    }

    void list(const BadRow& row) {
        ++m_scan.badCount;
        m_scan.foreignRows += foreignRows(std::span(&row, 1));
        if (m_scan.badRows.size() < DataScan::listedBadRows) {
            m_scan.badRows.push_back(row);
        }
    }

    void refuse(std::size_t number, const BadRow& row) {
        m_scan.bad[number] = true;
        list(row);
    }

    void keep(std::size_t number, const Sample& sample, bool respelled) {
        ++m_scan.usable;
        m_scan.respelledLabels += respelled;
        m_scan.lengths[number] = static_cast<std::uint32_t>(countCodePoints(sample.text));
        m_scan.hashes[number] = hashOf(comparableText(sample.text));
        m_scan.emptyTexts += isBlank(sample.text);
        if (m_scan.answers.empty()) {
            countLabel(number, sample.label);
        } else {
            m_scan.answers[number] = hashOf(sample.label);
            m_conversations.add(sample);
        }
        const auto side = m_hasSplit ? parseSide(sample.split) : std::nullopt;
        m_scan.sides[number] = side ? static_cast<std::uint8_t>(*side) : DataScan::noSide;
        ++m_scan.sideCounts[m_scan.sides[number]];
    }

    void countLabel(std::size_t number, const std::string& label) {
        auto found = m_numbers.find(label);
        if (found == m_numbers.end()) {
            if (m_numbers.size() == DataScan::mostLabels) {
                m_scan.tooManyLabels = true;
                return;
            }
            found = m_numbers.emplace(label, static_cast<std::uint32_t>(m_numbers.size())).first;
            m_scan.counts.push_back({label, 0});
        }
        m_scan.labels[number] = found->second;
        ++m_scan.counts[found->second].count;
    }

    void sortLabels() {
        std::vector<std::uint32_t> order(m_scan.counts.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return m_scan.counts[a].label < m_scan.counts[b].label;
        });
        std::vector<std::uint32_t> place(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i]] = static_cast<std::uint32_t>(i);
            m_scan.labelNames.push_back(m_scan.counts[order[i]].label);
        }
        for (std::uint32_t& label : m_scan.labels) {
            label = label == DataScan::noLabel ? label : place[label];
        }
        std::sort(m_scan.counts.begin(), m_scan.counts.end(), [](const LabelCount& a, const LabelCount& b) {
            return a.count != b.count ? a.count > b.count : a.label < b.label;
        });
    }

    const Dataset& m_dataset;
    bool m_hasSplit;
    SampleReader m_reader;
    MergedRows m_merged;
    std::vector<std::size_t> m_suspects;
    DataScan m_scan;
    ConversationCounter m_conversations;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

} // namespace

Result<ScanPointer> scanDataset(const Dataset& dataset, const FieldMapping& mapping, std::stop_token stop,
                                const Progress& progress) {
    if (const auto fits = checkMapping(dataset, mapping); !fits) {
        return fits.error();
    }
    Scanner scanner(dataset, mapping);
    const std::uint64_t rows = dataset.rowCount();
    for (std::uint64_t row = 0; row < rows; ++row) {
        if (stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, dataset.fileName(), "reading was stopped", ""};
        }
        if (const auto taken = scanner.take(static_cast<std::size_t>(row)); !taken) {
            return taken.error();
        }
        if (progress && (row + 1) % rowsPerReport == 0) {
            progress(row + 1, rows);
        }
    }
    return scanner.finish();
}

RepeatedRows repeatedRows(const DataScan& scan) {
    std::vector<std::uint32_t> order;
    for (std::size_t row = 0; row < scan.rows(); ++row) {
        if (!scan.bad[row]) {
            order.push_back(static_cast<std::uint32_t>(row));
        }
    }
    std::sort(order.begin(), order.end(), [&scan](std::uint32_t a, std::uint32_t b) {
        return scan.hashes[a] != scan.hashes[b] ? scan.hashes[a] < scan.hashes[b] : a < b;
    });
    const auto sameTarget = [&scan](std::uint32_t a, std::uint32_t b) {
        return scan.labels[a] == scan.labels[b] &&
               (scan.answers.empty() || scan.answers[a] == scan.answers[b]);
    };
    RepeatedRows found;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        bool differ = false;
        while (end < order.size() && scan.hashes[order[end]] == scan.hashes[order[begin]]) {
            differ = differ || !sameTarget(order[end], order[begin]);
            ++end;
        }
        if (end - begin > 1) {
            ++found.texts;
            found.copies += end - begin - 1;
            found.conflicting += differ ? end - begin : 0;
            found.rows.insert(found.rows.end(), order.begin() + static_cast<std::ptrdiff_t>(begin),
                              order.begin() + static_cast<std::ptrdiff_t>(end));
        }
        begin = end;
    }
    std::sort(found.rows.begin(), found.rows.end());
    return found;
}

namespace {

constexpr auto trainSide = static_cast<std::uint8_t>(Side::Train);
constexpr auto testSide = static_cast<std::uint8_t>(Side::Test);

template <typename Pool, typename Test>
std::vector<std::uint32_t> leaks(const DataScan& pool, Pool inPool, const DataScan& test, Test inTest) {
    std::unordered_set<std::uint64_t> known;
    for (std::size_t row = 0; row < pool.rows(); ++row) {
        if (!pool.bad[row] && inPool(row)) {
            known.insert(pool.hashes[row]);
        }
    }
    std::vector<std::uint32_t> found;
    for (std::size_t row = 0; row < test.rows(); ++row) {
        if (!test.bad[row] && inTest(row) && known.count(test.hashes[row]) > 0) {
            found.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return found;
}

} // namespace

std::vector<std::uint32_t> leakingRows(const DataScan& pool, const DataScan& test) {
    const auto all = [](std::size_t /*row*/) { return true; };
    return leaks(pool, all, test, all);
}

std::vector<std::uint32_t> leakingRows(const DataScan& both) {
    return leaks(
        both, [&both](std::size_t row) { return both.sides[row] == trainSide; }, both,
        [&both](std::size_t row) { return both.sides[row] == testSide; });
}

} // namespace plateau::data
