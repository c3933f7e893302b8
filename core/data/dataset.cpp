#include "core/data/dataset.h"

#include "core/base/english.h"
#include "core/base/json.h"
#include "core/base/utf8.h"
#include "core/data/layout_guess.h"
#include "core/data/row_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace plateau::data {
namespace {

using MaybeBad = std::optional<BadRow>;

constexpr std::size_t headBytes = 1u << 20;
constexpr std::uint64_t rowsForKeys = 1000;

Result<std::string> readHead(const ReadFile& file) {
    std::string head(std::min<std::uint64_t>(file.size(), headBytes), '\0');
    const auto got = file.read(0, head);
    if (!got) {
        return got.error();
    }
    head.resize(*got);
    return head;
}

} // namespace

Result<Dataset> Dataset::open(const std::filesystem::path& path, std::stop_token stop,
                              const Progress& progress) {
    auto file = ReadFile::open(path);
    if (!file) {
        return file.error();
    }
    Dataset dataset(std::move(*file));
    std::error_code ignored;
    dataset.m_stamp = {dataset.bytes(), std::filesystem::last_write_time(path, ignored)};
    const auto head = readHead(*dataset.m_file);
    if (!head) {
        return head.error();
    }
    const auto layout = guessLayout(path, *head);
    if (!layout) {
        return layout.error();
    }
    dataset.m_layout = *layout;
    dataset.m_encoding = guessEncoding(*head);
    auto index = RowIndex::build(*dataset.m_file, *layout, std::move(stop), progress);
    if (!index) {
        return index.error();
    }
    if (index->size() == 0 && layout->format != Format::JsonArray) {
        return badInput(dataset.fileName(), "is empty", "Give a file with rows.");
    }
    dataset.m_index = std::make_shared<const RowIndex>(std::move(*index));
    const auto named = layout->format == Format::Delimited ? dataset.readHeader() : dataset.collectKeys();
    if (!named) {
        return named.error();
    }
    return dataset;
}

Error Dataset::bad(const BadRow& row) const {
    return badInput(fmt::format("{}:{}", fileName(), row.line), row.reason, "Correct or remove this row.");
}

Result<MaybeBad> Dataset::readText(const RowPlace& place, std::string& out) const {
    const bool json = m_layout.format != Format::Delimited;
    const std::uint64_t limit = json ? RowLimits::jsonRow : RowLimits::delimitedRow;
    if (place.bytes > limit) {
        return MaybeBad(
            {place.line, fmt::format("the row has {}{} bytes, more than {} MiB", place.bytes,
                                     place.bytes == RowPlace::mostBytes ? " or more" : "", limit >> 20)});
    }
    out.resize(place.bytes);
    const auto got = m_file->read(place.offset, out);
    if (!got) {
        return got.error();
    }
    if (*got != out.size()) {
        return Error{ErrorKind::Io, path().string(), "became shorter after it was opened", "Open it again."};
    }
    if (const auto fault = checkText(out)) {
        const bool foreign = fault->reason.ends_with("UTF-8");
        const std::string encoding = m_encoding == "UTF-8" ? guessEncoding(out) : m_encoding;
        const auto hint = foreign ? fmt::format(" (the file looks like {})", encoding) : "";
        return MaybeBad({place.line + fault->linesDown, fault->reason + hint});
    }
    return MaybeBad();
}

Result<MaybeBad> Dataset::readObject(const RowPlace& place, Json& out) const {
    std::string text;
    auto bad = readText(place, text);
    if (!bad || *bad) {
        return bad;
    }
    if (const auto fault = parseObject(text, out)) {
        return MaybeBad({place.line + fault->linesDown, fault->reason});
    }
    return MaybeBad();
}

Result<MaybeBad> Dataset::readColumns(const RowPlace& place, std::vector<std::string>& out) const {
    std::string text;
    auto bad = readText(place, text);
    if (!bad || *bad) {
        return bad;
    }
    if (const auto fault = parseDelimited(text, m_layout.delimiter, out)) {
        return MaybeBad({place.line + fault->linesDown, fault->reason});
    }
    return MaybeBad();
}

