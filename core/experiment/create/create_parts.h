#pragma once

#include "core/data/duplicates.h"
#include "core/data/inspect/doubt.h"
#include "core/experiment/create/create.h"
#include "core/task/task.h"

/// The steps of createExperiment().
namespace plateau::experiment {

/// Rows of all files after the split, and what was seen on the way.
struct SplitData {
    std::vector<data::Sample> pool;
    std::vector<data::Sample> test;
    std::vector<data::Sample> validation;
    std::vector<std::vector<data::Sample>> general; ///< of each dataset
    std::vector<data::Sample> generalTest;
    TokenCount tokens; ///< of the caller; may be empty
    SplitRecord split;
    CreateReport report;
    data::FieldMapping mapping; ///< of the training file

    /// No test set was set apart: each sample of the pool is scored by the seeds that do not draw from its
    /// part.
    bool crossValidated() const { return split.kind == "folds" || split.kind == "group_folds"; }
    const std::vector<data::Sample>& scored() const { return crossValidated() ? pool : test; }
};

/// Those asked for; of a cross-validation without a number the usual ones.
int foldsOf(const CreateRequest& request);

/// Opens the files, finds the fields, reads all rows and freezes the test set.
Result<SplitData> loadAndSplit(const CreateRequest& request, std::stop_token stop, const CreateSink& sink);

/// Splits the rows of the training file by the rule that was asked for or that the data allow, and tells what
/// is doubtful about it.
Result<void> freezeTest(const CreateRequest& request, const data::FieldMapping& mapping,
                        const std::vector<data::Sample>& samples, SplitData& data);

/// Moves the share that was asked for out of the general datasets into the general test set. Usage at
/// "general_test"; Cancelled.
Result<void> drawGeneralTest(const CreateRequest& request, const data::FieldMapping& mapping, SplitData& data,
                             const std::stop_token& stop);

/// Counts duplicates and leaks, exact and near, and labels that training never sees; fills the report and its
/// warnings. Errors: Cancelled; no label of the test set is one of the pool.
Result<void> inspect(SplitData& data, const task::Task& task, const std::stop_token& stop);

/// General rows can be mixed with the domain's. BadInput names rows whose label is none of the domain's, and
/// rows that stand in a test set. Near copies of test items, and samples of the domain pool in the general
/// test set, are listed in the report and warned about. Cancelled.
/// @param labels of the plan; empty without classes
Result<void> inspectGeneral(const CreateRequest& request, SplitData& data, const task::Task& task,
                            const std::vector<std::string>& labels, const std::stop_token& stop);

/// Warnings about sizes that cannot be fitted.
void warnAboutSizes(const std::vector<std::int64_t>& sizes, std::vector<Warning>& warnings);

} // namespace plateau::experiment
