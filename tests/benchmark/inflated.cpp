#include "tests/benchmark/inflated.h"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <memory>

namespace plateau::benchmark {

Result<std::string> inflated(const std::filesystem::path& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (!file) {
        return systemError(errno, path.string(), "open");
    }
    std::string text;
    std::array<char, 1 << 16> buffer{};
    for (int got = 1; got > 0;) {
        got = gzread(file.get(), buffer.data(), buffer.size());
        if (got < 0) {
            return badInput(path.string(), "is not a complete gzip file", "copy it again");
        }
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

} // namespace plateau::benchmark
