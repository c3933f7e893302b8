#include "ui/viewmodels/test_set.h"

namespace plateau::ui {

Result<TestSet> readTestSet(const Snapshot& snapshot) {
    auto folder = experiment::Folder::open(snapshot.folder.toStdString());
    if (!folder) {
        return folder.error();
    }
    auto items = experiment::EvaluationItems::read(*folder);
    if (!items) {
        return items.error();
    }
    return TestSet{std::move(*folder), std::move(*items)};
}

} // namespace plateau::ui
