#pragma once

#include "ui/session/snapshot.h"

#include "core/experiment/store/evaluation_items.h"

namespace plateau::ui {

/// The frozen test set of an experiment, beside the folder that holds what its cells predicted.
struct TestSet {
    experiment::Folder folder;
    experiment::EvaluationItems items;
};

/// Blocks. Errors of Folder::open and EvaluationItems::read.
Result<TestSet> readTestSet(const Snapshot& snapshot);

} // namespace plateau::ui
