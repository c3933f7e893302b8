#include "core/training/checkpoint_writer.h"

#include "core/training/group_state.h"

#include <algorithm>

namespace plateau::training {
namespace {

namespace fs = std::filesystem;

struct Group {
    fs::path folder;
    std::vector<std::string> cells;
};

std::vector<Group> groupsIn(const fs::path& root) {
    std::vector<Group> groups;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(root, failed)) {
        const CheckpointStore store(entry.path());
        for (const std::int64_t step : store.steps()) {
            const auto facts = store.readFacts(step);
            if (auto cells = facts ? cellsIn(*facts) : std::vector<std::string>(); !cells.empty()) {
                groups.push_back({entry.path(), std::move(cells)});
                break;
            }
        }
    }
    std::sort(groups.begin(), groups.end(),
              [](const Group& a, const Group& b) { return a.folder < b.folder; });
    return groups;
}

fs::path folderFor(const fs::path& root, std::span<const CellTask> tasks) {
    if (root.empty()) {
        return {};
    }
    for (const Group& group : groupsIn(root)) {
        if (std::equal(group.cells.begin(), group.cells.end(), tasks.begin(), tasks.end(),
                       [](const std::string& id, const CellTask& task) { return id == task.id; })) {
            return group.folder;
        }
    }
    // What lies there under the name of the first cell belongs to another group: these cells start anew.
    CheckpointStore(root / tasks[0].id).clear();
    return root / tasks[0].id;
}

} // namespace

CheckpointWriter::CheckpointWriter(const TrainerOptions& options, std::span<const CellTask> tasks,
                                   const TrainEvents& events)
    : m_enabled(!options.checkpointFolder.empty()),
      m_store(folderFor(options.checkpointFolder, tasks)),
      m_every(options.checkpointEvery),
      m_events(events) {}

bool CheckpointWriter::due() const {
    return m_enabled && Clock::now() - m_last >= m_every;
}

void CheckpointWriter::save(const Checkpoint& checkpoint) {
    if (!m_enabled) {
        return;
    }
    constexpr int shareOfTime = 20;
    const auto begin = Clock::now();
    const auto saved = m_store.save(checkpoint);
    m_last = Clock::now();
    m_every = std::max(m_every,
                       std::chrono::duration_cast<std::chrono::milliseconds>(shareOfTime * (m_last - begin)));
    if (!saved && m_events.note) {
        m_events.note("The state of the cells could not be saved: " + saved.error().text());
    }
}

void CheckpointWriter::clear() const {
    if (m_enabled) {
        m_store.clear();
    }
}

std::vector<std::vector<std::string>> interruptedGroups(const fs::path& folder) {
    std::vector<std::vector<std::string>> cells;
    for (Group& group : groupsIn(folder)) {
        cells.push_back(std::move(group.cells));
    }
    return cells;
}

void removeFinishedGroups(const std::filesystem::path& folder,
                          const std::function<bool(const std::string& cell)>& finished) {
    for (const Group& group : groupsIn(folder)) {
        if (std::all_of(group.cells.begin(), group.cells.end(), finished)) {
            CheckpointStore(group.folder).clear();
        }
    }
}

} // namespace plateau::training
