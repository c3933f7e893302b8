#include "core/base/folders.h"

#include "core/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace plateau {

Result<void> syncFolder(const std::filesystem::path& folder) {
    const Descriptor fd(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen() || ::fsync(fd.get()) != 0) {
        return systemError(errno, folder.string(), "written, but durability unknown: cannot sync the folder");
    }
    return {};
}

Result<void> makeFoldersInside(const std::filesystem::path& root, const std::filesystem::path& relative) {
    std::filesystem::path folder = root;
    for (const std::filesystem::path& part : relative) {
        folder /= part;
        if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) {
            return systemError(errno, folder.string(), "cannot make the folder");
        }
    }
    return {};
}

} // namespace plateau
