#include "core/experiment/store/folder.h"

#include "core/base/checksummed_json.h"
#include "core/base/folders.h"
#include "core/base/paths.h"
#include "core/base/sha256.h"
#include "core/experiment/store/additions.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

/// experiment.json with or without a checksum: one that is there must fit, so that damage is noticed; a plan
/// written by hand has none.
Result<Json> readPlanJson(const fs::path& path) {
    auto json = readJson(path);
    if (!json || !json->is_object() || !json->contains("checksum")) {
        return json;
    }
    auto checksummed = readChecksummed(path);
    if (!checksummed) {
        Error error = checksummed.error();
        error.fix = "If you edited it on purpose, delete the line \"checksum\"; else restore it.";
        return error;
    }
    return checksummed;
}
} // namespace

Result<Folder> Folder::open(const fs::path& root) {
    const fs::path path = root / "experiment.json";
    const auto json = readPlanJson(path);
    if (!json) {
        Error error = json.error();
        if (error.kind == ErrorKind::NotFound) {
            error.where = root.string();
            error.what = "is not an experiment (no experiment.json)";
            error.fix = "Make one with \"plateau experiment new\" or name another folder.";
        }
        return error;
    }
    std::vector<Fault> faults;
    Plan plan = readPlan(*json, faults);
    if (!faults.empty()) {
        return faultsToError(path.string(), faults);
    }
    return Folder(root, std::move(plan));
}

Result<Folder> Folder::create(const fs::path& root, const Plan& plan) {
    std::vector<Fault> faults;
    validate(plan, faults);
    if (!faults.empty()) {
        return faultsToError("experiment.json", faults);
    }
    if (const auto made = makeFolders(root); !made) {
        return made.error();
    }
    const auto published = publishChecksummed(root / "experiment.json", toJson(plan), Publish::FirstWins);
    if (!published) {
        return published.error();
    }
    if (*published == Published::AlreadyThere) {
        return Error{ErrorKind::Usage, root.string(), "already holds an experiment",
                     "Choose another folder."};
    }
    return Folder(root, plan);
}

Folder::Folder(fs::path root, Plan plan)
    : m_root(std::move(root)),
      m_plan(std::move(plan)),
      m_handle(std::make_shared<Descriptor>(::open(m_root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))) {}

Result<void> Folder::checkPlace() const {
    struct stat held {};
    struct stat there {};
    if (::fstat(m_handle->get(), &held) != 0) {
        return systemError(errno, m_root.string(), "cannot be held open");
    }
    if (::stat(m_root.c_str(), &there) == 0 && there.st_dev == held.st_dev && there.st_ino == held.st_ino) {
        return {};
    }
    return Error{ErrorKind::Io, m_root.string(), "the experiment folder was moved, deleted or replaced",
                 "Run the experiment again where it lies now; finished cells are kept."};
}

Result<std::vector<PlannedCell>> Folder::cells() const {
    const auto added = readAdditions(*this);
    if (!added) {
        return added.error();
    }
    return cellsWith(m_plan, *added);
}

Result<std::vector<PlannedCell>> Folder::publishCells() const {
    auto all = cells();
    if (!all) {
        return all;
    }
    if (const auto here = checkPlace(); !here) {
        return here.error();
    }
    if (const auto made = makeFoldersInside(m_root, "cells"); !made) {
        return made.error();
    }
    for (const PlannedCell& cell : *all) {
        const fs::path path = m_root / "cells" / (cell.id + ".json");
        const Json json = toJson(cell.spec);
        if (const auto known = readChecksummed(path); known && *known == json) {
            continue;
        }
        // A damaged spec is replaced: its content follows from its name.
        if (const auto published = publishChecksummed(path, json, Publish::Replace); !published) {
            return published.error();
        }
    }
    return all;
}

fs::path Folder::resultPath(const std::string& cell) const {
    return m_root / "results" / (cell + ".json");
}

fs::path Folder::predictionsPath(const std::string& cell) const {
    return m_root / "results" / (cell + ".predictions.jsonl");
}

fs::path Folder::adapterFolder(const std::string& cell) const {
    return m_root / "adapters" / cell;
}

fs::path Folder::weightsPath(const std::string& cell) const {
    return adapterFolder(cell) / "weights.safetensors";
}

fs::path Folder::attemptFolder(const std::string& cell, const std::string& attempt) const {
    return m_root / "attempts" / cell / attempt;
}

fs::path Folder::controlFile(const std::string& name) const {
    return m_root / "control" / (name + ".json");
}

fs::path Folder::eventsPath() const {
    return m_root / "events.jsonl";
}

fs::path Folder::lockPath() const {
    return m_root / "run.lock";
}

Result<void> Folder::verifyData() const {
    for (const DataFile* file : dataFiles(m_plan)) {
        const auto path = insideFolder(m_root, file->file);
        if (!path) {
            return path.error();
        }
        const auto hash = sha256File(*path);
        if (!hash) {
            return hash.error();
        }
        if (*hash != file->sha256) {
            return badInput(path->string(),
                            fmt::format("has SHA-256 {}, the plan froze {}", *hash, file->sha256),
                            "Restore the file; results on other data would not be comparable.");
        }
    }
    return {};
}

} // namespace plateau::experiment
