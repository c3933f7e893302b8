#include "core/base/paths.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cstdlib>

namespace plateau {

std::filesystem::path runtimeFolder() {
    if (const char* folder = std::getenv("PLATEAU_RUNTIME"); folder && *folder) {
        return folder;
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / ".local" / "share" / "plateau";
}

std::vector<std::filesystem::path> modelFolders() {
    std::vector<std::filesystem::path> folders;
    if (const char* list = std::getenv("PLATEAU_MODELS")) {
        for (std::string_view rest = list; !rest.empty();) {
            const auto end = std::min(rest.find(':'), rest.size());
            if (end > 0) {
                folders.emplace_back(rest.substr(0, end));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    folders.push_back(runtimeFolder() / "models");
    return folders;
}

bool isSafeName(std::string_view name) {
    const auto safe = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '_' || c == '-';
    };
    return !name.empty() && name != "." && name != ".." && std::all_of(name.begin(), name.end(), safe);
}

namespace {

/// weakly_canonical takes a link to nowhere for a plain name; whoever writes there would still follow it.
bool hasDanglingLink(const std::filesystem::path& base, const std::filesystem::path& part) {
    std::error_code ignored;
    auto at = base;
    for (const auto& piece : part) {
        at /= piece;
        if (std::filesystem::is_symlink(at, ignored) && !std::filesystem::exists(at, ignored)) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<std::filesystem::path> insideFolder(const std::filesystem::path& root, std::string_view relative) {
    const std::filesystem::path part(relative);
    const bool climbs =
        std::any_of(part.begin(), part.end(), [](const auto& piece) { return piece == ".."; });
    std::error_code code;
    const auto base = std::filesystem::weakly_canonical(root, code);
    const auto full = std::filesystem::weakly_canonical(base / part, code);
    const auto [end, ignored] = std::mismatch(base.begin(), base.end(), full.begin(), full.end());
    if (part.empty() || part.is_absolute() || climbs || code || end != base.end() ||
        hasDanglingLink(base, part)) {
        return badInput(printable(relative), "leads out of its folder",
                        "Use a relative path inside the folder.");
    }
    return root / part;
}

} // namespace plateau
