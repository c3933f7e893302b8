#pragma once

#include "core/base/utf8.h"
#include "core/data/samples.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace plateau::data::fixture {

/// Writes a file, opens it, and keeps the folder.
class File {
public:
    File(const std::string& name, const std::string& bytes) : m_path(m_folder / name) {
        support::writeText(m_path, bytes);
    }
    const std::filesystem::path& path() const { return m_path; }
    Result<Dataset> open() const { return Dataset::open(m_path); }

private:
    support::TemporaryFolder m_folder;
    std::filesystem::path m_path;
};

/// Everything a dataset says: "fields | row | row | …"; a value that is absent is "-", a bad row "!line
/// reason".
inline std::string tell(const Result<Dataset>& dataset) {
    if (!dataset) {
        return "error " + dataset.error().where + ": " + dataset.error().what;
    }
    std::string told = fmt::format("{}", fmt::join(dataset->fields(), ","));
    for (std::uint64_t i = 0; i < dataset->rowCount(); ++i) {
        Row row;
        const auto bad = dataset->read(i, row);
        if (!bad) {
            return told + " | error " + bad.error().text();
        }
        if (*bad) {
            told += fmt::format(" | !{} {}", (*bad)->line, (*bad)->reason);
            continue;
        }
        std::vector<std::string> values;
        for (const auto& value : row.values) {
            values.push_back(value ? printable(*value) : "-");
        }
        told += fmt::format(" | {}:{}", row.line, fmt::join(values, ","));
    }
    for (const BadRow& problem : dataset->index().problems()) {
        told += fmt::format(" | ?{} {}", problem.line, problem.reason);
    }
    return told;
}

/// Samples of (text, label), with row, line and id as from a JSONL file.
inline std::vector<Sample> samples(std::initializer_list<std::pair<const char*, const char*>> rows) {
    std::vector<Sample> out;
    for (const auto& [text, label] : rows) {
        Sample sample;
        sample.text = text;
        sample.label = label;
        sample.row = out.size();
        sample.line = out.size() + 1;
        sample.id = std::to_string(out.size());
        out.push_back(std::move(sample));
    }
    return out;
}

/// `count` samples with different texts, labels dealt in turn from "a", "b", ….
inline std::vector<Sample> numberedSamples(std::size_t count, std::size_t labels) {
    std::vector<Sample> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        out[i].text = "text " + std::to_string(i);
        out[i].label = std::string(1, static_cast<char>('a' + i % labels));
        out[i].row = i;
        out[i].line = i + 1;
        out[i].id = std::to_string(i);
    }
    return out;
}

} // namespace plateau::data::fixture