Result<void> Dataset::readHeader() {
    m_headerRows = m_layout.delimiterLine ? 2 : 1;
    if (m_index->size() < m_headerRows) {
        return badInput(fileName(), "has nothing behind the line sep=", "Give a file with rows.");
    }
    const RowPlace header = m_index->at(m_headerRows - 1);
    const auto fault = readColumns(header, m_fields);
    if (!fault) {
        return fault.error();
    }
    if (*fault) {
        Error error = bad({(*fault)->line, "in the header: " + (*fault)->reason});
        error.fix = m_encoding == "UTF-8" ? "Correct the first line." : "Save the file as UTF-8.";
        return error;
    }
    m_header = m_fields;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        std::string& field = m_fields[i];
        if (field.empty()) {
            field = fmt::format("column {}", i + 1);
        }
        if (!seen.insert(field).second) {
            return badInput(fmt::format("{}:{}", fileName(), header.line),
                            fmt::format("two columns are named '{}'", printable(field, 60)),
                            "Rename one of them in the first line.");
        }
    }
    return {};
}

Result<void> Dataset::collectKeys() {
    std::set<std::string> seen;
    std::optional<BadRow> firstBad;
    bool anyRow = false;
    for (std::uint64_t row = 0; row < std::min(rowCount(), rowsForKeys); ++row) {
        Json object;
        const auto fault = readObject(place(row), object);
        if (!fault) {
            return fault.error();
        }
        if (*fault) {
            firstBad = firstBad ? firstBad : *fault;
            continue;
        }
        anyRow = true;
        for (const auto& entry : object.items()) {
            if (seen.insert(entry.key()).second) {
                m_fields.push_back(entry.key());
            }
        }
        if (m_fields.size() > RowLimits::columns) {
            return bad({line(row), fmt::format("the file has more than {} fields", RowLimits::columns)});
        }
    }
    if (firstBad && !anyRow) {
        return badInput(bad(*firstBad).where, "no row can be read: " + firstBad->reason,
                        "Give one JSON object a line, or one array of objects.");
    }
    return {};
}

std::optional<std::size_t> Dataset::fieldNumber(std::string_view wanted) const {
    const auto found = std::find(m_fields.begin(), m_fields.end(), wanted);
    return found == m_fields.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - m_fields.begin()));
}

Result<MaybeBad> Dataset::read(std::uint64_t number, Row& out) const {
    const RowPlace where = place(number);
    out = {{}, {}, where.line};
    if (m_layout.format != Format::Delimited) {
        Json object;
        auto bad = readObject(where, object);
        if (bad && !*bad) {
            for (const std::string& field : m_fields) {
                const auto found = object.find(field);
                out.values.push_back(found == object.end() ? std::nullopt : valueText(*found));
                out.nested.push_back(found != object.end() && found->is_structured());
            }
        }
        return bad;
    }
    std::vector<std::string> values;
    auto bad = readColumns(where, values);
    if (!bad || *bad) {
        return bad;
    }
    if (values.size() != m_fields.size()) {
        return MaybeBad({where.line, fmt::format("{} where the header has {}",
                                                 counted(values.size(), "column"), m_fields.size())});
    }
    if (values.size() > 1 && values == m_header) {
        return MaybeBad({where.line, "repeats the header"});
    }
    out.values.assign(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    return MaybeBad();
}

Result<Row> Dataset::row(std::uint64_t number) const {
    Row out;
    const auto fault = read(number, out);
    if (!fault) {
        return fault.error();
    }
    if (*fault) {
        return bad(**fault);
    }
    return out;
}

Result<void> Dataset::checkUnchanged() const {
    std::error_code sizeFault;
    std::error_code timeFault;
    const Stamp now{std::filesystem::file_size(path(), sizeFault),
                    std::filesystem::last_write_time(path(), timeFault)};
    if (sizeFault || timeFault || now != m_stamp) {
        return badInput(path().string(), "was changed after it was opened",
                        "Open it again when nothing writes to it.");
    }
    return {};
}

} // namespace plateau::data
