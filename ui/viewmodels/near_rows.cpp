#include "ui/viewmodels/near_rows.h"

#include "core/data/near_leaks.h"

#include <algorithm>
#include <map>

namespace plateau::ui {

namespace {

using Samples = std::vector<data::Sample>;

constexpr auto trainSide = static_cast<std::uint8_t>(data::Side::Train);
constexpr auto testSide = static_cast<std::uint8_t>(data::Side::Test);

/// The texts of the usable rows, of one side only where asked; nothing when stopped or unreadable.
std::optional<Samples> read(const ScannedFile& file, std::optional<std::uint8_t> side,
                            const std::stop_token& stop) {
    const auto field = file.dataset->fieldNumber(file.mapping.text);
    if (!field || file.scan->rows() > NearRows::mostRows) {
        return std::nullopt;
    }
    Samples samples;
    for (std::size_t number = 0; number < file.scan->rows(); ++number) {
        if (file.scan->bad[number] || (side && file.scan->sides[number] != *side)) {
            continue;
        }
        data::Row row;
        const auto fault = file.dataset->read(number, row);
        if (stop.stop_requested() || !fault || *fault || !row.values[*field]) {
            return std::nullopt;
        }
        data::Sample sample;
        sample.text = std::move(*row.values[*field]);
        sample.row = number;
        samples.push_back(std::move(sample));
    }
    return samples;
}

/// Groups that hold several different texts.
void takeGroups(const DataScan& scan, const Samples& samples, const data::NearDuplicates& near,
                NearRows& found) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        groups[near.keeper[i]].push_back(static_cast<std::uint32_t>(samples[i].row));
    }
    for (const auto& [keeper, rows] : groups) {
        std::vector<std::uint64_t> texts;
        for (const std::uint32_t row : rows) {
            texts.push_back(scan.hashes[row]);
        }
        std::sort(texts.begin(), texts.end());
        texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
        if (texts.size() > 1) {
            found.copies += texts.size() - 1;
            found.rows.insert(found.rows.end(), rows.begin(), rows.end());
        }
    }
    std::sort(found.rows.begin(), found.rows.end());
}

std::optional<std::vector<std::uint32_t>> nearLeaks(const Samples& pool, const Samples& test,
                                                    const std::stop_token& stop) {
    const auto poolTexts = data::TextSketches::of(pool, stop);
    const auto testTexts = data::TextSketches::of(test, stop);
    if (!poolTexts || !testTexts) {
        return std::nullopt;
    }
    const auto leaks = data::findNearLeaks(*poolTexts, *testTexts, {}, stop);
    if (!leaks) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> rows;
    for (const data::NearLeak& leak : *leaks) {
        if (!leak.exact) {
            rows.push_back(static_cast<std::uint32_t>(test[leak.test].row));
        }
    }
    return rows;
}

} // namespace

std::optional<NearRows> findNearRows(const ScannedFile& own, const ScannedFile& pool, const ScannedFile& test,
                                     const std::stop_token& stop) {
    const auto samples = read(own, std::nullopt, stop);
    const auto near = samples ? data::findNearDuplicates(*samples, {}, stop)
                              : Result<data::NearDuplicates>(Error{ErrorKind::Cancelled, "", "", ""});
    if (!near) {
        return std::nullopt;
    }
    NearRows found;
    takeGroups(*own.scan, *samples, *near, found);
    const bool ownSides = !test.isComplete();
    if (pool.isComplete() && (!ownSides || pool.scan->sideCounts[testSide] > 0)) {
        const auto poolTexts = read(pool, ownSides ? std::optional(trainSide) : std::nullopt, stop);
        const auto testTexts =
            read(ownSides ? pool : test, ownSides ? std::optional(testSide) : std::nullopt, stop);
        if (poolTexts && testTexts) {
            found.leaks = nearLeaks(*poolTexts, *testTexts, stop);
        }
    }
    return stop.stop_requested() ? std::nullopt : std::optional(std::move(found));
}

} // namespace plateau::ui
