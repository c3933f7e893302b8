#pragma once

#include "core/data/samples.h"
#include "core/experiment/plan/subset_rows.h"
#include "core/experiment/store/folder.h"
#include "core/runner/attempt_record.h"
#include "core/training/trainer.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// Turns cell specs into published results.
namespace plateau::runner {

struct CellRunnerOptions {
    std::filesystem::path experiment;
    training::DeviceChoice device = training::DeviceChoice::Automatic;
    int threads = 0;   ///< 0: all cores
    std::string build; ///< build id written into results
};

/// What happens while cells run. Called on the thread that runs them.
struct CellRunnerEvents {
    std::function<void(const std::vector<std::string>& cells)> started;
    training::Sink update;
    /// What a person should know and nothing fails of.
    std::function<void(const std::string&)> note;
    std::function<void(const experiment::CellResult& result)> published;
};

/// One experiment with its data, model and trainer loaded once; cells are run on it one group after the
/// other.
class CellRunner {
public:
    /// Verifies the data files, finds the model by name and content, tokenises everything.
    static Result<std::unique_ptr<CellRunner>> open(const CellRunnerOptions& options);
    ~CellRunner();

    const experiment::Folder& folder() const { return m_folder; }
    const training::DeviceFacts& device() const { return m_trainer->device(); }
    const training::TokenFacts& tokens() const { return m_trainer->tokens(); }

    /// Trains and scores cells of one group (groupCells) and publishes each result as it is there. Cells that
    /// already have a result are left alone; interrupted ones go on from their checkpoint, with the cells
    /// they were trained with. Honours control/pause.json at every update.
    Result<void> run(std::span<const experiment::PlannedCell> cells, std::stop_token stop,
                     const CellRunnerEvents& events);

private:
    CellRunner(CellRunnerOptions options, experiment::Folder folder)
        : m_options(std::move(options)), m_folder(std::move(folder)) {}

    Result<void> loadTask();
    /// The datasets that mixtures draw from, and the held-out ones.
    Result<void> loadGeneral(training::TaskData& task);
    /// Scores a report on an evaluation set that it has outputs of.
    void score(const training::CellReport& report, const experiment::CellRows& rows, const char* set,
               std::span<const data::Sample> truth, experiment::CellResult& result,
               std::vector<experiment::PredictionLine>& lines) const;
    /// Cells without training.
    Result<void> runBaselines(std::span<const experiment::PlannedCell> cells, std::stop_token stop,
                              const CellRunnerEvents& events);
    /// Continues interrupted packs that have one of the cells; the cells that are left to be trained.
    Result<std::vector<experiment::PlannedCell>>
    runInterrupted(std::span<const experiment::PlannedCell> cells, const std::stop_token& stop,
                   const CellRunnerEvents& events);
    Result<void> runTraining(std::span<const experiment::PlannedCell> cells, std::stop_token stop,
                             const CellRunnerEvents& events);
    /// Trains the cells of a pack together, publishes those that `wanted` names.
    Result<void> trainPack(std::span<const experiment::PlannedCell> pack, const std::set<std::string>& wanted,
                           const std::stop_token& stop, const CellRunnerEvents& events);
    /// Keeps the weights, publishes the result with them, ends the attempt.
    Result<void> finish(const experiment::PlannedCell& cell, const training::CellReport& report,
                        const experiment::CellRows& rows, AttemptRecord& attempt,
                        const CellRunnerEvents& events);
    /// @param weightsSha256 of the weights that wait for their result; empty: none
    Result<void> publish(const experiment::PlannedCell& cell, const training::CellReport& report,
                         const experiment::CellRows& rows, const std::string& attempt,
                         const std::string& weightsSha256, const CellRunnerEvents& events);
    /// Positions in an evaluation set of `items` of what a cell is scored on, ascending: everything, or of
    /// the test set in a cross-validation the part that its seed leaves out.
    std::vector<std::uint32_t> scoredItems(const experiment::CellSpec& spec, std::string_view set,
                                           std::size_t items) const;
    bool paused() const;
    void waitWhilePaused(std::stop_token stop) const;

    CellRunnerOptions m_options;
    experiment::Folder m_folder;
    std::vector<data::Sample> m_pool;
    std::vector<data::Sample> m_test;
    std::vector<data::Sample> m_generalTest; ///< empty: the plan has none
    std::unique_ptr<experiment::SubsetRows> m_subsets;
    std::vector<int> m_parts; ///< of the folds, one a pool row; empty without folds
    std::unique_ptr<training::Trainer> m_trainer;
};

} // namespace plateau::runner
