#include "core/experiment/store/tracked_state.h"

#include "core/experiment/store/additions.h"

#include <sys/stat.h>

#include <algorithm>
#include <unordered_set>

namespace plateau::experiment {
namespace {

/// Coarsest step of a file system's clock: two changes within it may carry the same time.
constexpr double clockStep = 0.1;

std::int64_t nanoseconds(const timespec& time) {
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

std::optional<FileStamp> stampOf(const std::filesystem::path& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) {
        return std::nullopt;
    }
    FileStamp stamp;
    stamp.inode = info.st_ino;
    stamp.bytes = static_cast<std::uint64_t>(info.st_size);
    stamp.modified = nanoseconds(info.st_mtim);
    stamp.changed = nanoseconds(info.st_ctim);
    stamp.settled = wallClock() - 1e-9 * static_cast<double>(stamp.changed) > clockStep;
    return stamp;
}

bool isUnchanged(const std::optional<FileStamp>& before, const std::optional<FileStamp>& now) {
    return (!before && !now) || (before && now && before->settled && *before == *now);
}

/// Every file of added/ with its stamp, by name.
std::vector<std::pair<std::string, FileStamp>> additionStamps(const Folder& folder) {
    std::vector<std::pair<std::string, FileStamp>> stamps;
    std::error_code code;
    for (std::filesystem::directory_iterator entry(additionsFolder(folder), code);
         !code && entry != std::filesystem::directory_iterator(); entry.increment(code)) {
        if (const auto stamp = stampOf(entry->path())) {
            stamps.emplace_back(entry->path().filename().string(), *stamp);
        }
    }
    std::sort(stamps.begin(), stamps.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return stamps;
}

bool isUnchanged(const std::vector<std::pair<std::string, FileStamp>>& before,
                 const std::vector<std::pair<std::string, FileStamp>>& now) {
    return std::equal(before.begin(), before.end(), now.begin(), now.end(), [](const auto& a, const auto& b) {
        return a.first == b.first && isUnchanged(std::optional(a.second), std::optional(b.second));
    });
}

} // namespace

Result<TrackedState> TrackedState::open(const Folder& folder, double now) {
    TrackedState tracked(folder);
    for (PlannedCell& planned : cellsOf(folder.plan())) {
        CellState cell;
        cell.series = seriesNumber(folder.plan(), planned.spec);
        cell.planned = std::move(planned);
        tracked.m_index.emplace(cell.planned.id, tracked.m_state.cells.size());
        tracked.m_state.cells.push_back(std::move(cell));
    }
    tracked.m_planned = tracked.m_state.cells.size();
    if (const auto updated = tracked.update(now); !updated) {
        return updated.error();
    }
    return tracked;
}

const CellState* TrackedState::find(const std::string& cell) const {
    const auto it = m_index.find(cell);
    return it == m_index.end() ? nullptr : &m_state.cells[it->second];
}

CellState* TrackedState::at(const std::string& cell) {
    const auto it = m_index.find(cell);
    return it == m_index.end() ? nullptr : &m_state.cells[it->second];
}

Result<void> TrackedState::update(double now) {
    if (const auto cells = updateCells(); !cells) {
        return cells.error();
    }
    const auto ids = m_folder.resultIds();
    if (!ids) {
        return ids.error();
    }
    std::unordered_set<std::string> gone;
    for (const auto& [id, stamp] : m_results) {
        gone.insert(id);
    }
    for (const std::string& id : *ids) {
        gone.erase(id);
        if (const auto read = updateResult(id, at(id)); !read) {
            return read;
        }
    }
    for (const std::string& id : gone) {
        if (const auto read = updateResult(id, at(id)); !read) {
            return read;
        }
    }
    for (CellState& cell : m_state.cells) {
        judge(cell, now);
    }
    finish();
    return {};
}

Result<void> TrackedState::update(const std::string& cell, double now) {
    const auto cells = updateCells();
    if (!cells) {
        return cells.error();
    }
    if (*cells) {
        return update(now);
    }
    CellState* state = at(cell);
    if (state == nullptr) {
        return {};
    }
    if (const auto read = updateResult(cell, state); !read) {
        return read;
    }
    judge(*state, now);
    finish();
    return {};
}

Result<bool> TrackedState::updateCells() {
    auto stamps = additionStamps(m_folder);
    if (isUnchanged(m_additions, stamps)) {
        return false;
    }
    std::vector<PlannedCell> planned;
    for (std::size_t i = 0; i < m_planned; ++i) {
        planned.push_back(m_state.cells[i].planned);
    }
    const auto added = readAdditions(m_folder, planned);
    if (!added) {
        return added.error();
    }
    for (std::size_t i = m_planned; i < m_state.cells.size(); ++i) {
        forget(m_state.cells[i].planned.id);
    }
    for (std::size_t i = 0; i < m_planned; ++i) {
        m_state.cells[i].replaced = false;
    }
    m_state.cells.resize(m_planned);
    m_extends.clear();
    for (const AddedCell& addition : *added) {
        CellState cell;
        cell.planned = addition.planned;
        cell.series = seriesNumber(m_folder.plan(), cell.planned.spec);
        forget(cell.planned.id);
        m_index.emplace(cell.planned.id, m_state.cells.size());
        m_state.cells.push_back(std::move(cell));
        m_extends.push_back(addition.extends);
    }
    m_state.added = std::ssize(*added);
    m_additions = std::move(stamps);
    return true;
}

void TrackedState::forget(const std::string& cell) {
    m_index.erase(cell);
    m_results.erase(cell);
    m_damaged.erase(cell);
}

Result<void> TrackedState::updateResult(const std::string& cell, CellState* state) {
    const auto stamp = stampOf(m_folder.resultPath(cell));
    const auto known = m_results.find(cell);
    if (isUnchanged(known == m_results.end() ? std::nullopt : std::optional(known->second), stamp)) {
        return {};
    }
    auto stored = stamp ? m_folder.readResult(cell) : Folder::StoredResult{};
    if (!stored) {
        return stored.error();
    }
    m_damaged.erase(cell);
    if (stored->damaged) {
        m_damaged.emplace(cell, std::move(*stored->damaged));
    }
    if (state != nullptr) {
        state->result = std::move(stored->result);
    }
    if (stamp) {
        m_results.insert_or_assign(cell, *stamp);
    } else {
        m_results.erase(cell);
    }
    return {};
}

void TrackedState::judge(CellState& cell, double now) const {
    cell.status = CellStatus::Pending;
    cell.failedAttempts = 0;
    cell.cause.reset();
    cell.stale = false;
    cell.update = cell.updates = cell.pastBestSince = 0;
    cell.heartbeat = 0;
    if (cell.result) {
        cell.status = cell.result->status;
        return;
    }
    for (const AttemptStatus& attempt : attemptsOf(m_folder, cell.planned.id)) {
        if (attempt.state == AttemptState::Failed) {
            ++cell.failedAttempts;
            cell.cause = attempt.error;
        }
        const Liveness alive = livenessOf(attempt, now);
        if (alive != Liveness::Gone) {
            cell.status = CellStatus::Running;
            cell.stale = alive == Liveness::Stale;
            cell.update = attempt.update;
            cell.updates = attempt.updates;
            cell.pastBestSince = attempt.pastBestSince;
            cell.heartbeat = attempt.heartbeat;
        }
    }
    if (cell.status != CellStatus::Running && cell.failedAttempts >= attemptsPerCell) {
        cell.status = CellStatus::Failed;
    }
}

void TrackedState::finish() {
    m_state.damaged.clear();
    for (const auto& [id, error] : m_damaged) {
        m_state.damaged.push_back(error);
    }
    for (const std::string& extended : m_extends) {
        if (CellState* cell = extended.empty() ? nullptr : at(extended)) {
            cell->replaced = false;
        }
    }
    for (std::size_t i = 0; i < m_extends.size(); ++i) {
        CellState& cell = m_state.cells[m_planned + i];
        cell.extends = m_extends[i];
        CellState* extended = m_extends[i].empty() ? nullptr : at(m_extends[i]);
        if (extended != nullptr && cell.status == CellStatus::Done) {
            extended->replaced = true;
        }
    }
}

} // namespace plateau::experiment
