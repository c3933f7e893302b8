#include "core/task/task_list.h"

#include <algorithm>
#include <array>

namespace plateau::task {

std::span<const Task* const> all() {
    static const std::array<const Task*, 6> tasks{&textClassification(), &multiLabelClassification(),
                                                  &tableRegression(),    &languageModelling(),
                                                  &instructionTuning(),  &attributeExtraction()};
    return tasks;
}

const Task* find(std::string_view id) {
    const auto tasks = all();
    const auto found =
        std::find_if(tasks.begin(), tasks.end(), [&](const Task* t) { return t->info().id == id; });
    return found == tasks.end() ? nullptr : *found;
}

const Task& taskOf(std::string_view id) {
    const Task* known = find(id);
    return known != nullptr ? *known : *all().front();
}

const Task& firstTask(InputKind input, data::TargetForm target) {
    const auto tasks = all();
    const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const Task* task) {
        return task->info().input == input && task->info().target == target;
    });
    return found != tasks.end() ? **found : *tasks.front();
}

std::string idList() {
    std::string list;
    for (const Task* task : all()) {
        list += (list.empty() ? "" : ", ") + std::string(task->info().id);
    }
    return list;
}

} // namespace plateau::task
