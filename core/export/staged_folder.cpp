#include "core/export/staged_folder.h"

#include "core/base/file.h"
#include "core/base/folders.h"
#include "core/base/output_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace plateau::exporter {
namespace {

namespace fs = std::filesystem;

Error taken(const fs::path& target) {
    return badInput(target.string(), "is already there and not empty",
                    "Choose another folder, or remove this one.");
}

} // namespace

Result<StagedFolder> StagedFolder::create(const fs::path& target) {
    std::error_code code;
    const fs::path full = fs::absolute(target, code).lexically_normal();
    const fs::path clean = full.has_filename() ? full : full.parent_path();
    if (fs::exists(clean, code) && !(fs::is_directory(clean, code) && fs::is_empty(clean, code))) {
        return taken(target);
    }
    if (const auto done = makeFolders(clean.parent_path()); !done) {
        return done.error();
    }
    std::string name = (clean.parent_path() / (".tmp-" + clean.filename().string() + "-XXXXXX")).string();
    if (!::mkdtemp(name.data())) {
        return systemError(errno, clean.parent_path().string(), "creating a folder");
    }
    return StagedFolder(name, clean);
}

StagedFolder::~StagedFolder() {
    if (!m_path.empty()) {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
}

Result<void> StagedFolder::publish() {
    if (auto done = syncFolder(m_path); !done) {
        return done;
    }
    applyUmask(m_path);
    if (::rename(m_path.c_str(), m_target.c_str()) != 0) {
        return errno == ENOTEMPTY || errno == EEXIST
                   ? taken(m_target)
                   : systemError(errno, m_target.string(), "renaming to it");
    }
    m_path.clear();
    return syncFolder(m_target.parent_path());
}

} // namespace plateau::exporter
