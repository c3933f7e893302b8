#include "core/training/checkpoints/checkpoint_store.h"

#include "core/base/checksummed_json.h"
#include "core/base/file.h"
#include "core/base/folders.h"
#include "core/base/sha256.h"
#include "core/training/checkpoints/matrix_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>

#include <unistd.h>

namespace plateau::training {
namespace {

namespace fs = std::filesystem;

constexpr int schema = 1;
constexpr std::size_t generations = 2;
constexpr const char* factsName = "facts.json";
constexpr const char* stateName = "state.safetensors";
constexpr std::array names{factsName, stateName};
constexpr const char* manifestName = "manifest.json";
constexpr std::string_view temporaryMark = ".tmp-";
/// A temporary folder of another process that is older than this was left behind by a kill.
constexpr std::chrono::hours leftoverAge{1};

Error damaged(const fs::path& place, const std::string& what) {
    return badInput(place.string(), what, "An older state is used, or the cells are trained anew.");
}

std::optional<std::int64_t> stepOf(const fs::path& folder) {
    const std::string name = folder.filename().string();
    std::int64_t step = 0;
    const auto [end, code] = std::from_chars(name.data(), name.data() + name.size(), step);
    const bool whole = code == std::errc() && end == name.data() + name.size() && step >= 0;
    return whole ? std::optional(step) : std::nullopt;
}

/// Gives a finished folder its name, so that after a crash it is there whole or not at all. A target that has
/// something in it stays.
Result<void> publishFolder(const fs::path& temporary, const fs::path& target) {
    if (const auto synced = syncFolder(temporary); !synced) {
        return synced;
    }
    if (::rename(temporary.c_str(), target.c_str()) != 0 && errno != ENOTEMPTY && errno != EEXIST) {
        return systemError(errno, target.string(), "cannot publish");
    }
    return syncFolder(target.parent_path());
}

Result<Json> describe(const fs::path& file) {
    const auto hash = sha256File(file);
    if (!hash) {
        return hash.error();
    }
    std::error_code failed;
    const auto bytes = fs::file_size(file, failed);
    return Json{{"name", file.filename().string()}, {"bytes", failed ? 0 : bytes}, {"sha256", *hash}};
}

Result<void> writeInto(const fs::path& folder, const Checkpoint& checkpoint) {
    if (const auto made = makeFoldersInside(folder.parent_path(), folder.filename()); !made) {
        return made;
    }
    const auto facts = publishFile(folder / factsName, checkpoint.facts.dump(), Publish::Replace);
    if (!facts) {
        return facts.error();
    }
    const auto state = writeMatrices(folder / stateName, checkpoint.tensors, {}, Publish::Replace);
    if (!state) {
        return state.error();
    }
    Json files = Json::array();
    for (const char* name : names) {
        auto file = describe(folder / name);
        if (!file) {
            return file.error();
        }
        files.push_back(std::move(*file));
    }
    const Json manifest = {{"schema", schema}, {"step", checkpoint.step}, {"files", std::move(files)}};
    const auto written = publishChecksummed(folder / manifestName, manifest, Publish::Replace);
    return written ? Result<void>() : Result<void>(written.error());
}

} // namespace

Result<void> CheckpointStore::save(const Checkpoint& checkpoint) const {
    const fs::path all = m_folder.parent_path(); // of every group; not what it lies in
    if (const auto made = makeFoldersInside(all.parent_path(), all.filename() / m_folder.filename()); !made) {
        return made;
    }
    removeLeftovers();
    std::error_code ignored;
    if (fs::exists(at(checkpoint.step), ignored)) {
        if (verify(checkpoint.step, names)) {
            return {};
        }
        setAside(checkpoint.step);
    }
    const fs::path temporary = m_folder / fmt::format("{}{}-{}", temporaryMark, ::getpid(), checkpoint.step);
    fs::remove_all(temporary, ignored);
    auto written = writeInto(temporary, checkpoint);
    if (written) {
        written = publishFolder(temporary, at(checkpoint.step));
    }
    fs::remove_all(temporary, ignored); // not there any more when all went well
    if (!written) {
        return written;
    }
    if (const auto sound = verify(checkpoint.step, names); !sound) {
        return sound;
    }
    const auto known = steps();
    for (std::size_t old = generations; old < known.size(); ++old) {
        fs::remove_all(at(known[old]), ignored);
    }
    return {};
}

std::vector<std::int64_t> CheckpointStore::steps() const {
    std::vector<std::int64_t> steps;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(m_folder, failed)) {
        if (const auto step = stepOf(entry.path())) {
            steps.push_back(*step);
        }
    }
    std::sort(steps.rbegin(), steps.rend());
    return steps;
}

Result<void> CheckpointStore::verify(std::int64_t step, std::span<const char* const> names) const {
    const auto manifest = readChecksummed(at(step) / manifestName);
    if (!manifest) {
        return manifest.error();
    }
    const auto files = manifest->find("files");
    if (manifest->value("schema", 0) != schema || manifest->value("step", std::int64_t{-1}) != step ||
        files == manifest->end() || !files->is_array()) {
        return damaged(at(step) / manifestName, "is not a manifest of this step");
    }
    for (const char* name : names) {
        const auto now = describe(at(step) / name);
        if (!now) {
            return now.error();
        }
        if (std::find(files->begin(), files->end(), *now) == files->end()) {
            return damaged(at(step) / name, "has another size or content than its manifest says");
        }
    }
    return {};
}

Result<Json> CheckpointStore::readFacts(std::int64_t step) const {
    if (const auto sound = verify(step, std::span(names).first(1)); !sound) {
        return sound.error();
    }
    return readJson(at(step) / factsName);
}

Result<Checkpoint> CheckpointStore::read(std::int64_t step) const {
    if (const auto sound = verify(step, names); !sound) {
        return sound.error();
    }
    auto facts = readJson(at(step) / factsName);
    if (!facts) {
        return facts.error();
    }
    auto tensors = readMatrices(at(step) / stateName);
    if (!tensors) {
        return tensors.error();
    }
    return Checkpoint{step, std::move(*facts), std::move(*tensors)};
}

void CheckpointStore::setAside(std::int64_t step) const {
    std::error_code failed;
    const fs::path aside = m_folder / fmt::format("damaged-{}", step);
    fs::remove_all(aside, failed);
    fs::rename(at(step), aside, failed);
}

void CheckpointStore::clear() const {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

void CheckpointStore::removeLeftovers() const {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(m_folder, failed)) {
        const bool temporary = entry.path().filename().string().starts_with(temporaryMark);
        const auto changed = fs::last_write_time(entry.path(), failed);
        if (temporary && !failed && fs::file_time_type::clock::now() - changed > leftoverAge) {
            fs::remove_all(entry.path(), failed);
        }
    }
}

} // namespace plateau::training
