#include "core/checkpoint/identity_files.h"

#include "core/base/file.h"
#include "core/base/sha256.h"

#include <system_error>
#include <vector>

namespace plateau::checkpoint {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t modulesBytes = 1 << 20;

} // namespace

Result<std::map<std::string, std::string>> identityFiles(const fs::path& model) {
    std::map<std::string, std::string> hashes;
    std::error_code code;
    if (!fs::is_directory(model, code)) {
        return hashes;
    }
    std::vector<fs::path> names{"config.json", "modules.json", "sentence_bert_config.json"};
    const auto modules = readWholeFile(model / "modules.json", modulesBytes);
    for (fs::directory_iterator it(model, code); !code && it != fs::directory_iterator();
         it.increment(code)) {
        const std::string folder = it->path().filename().string();
        if (folder == "1_Pooling" || (modules && modules->find('"' + folder + '"') != std::string::npos)) {
            names.push_back(it->path().filename() / "config.json");
        }
    }
    for (const fs::path& name : names) {
        if (!fs::is_regular_file(model / name, code)) {
            continue;
        }
        const auto hash = sha256File(model / name);
        if (!hash) {
            return hash.error();
        }
        hashes[name.string()] = *hash;
    }
    return hashes;
}

} // namespace plateau::checkpoint
