#pragma once

#include "core/base/file.h"
#include "core/experiment/store/result.h"

#include <filesystem>
#include <map>
#include <string>
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

    /// The cells of the plan in running order, then those that were added since (see additions.h).
    Result<std::vector<PlannedCell>> cells() const;
    /// cells(), each published under cells/ if it was not yet.
    Result<std::vector<PlannedCell>> publishCells() const;

    std::filesystem::path resultPath(const std::string& cell) const;
    std::filesystem::path predictionsPath(const std::string& cell) const;
    std::filesystem::path adapterFolder(const std::string& cell) const;
    std::filesystem::path attemptFolder(const std::string& cell, const std::string& attempt) const;
    std::filesystem::path controlFile(const std::string& name) const; ///< control/<name>.json
    std::filesystem::path eventsPath() const;
    std::filesystem::path lockPath() const;

    /// All valid results by cell id. A damaged result is set aside as <name>.damaged-<k> and reported in
    /// `damaged`.
    struct Results {
        std::map<std::string, CellResult> results;
        std::vector<Error> damaged;
    };
    Result<Results> readResults() const;
    Result<std::vector<PredictionLine>> readPredictions(const std::string& cell) const;

    /// Publishes predictions, then the result that names their hash. AlreadyThere: another attempt was first.
    Result<Published> publishResult(CellResult result, const std::vector<PredictionLine>& predictions) const;

    /// Verifies that the data files still have the sizes and hashes that the plan froze.
    Result<void> verifyData() const;

private:
    Folder(std::filesystem::path root, Plan plan) : m_root(std::move(root)), m_plan(std::move(plan)) {}
    std::filesystem::path m_root;
    Plan m_plan;
};

} // namespace plateau::experiment
