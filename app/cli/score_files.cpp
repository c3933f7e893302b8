#include "app/cli/score_files.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

namespace plateau::cli {
namespace {

constexpr std::uint64_t mostBytes = 1ull << 30;

std::string place(const std::filesystem::path& path, std::size_t line) {
    return fmt::format("{}:{}", printable(path.filename().string()), line);
}

/// Lines without their ends, and without what a byte order mark and "\r\n" add.
std::vector<std::string> linesOf(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        std::string_view line = bytes.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.emplace_back(line);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return lines;
}

Result<Json> readObject(const std::string& line, const std::string& where) {
    auto json = parseJson(line, where);
    if (json && !json->is_object()) {
        return badInput(where, "is no JSON object", "Write one object of attributes a line.");
    }
    return json;
}

/// Takes the id out of the object.
Result<std::string> takeId(Json& object, const std::string& field, const std::string& where) {
    const auto found = object.find(field);
    if (found == object.end() || found->is_null()) {
        return badInput(where, fmt::format("no field '{}'", printable(field, 60)),
                        "Name the field that tells the pages apart with --id, or leave --id out.");
    }
    std::string id = statistics::attributeValue(*found).value_or("");
    object.erase(found);
    return id;
}

} // namespace

Result<std::vector<std::string>> readLines(const std::filesystem::path& path) {
    const auto bytes = readWholeFile(path, mostBytes);
    if (!bytes) {
        return bytes.error();
    }
    std::vector<std::string> lines = linesOf(*bytes);
    if (lines.empty()) {
        return badInput(path.string(), "the file is empty", "Write one segment a line.");
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (const auto at = firstInvalidUtf8(lines[i])) {
            return badInput(place(path, i + 1), fmt::format("byte {} is not UTF-8", *at + 1),
                            "Save the file as UTF-8.");
        }
    }
    return lines;
}

Result<AttributeFile> readAttributes(const std::filesystem::path& path,
                                     const std::optional<std::string>& id) {
    const auto lines = readLines(path);
    if (!lines) {
        return lines.error();
    }
    AttributeFile file;
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const std::string where = place(path, i + 1);
        if ((*lines)[i].find_first_not_of(" \t") == std::string::npos) {
            continue;
        }
        auto object = readObject((*lines)[i], where);
        if (!object) {
            return object.error();
        }
        if (id) {
            auto name = takeId(*object, *id, where);
            if (!name) {
                return name.error();
            }
            if (!seen.insert(*name).second) {
                return badInput(where, fmt::format("the id '{}' is there twice", printable(*name, 60)),
                                "Give every page its own id.");
            }
            file.ids.push_back(std::move(*name));
        }
        statistics::Attributes page;
        for (const auto& [name, value] : object->items()) {
            page[name] = statistics::attributeValue(value);
        }
        file.pages.push_back(std::move(page));
    }
    if (file.pages.empty()) {
        return badInput(path.string(), "the file has no objects", "Write one object of attributes a line.");
    }
    return file;
}

Result<std::vector<statistics::Attributes>> inOrderOf(const AttributeFile& truth, AttributeFile predictions,
                                                      const std::filesystem::path& truthPath,
                                                      const std::filesystem::path& predictionsPath) {
    const std::string where = printable(predictionsPath.filename().string());
    const std::string other = printable(truthPath.filename().string());
    if (truth.ids.empty()) {
        if (truth.pages.size() != predictions.pages.size()) {
            return badInput(
                where,
                fmt::format("has {} objects, {} has {}", predictions.pages.size(), other, truth.pages.size()),
                "Write one for every page in the same order, or pair them with --id FIELD.");
        }
        return std::move(predictions.pages);
    }
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < predictions.ids.size(); ++i) {
        known[predictions.ids[i]] = i;
    }
    std::vector<statistics::Attributes> ordered;
    for (const std::string& id : truth.ids) {
        const auto found = known.find(id);
        if (found == known.end()) {
            return badInput(
                where, fmt::format("no object with the id '{}' of {}", printable(id, 60), other),
                "Write an object for every page; one without attributes says that none was found.");
        }
        ordered.push_back(std::move(predictions.pages[found->second]));
        known.erase(found);
    }
    if (!known.empty()) {
        return badInput(where,
                        fmt::format("the id '{}' is not in {}", printable(known.begin()->first, 60), other),
                        "Leave out pages without truth.");
    }
    return ordered;
}

} // namespace plateau::cli
