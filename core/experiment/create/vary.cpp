#include "core/experiment/create/vary.h"

#include "core/base/paths.h"
#include "core/experiment/create/new_folder.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t copyBytes = 1 << 20;
constexpr const char* reportName = "data/report.json"; ///< what was found in the data; not part of the plan

/// Piece by piece, published whole or not at all.
Result<void> copyFile(const fs::path& from, const fs::path& to) {
    const auto source = ReadFile::open(from);
    if (!source) {
        return source.error();
    }
    auto target = PublishedFile::create(to);
    if (!target) {
        return target.error();
    }
    std::vector<char> buffer(copyBytes);
    for (std::uint64_t offset = 0;;) {
        const auto got = source->read(offset, buffer);
        if (!got) {
            return got.error();
        }
        if (*got == 0) {
            break;
        }
        if (const auto wrote = target->write({buffer.data(), *got}); !wrote) {
            return wrote.error();
        }
        offset += *got;
    }
    const auto published = target->publish(Publish::Replace);
    return published ? Result<void>() : Result<void>(published.error());
}

bool trainsTheSame(const Plan& plan, const Plan& other) {
    const auto one = cellsOf(plan);
    const auto two = cellsOf(other);
    return std::equal(one.begin(), one.end(), two.begin(), two.end(),
                      [](const PlannedCell& a, const PlannedCell& b) { return a.id == b.id; });
}

Result<Plan> variedPlan(const Plan& origin, const VaryRequest& request) {
    Plan plan = origin;
    plan.name = request.name.empty() ? folderName(request.folder) : request.name;
    plan.training = request.training;
    std::vector<Fault> faults;
    validate(plan, faults);
    if (!faults.empty()) {
        return faultsToError(request.folder.string(), faults);
    }
    if (trainsTheSame(origin, plan)) {
        return Error{ErrorKind::Usage, request.folder.string(), "would train the very same cells",
                     "Change the budget, the method or another training setting."};
    }
    return plan;
}

Result<void> copyData(const Folder& origin, const fs::path& folder, std::stop_token stop) {
    std::vector<std::string> files;
    for (const DataFile* file : dataFiles(origin.plan())) {
        files.push_back(file->file);
    }
    std::error_code code;
    if (fs::exists(origin.root() / reportName, code)) {
        files.emplace_back(reportName);
    }
    for (const std::string& file : files) {
        if (stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, folder.string(), "making the experiment was stopped", ""};
        }
        const auto from = insideFolder(origin.root(), file);
        if (!from) {
            return from.error();
        }
        const fs::path to = folder / file;
        if (const auto made = makeFolders(to.parent_path()); !made) {
            return made.error();
        }
        if (const auto copied = copyFile(*from, to); !copied) {
            return copied.error();
        }
    }
    return {};
}

} // namespace

Result<Folder> varyExperiment(const VaryRequest& request, std::stop_token stop) {
    if (const auto usable = checkNewFolder(request.folder); !usable) {
        return usable.error();
    }
    const auto origin = Folder::open(request.origin);
    if (!origin) {
        return origin.error();
    }
    const auto plan = variedPlan(origin->plan(), request);
    if (!plan) {
        return plan.error();
    }
    if (const auto sound = origin->verifyData(); !sound) {
        return sound.error();
    }
    const auto claimed = NewFolder::claim(request.folder);
    if (!claimed) {
        return claimed.error();
    }
    if (const auto copied = copyData(*origin, request.folder, stop); !copied) {
        return copied.error();
    }
    auto created = Folder::create(request.folder, *plan);
    if (created) {
        claimed->finish();
    }
    return created;
}

} // namespace plateau::experiment
