#pragma once

#include "core/experiment/store/experiment_state.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace plateau::experiment {

/// Which content a file has, as far as the file system tells without reading it.
struct FileStamp {
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< nanoseconds
    std::int64_t changed = 0;  ///< nanoseconds; no program can set it
    bool settled = false; ///< it was older than the clock's step when it was read: equal stamps, equal bytes
    bool operator==(const FileStamp&) const = default;
};

/// The state of an experiment, kept while its folder changes: each result is read and verified once, and
/// again only when its file changed. At any moment it equals what a fresh one would read. Not thread-safe.
class TrackedState {
public:
    /// Reads everything. Errors: those of Folder::readResult and readAdditions.
    static Result<TrackedState> open(const Folder& folder, double now = wallClock());

    const ExperimentState& state() const { return m_state; }
    ExperimentState take() && { return std::move(m_state); }
    /// Null for an id that is no cell of the experiment; stays valid until the next update.
    const CellState* find(const std::string& cell) const;

    /// What is wrong with the results that cannot be read, by cell id; also of ids that are no cells here.
    const std::map<std::string, Error>& damaged() const { return m_damaged; }

    /// Looks at everything: lists results/, reads what is new or changed, judges the attempts of the cells
    /// without a result. After an error the state is the one of before, or a part is newer.
    /// @param now wall clock, seconds since 1970
    Result<void> update(double now = wallClock());
    /// Looks at this cell only, in a time that does not grow with the number of cells, and at added/.
    Result<void> update(const std::string& cell, double now = wallClock());

private:
    explicit TrackedState(Folder folder) : m_folder(std::move(folder)) {}
    /// Adopts the cells that were added (or are gone) since. @return whether there were any
    Result<bool> updateCells();
    /// Its result will be read again, into its new place.
    void forget(const std::string& cell);
    Result<void> updateResult(const std::string& cell, CellState* state);
    void judge(CellState& cell, double now) const;
    /// Notes what is damaged, and which cells take the place of others.
    void finish();
    CellState* at(const std::string& cell);

    Folder m_folder;
    ExperimentState m_state;
    std::vector<std::string> m_extends; ///< by cell from m_planned on: what it takes the place of
    std::size_t m_planned = 0;          ///< the first cells are the plan's own
    std::vector<std::pair<std::string, FileStamp>> m_additions; ///< files of added/ that were read
    std::unordered_map<std::string, std::size_t> m_index;
    std::unordered_map<std::string, FileStamp> m_results; ///< of the result files that were read
    std::map<std::string, Error> m_damaged;
};

} // namespace plateau::experiment
