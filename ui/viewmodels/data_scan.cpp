#include "ui/viewmodels/data_scan.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/duplicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace plateau::ui {

namespace {

constexpr std::uint64_t rowsPerReport = 2048;
constexpr std::size_t mostBins = 20;

/// FNV-1a, 64 bits; never 0.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char byte : text) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    }
    return hash == 0 ? 1 : hash;
}

std::uint64_t rankOf(const std::vector<std::uint32_t>& sorted, double share) {
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

/// At most 20 equal bins; the last one takes all from p99 up.
std::vector<data::LengthBin> binsOf(const std::vector<std::uint32_t>& sorted, std::uint64_t p99) {
    const std::uint64_t first = sorted.front();
    const std::uint64_t width = std::max<std::uint64_t>(1, (p99 - first) / mostBins + 1);
    std::vector<data::LengthBin> bins;
    for (std::uint64_t from = first; from <= p99; from += width) {
        bins.push_back({from, from + width, 0});
    }
    for (const std::uint32_t length : sorted) {
        const auto bin = static_cast<std::size_t>((length - first) / width);
        ++bins[std::min(bin, bins.size() - 1)].count;
    }
    bins.back().to = std::max<std::uint64_t>(bins.back().to, sorted.back() + 1ULL);
    return bins;
}

data::LengthProfile profileOf(const DataScan& scan) {
    std::vector<std::uint32_t> sorted;
    sorted.reserve(scan.usable);
    for (std::size_t row = 0; row < scan.rows(); ++row) {
        if (!scan.bad[row]) {
            sorted.push_back(scan.lengths[row]);
        }
    }
    data::LengthProfile profile;
    if (sorted.empty()) {
        return profile;
    }
    std::sort(sorted.begin(), sorted.end());
    profile.shortest = sorted.front();
    profile.p5 = rankOf(sorted, .05);
    profile.median = rankOf(sorted, .5);
    profile.p95 = rankOf(sorted, .95);
    profile.p99 = rankOf(sorted, .99);
    profile.longest = sorted.back();
    profile.mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
    profile.bins = binsOf(sorted, profile.p99);
    return profile;
}

class Scanner {
public:
    Scanner(const data::Dataset& dataset, const data::FieldMapping& mapping)
        : m_dataset(dataset),
          m_mapping(mapping),
          m_text(*dataset.fieldNumber(mapping.text)),
          m_label(*dataset.fieldNumber(mapping.label)),
          m_split(mapping.split ? dataset.fieldNumber(*mapping.split) : std::nullopt) {
        const auto rows = static_cast<std::size_t>(dataset.rowCount());
        m_scan.labels.assign(rows, DataScan::noLabel);
        m_scan.lengths.assign(rows, 0);
        m_scan.sides.assign(rows, DataScan::noSide);
        m_scan.hashes.assign(rows, 0);
        m_scan.bad.assign(rows, false);
        for (const data::BadRow& problem : dataset.index().problems()) {
            list(problem);
        }
    }

    Result<void> take(std::size_t number) {
        data::Row row;
        const auto fault = m_dataset.read(number, row);
        if (!fault) {
            return fault.error();
        }
        if (*fault) {
            refuse(number, **fault);
        } else if (auto reason = whyNot(row)) {
            refuse(number, {row.line, std::move(*reason)});
        } else {
            keep(number, row);
        }
        return {};
    }

    ScanPointer finish() {
        sortLabels();
        std::stable_sort(m_scan.badRows.begin(), m_scan.badRows.end(),
                         [](const data::BadRow& a, const data::BadRow& b) { return a.line < b.line; });
        m_scan.lengthProfile = profileOf(m_scan);
        return std::make_shared<const DataScan>(std::move(m_scan));
    }

private:
    void list(const data::BadRow& row) {
        ++m_scan.badCount;
        if (m_scan.badRows.size() < DataScan::listedBadRows) {
            m_scan.badRows.push_back(row);
        }
    }

    void refuse(std::size_t number, const data::BadRow& row) {
        m_scan.bad[number] = true;
        list(row);
    }

    std::optional<std::string> whyNot(const data::Row& row) const {
        if (!row.values[m_text]) {
            return fmt::format("no field '{}'", printable(m_mapping.text, 60));
        }
        if (!row.values[m_label]) {
            return fmt::format("no field '{}'", printable(m_mapping.label, 60));
        }
        if (data::isBlank(*row.values[m_label])) {
            return fmt::format("the label ('{}') is empty", printable(m_mapping.label, 60));
        }
        return std::nullopt;
    }

    void keep(std::size_t number, const data::Row& row) {
        const std::string& text = *row.values[m_text];
        ++m_scan.usable;
        m_scan.lengths[number] = static_cast<std::uint32_t>(countCodePoints(text));
        m_scan.hashes[number] = hashOf(data::comparableText(text));
        m_scan.emptyTexts += data::isBlank(text);
        countLabel(number, *row.values[m_label]);
        const auto side =
            m_split && row.values[*m_split] ? data::parseSide(*row.values[*m_split]) : std::nullopt;
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
        std::sort(m_scan.counts.begin(), m_scan.counts.end(),
                  [](const data::LabelCount& a, const data::LabelCount& b) {
                      return a.count != b.count ? a.count > b.count : a.label < b.label;
                  });
    }

    const data::Dataset& m_dataset;
    const data::FieldMapping& m_mapping;
    std::size_t m_text;
    std::size_t m_label;
    std::optional<std::size_t> m_split;
    DataScan m_scan;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

} // namespace

Result<ScanPointer> scanDataset(const data::Dataset& dataset, const data::FieldMapping& mapping,
                                std::stop_token stop, const data::Progress& progress) {
    if (const auto fits = data::checkMapping(dataset, mapping); !fits) {
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
    RepeatedRows found;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        bool differ = false;
        while (end < order.size() && scan.hashes[order[end]] == scan.hashes[order[begin]]) {
            differ = differ || scan.labels[order[end]] != scan.labels[order[begin]];
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

constexpr auto trainSide = static_cast<std::uint8_t>(data::Side::Train);
constexpr auto testSide = static_cast<std::uint8_t>(data::Side::Test);

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

} // namespace plateau::ui
