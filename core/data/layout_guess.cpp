#include "core/data/layout_guess.h"

#include "core/base/json.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>

namespace plateau::data {
namespace {

using namespace std::string_view_literals;

/// Files that are often given by mistake.
struct Signature {
    std::string_view bytes;
    const char* kind;
    const char* fix;
};

constexpr std::array signatures{
    Signature{"PK\x03\x04"sv, "a ZIP archive or an Excel workbook",
              "Unpack it, or save the sheet as CSV (UTF-8)."},
    Signature{"PAR1"sv, "a Parquet file", "Convert it to JSONL or CSV."},
    Signature{"ARROW1"sv, "an Arrow file", "Convert it to JSONL or CSV."},
    Signature{"\x1F\x8B"sv, "a gzip archive", "Unpack it first (gunzip)."},
    Signature{"\x28\xB5\x2F\xFD"sv, "a zstd archive", "Unpack it first (unzstd)."},
    Signature{"BZh"sv, "a bzip2 archive", "Unpack it first (bunzip2)."},
    Signature{"\xFD\x37zXZ"sv, "an xz archive", "Unpack it first (unxz)."},
    Signature{"SQLite format 3"sv, "an SQLite database", "Export the table as CSV."},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old Office document", "Save the sheet as CSV (UTF-8)."},
    Signature{"%PDF-"sv, "a PDF document", "Give a table: JSONL or CSV."},
    Signature{"GGUF"sv, "a model file (GGUF)", "Give the data file: JSONL or CSV."},
    Signature{"\x80\x02"sv, "a Python pickle", "Convert it to JSONL or CSV."},
    Signature{"\x80\x03"sv, "a Python pickle", "Convert it to JSONL or CSV."},
    Signature{"\x80\x04"sv, "a Python pickle", "Convert it to JSONL or CSV."},
    Signature{"\x80\x05"sv, "a Python pickle", "Convert it to JSONL or CSV."},
    Signature{"\xFF\xFE"sv, "text in UTF-16", "Save it as UTF-8."},
    Signature{"\xFE\xFF"sv, "text in UTF-16", "Save it as UTF-8."},
};

std::string lowerExtension(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

/// The first line that is not blank, without its end.
std::string_view firstLine(std::string_view text) {
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) {
        return {};
    }
    text.remove_prefix(start);
    return text.substr(0, text.find_first_of("\r\n"));
}

/// The delimiter that the header line holds most often outside quotes; a comma when there is none.
char guessDelimiter(std::string_view header) {
    constexpr std::string_view candidates = ",\t;|";
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : header) {
        quoted = quoted != (c == '"');
        const auto found = candidates.find(c);
        if (!quoted && found != std::string_view::npos) {
            ++counts[found];
        }
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    return candidates[static_cast<std::size_t>(best - counts.begin())];
}

/// The delimiter that Excel's first line "sep=;" names. The line may be padded with it.
std::optional<char> namedDelimiter(std::string_view line) {
    constexpr std::string_view start = "sep=";
    std::string lower(line.substr(0, start.size()));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower != start || line.size() == start.size()) {
        return std::nullopt;
    }
    const char delimiter = line[start.size()];
    const bool known = delimiter == ',' || delimiter == ';' || delimiter == '\t' || delimiter == '|';
    return known && line.find_first_not_of(delimiter, start.size()) == std::string_view::npos
               ? std::optional(delimiter)
               : std::nullopt;
}

/// An array of rows, unless the first line is a whole array and more lines follow: then lines of arrays,
/// which are all bad rows of a JSONL file.
Format arrayOrLines(std::string_view text) {
    const auto line = firstLine(text);
    const auto after = static_cast<std::size_t>(line.data() - text.data()) + line.size();
    const bool more = !firstLine(text.substr(after)).empty();
    return more && Json::accept(line) ? Format::JsonLines : Format::JsonArray;
}

Layout layoutOf(const std::filesystem::path& path, std::string_view text) {
    const std::string extension = lowerExtension(path);
    const std::string_view line = firstLine(text);
    const bool delimitedName = extension == ".csv" || extension == ".tsv" || extension == ".tab";
    if (line.starts_with('[') && !delimitedName) {
        return {arrayOrLines(text), ',', false};
    }
    const bool jsonName = extension == ".jsonl" || extension == ".ndjson" || extension == ".json";
    if (jsonName || (line.starts_with('{') && (!delimitedName || Json::accept(line)))) {
        return {Format::JsonLines, ',', false};
    }
    if (const auto delimiter = namedDelimiter(line)) {
        return {Format::Delimited, *delimiter, true};
    }
    const bool tabs = extension == ".tsv" || extension == ".tab";
    return {Format::Delimited, tabs ? '\t' : guessDelimiter(line), false};
}

/// Share of the bytes beyond ASCII that stand in pairs as GB18030 writes common characters.
bool looksLikeGb18030(std::string_view text) {
    std::size_t pairs = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            continue;
        }
        const auto trail = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
        const bool pair = lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1;
        pairs += pair;
        others += !pair;
        i += pair;
    }
    return pairs > 9 * others;
}

} // namespace

Result<Layout> guessLayout(const std::filesystem::path& path, std::string_view head) {
    const std::string where = path.filename().string();
    for (const Signature& signature : signatures) {
        if (head.starts_with(signature.bytes)) {
            return badInput(where, fmt::format("is {}, not rows of text", signature.kind), signature.fix);
        }
    }
    if (head.starts_with("\xEF\xBB\xBF"sv)) {
        head.remove_prefix(3);
    }
    if (firstLine(head).empty()) {
        return badInput(where, "is empty", "Give a file with rows: JSONL, a JSON array, CSV or TSV.");
    }
    const auto start = head.substr(0, 4096);
    if (std::count(start.begin(), start.end(), '\0') * 4 > static_cast<std::ptrdiff_t>(start.size())) {
        return badInput(where, "is binary, or text in UTF-16", "Save it as UTF-8 text: JSONL, CSV or TSV.");
    }
    if (firstLine(head).starts_with("__label__"sv)) {
        return badInput(
            where, "holds fastText lines (__label__name text), not a table",
            "Write a table with a header, for example CSV with the columns label and text, without "
            "the prefix __label__.");
    }
    return layoutOf(path, head);
}

std::string guessEncoding(std::string_view head) {
    const auto bad = firstInvalidUtf8(head);
    // A character cut by the end of the head is no fault.
    if (!bad || (*bad + 4 > head.size() && head.size() >= (1u << 20))) {
        return "UTF-8";
    }
    return looksLikeGb18030(head) ? "GB18030" : "Windows-1252";
}

} // namespace plateau::data
