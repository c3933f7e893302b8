#include "core/data/samples.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/merged_rows.h"
#include "core/data/sample_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace plateau::data {
namespace {

/// A file whose first rows are all bad is not read to its end.
constexpr std::uint64_t hopelessRows = 100'000;

/// An id that an earlier sample has gets a number behind it: "a7", "a7#2".
void makeIdsUnique(LoadedSamples& loaded) {
    std::unordered_set<std::string_view> known;
    for (const Sample& sample : loaded.samples) {
        loaded.repeatedIds += !known.insert(sample.id).second;
    }
    if (loaded.repeatedIds == 0) {
        return;
    }
    std::unordered_set<std::string> seen;
    for (const std::string_view id : known) {
        seen.emplace(id);
    }
    std::unordered_map<std::string, int> times;
    for (Sample& sample : loaded.samples) {
        int& count = times[sample.id];
        if (++count == 1) {
            continue;
        }
        std::string id = fmt::format("{}#{}", sample.id, count);
        while (!seen.insert(id).second) {
            id = fmt::format("{}#{}", sample.id, ++count);
        }
        sample.id = std::move(id);
    }
}

/// @param read how many rows of the file were read
Error noUsableRow(const Dataset& dataset, const LoadedSamples& loaded, std::uint64_t read) {
    const BadRow& first = loaded.badRows.front();
    const std::string rows = read < loaded.rows ? fmt::format("first {}", read) : fmt::format("{}", read);
    return badInput(
        fmt::format("{}:{}", dataset.fileName(), first.line),
        loaded.rows == 1 ? fmt::format("the only row cannot be used: {}", first.reason)
                         : fmt::format("none of the {} rows can be used; the first: {}", rows, first.reason),
        loaded.foreignRows > 0 ? "Save the file as UTF-8." : "Correct the file or pick other columns.");
}

} // namespace

void LoadedSamples::addBad(BadRow row) {
    ++badCount;
    foreignRows += row.reason.find("is not UTF-8") != std::string::npos;
    if (badRows.size() < listedBadRows) {
        badRows.push_back(std::move(row));
    }
}

Result<LoadedSamples> loadSamples(const Dataset& dataset, const FieldMapping& mapping, std::stop_token stop,
                                  const Progress& progress) {
    LoadedSamples loaded;
    loaded.rows = dataset.rowCount();
    loaded.blankLines = dataset.index().blankLines();
    for (const BadRow& problem : dataset.index().problems()) {
        loaded.addBad(problem);
    }
    loaded.badCount += dataset.index().problemCount() - dataset.index().problems().size();
    if (loaded.rows == 0) {
        return badInput(dataset.fileName(), "has no rows", "Give a file with at least one sample.");
    }
    if (const auto fits = checkMapping(dataset, mapping); !fits) {
        return fits.error();
    }
    const SampleReader reader(dataset, mapping);
    for (std::uint64_t number = 0; number < loaded.rows; ++number) {
        if (stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, dataset.fileName(), "reading was stopped", ""};
        }
        Row row;
        const auto bad = dataset.read(number, row);
        if (!bad) {
            return bad.error();
        }
        Sample sample;
        bool respelled = false;
        if (*bad) {
            loaded.addBad(**bad);
        } else if (const auto reason = reader.take(row, number, sample, respelled)) {
            loaded.addBad({row.line, *reason});
        } else {
            loaded.emptyTexts += isBlank(sample.text);
            loaded.respelledLabels += respelled;
            loaded.samples.push_back(std::move(sample));
        }
        if (progress && (number + 1) % 4096 == 0) {
            progress(number + 1, loaded.rows);
        }
        if (number + 1 == hopelessRows && loaded.samples.empty()) {
            return noUsableRow(dataset, loaded, hopelessRows);
        }
    }
    if (const auto same = dataset.checkUnchanged(); !same) {
        return same.error();
    }
    refuseMergedRows(dataset, mapping, loaded);
    std::stable_sort(loaded.badRows.begin(), loaded.badRows.end(),
                     [](const BadRow& a, const BadRow& b) { return a.line < b.line; });
    if (loaded.samples.empty()) {
        return noUsableRow(dataset, loaded, loaded.rows);
    }
    makeIdsUnique(loaded);
    return loaded;
}

Result<void> requireNoBadRows(const Dataset& dataset, const LoadedSamples& loaded) {
    if (loaded.badCount == 0) {
        return {};
    }
    constexpr std::size_t shown = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(loaded.badRows.size(), shown); ++i) {
        list += fmt::format("\n  {}:{}: {}", dataset.fileName(), loaded.badRows[i].line,
                            loaded.badRows[i].reason);
    }
    return badInput(dataset.fileName(),
                    fmt::format("{} of {} rows cannot be used:{}{}\n", loaded.badCount, loaded.rows, list,
                                loaded.badCount > shown ? "\n  …" : ""),
                    "Correct them, or agree to leave bad rows out.");
}

std::vector<int> labelNumbers(std::span<const Sample> samples, std::span<const std::string> names) {
    std::unordered_map<std::string_view, int> numbers;
    for (std::size_t i = 0; i < names.size(); ++i) {
        numbers.emplace(names[i], static_cast<int>(i));
    }
    std::vector<int> labels;
    labels.reserve(samples.size());
    for (const Sample& sample : samples) {
        const auto found = numbers.find(sample.label);
        labels.push_back(found == numbers.end() ? -1 : found->second);
    }
    return labels;
}

std::vector<std::string> labelNames(std::span<const Sample> samples) {
    std::set<std::string_view> names;
    for (const Sample& sample : samples) {
        names.insert(sample.label);
    }
    return {names.begin(), names.end()};
}

} // namespace plateau::data
