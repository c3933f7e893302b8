#pragma once

#include "core/base/file.h"
#include "core/experiment/store/result.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::experiment {

/// The experiment folder: the only truth. Reads what is there, publishes what is new; never overwrites a
/// result.
class Folder {
public:
    /// Opens an existing experiment; BadInput with every fault of the plan when it is not valid.
    static Result<Folder> open(const std::filesystem::path& root);
    /// Publishes experiment.json into `root` (made when missing, refused when it already holds an
    /// experiment).
    static Result<Folder> create(const std::filesystem::path& root, const Plan& plan);

    const std::filesystem::path& root() const { return m_root; }
    const Plan& plan() const { return m_plan; }

    /// Whether the folder that was opened still lies at root(); Io when it was moved, deleted or replaced.
    Result<void> checkPlace() const;

    /// The cells of the plan in running order, then those that were added since (see additions.h).
    Result<std::vector<PlannedCell>> cells() const;
    /// cells(), each published under cells/ if it was not yet.
    Result<std::vector<PlannedCell>> publishCells() const;

    std::filesystem::path resultPath(const std::string& cell) const;
    std::filesystem::path predictionsPath(const std::string& cell) const;
    std::filesystem::path adapterFolder(const std::string& cell) const;
    std::filesystem::path weightsPath(const std::string& cell) const; ///< what a cell trained, where kept
    std::filesystem::path attemptFolder(const std::string& cell, const std::string& attempt) const;
    std::filesystem::path controlFile(const std::string& name) const; ///< control/<name>.json
    std::filesystem::path eventsPath() const;
    std::filesystem::path lockPath() const;

    /// What lies at results/<cell>.json: a result, damage, or neither when nothing is there.
    struct StoredResult {
        std::optional<CellResult> result;
        std::optional<Error> damaged;
    };
    /// Only reads: a damaged-looking file may be a copy that is still being written. Errors: the file cannot
    /// be read, or a newer version wrote it.
    Result<StoredResult> readResult(const std::string& cell) const;
    /// The cell ids that results/ has a file of, sorted.
    Result<std::vector<std::string>> resultIds() const;
    /// All valid results by cell id, and what is damaged.
    struct Results {
        std::map<std::string, CellResult> results;
        std::vector<Error> damaged;
    };
    Result<Results> readResults() const;
    /// Reads the files that a result names (predictions, kept weights) and compares their hashes: which are
    /// damaged or missing (`where` is the file). Errors: a file cannot be read.
    Result<std::vector<Error>> damagedFiles(const CellResult& result) const;
    /// Renames a damaged result, or one whose files are damaged or missing, and the damaged files to
    /// <name>.damaged-<k>, so that its cell can be trained again. Only for those who train; nobody else
    /// changes results/.
    /// @param grace seconds since a file last changed: a younger one may still be written and stays
    /// @return whether the place is free now
    Result<bool> setDamagedAside(const std::string& cell, double grace) const;
    /// Of the items of one evaluation set.
    Result<std::vector<PredictionLine>> readPredictions(const std::string& cell,
                                                        std::string_view set = testSetName) const;

    /// Publishes the result with its predictions and, when it names a hash of weights, the pending file of
    /// them (result_files.h), in one step. AlreadyThere: another attempt was first, and its files stand.
    Result<Published> publishResult(CellResult result, const std::vector<PredictionLine>& predictions) const;

    /// Verifies that the data files still have the sizes and hashes that the plan froze.
    Result<void> verifyData() const;

private:
    Folder(std::filesystem::path root, Plan plan);
    std::filesystem::path m_root;
    Plan m_plan;
    std::shared_ptr<const Descriptor> m_handle; ///< of the folder itself: holds it whatever its name becomes
};

} // namespace plateau::experiment
