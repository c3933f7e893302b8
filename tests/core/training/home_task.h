#pragma once

#include "core/base/random.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <string>
#include <vector>

/// A small task that a tiny model can learn: what to do with which thing.
namespace plateau::fixture {

inline training::TaskData homeTask(std::size_t pool = 90, std::size_t test = 60) {
    const std::vector<std::string> actions = {"turn on", "turn off", "open", "close", "stop", "play"};
    const std::vector<std::string> things = {"the light", "the lights",  "the door", "window",
                                             "music",     "the kitchen", "bedroom",  "the hall lock"};
    const std::vector<std::string> endings = {"", " please", " it is cold", " what time is it", " a b c"};
    training::TaskData data;
    data.outputs = {"TurnOn", "TurnOff", "Open", "Close", "Stop", "Play"};
    data.evaluations = {{"test", {}}};
    Random random(11, "home task");
    for (std::size_t i = 0; i < pool + test; ++i) {
        const auto action = i % actions.size();
        std::string text = random.below(3) == 0 ? "please " : "";
        text += actions[action] + " " + things[random.below(things.size())] +
                endings[random.below(endings.size())];
        task::Examples& examples = i < pool ? data.pool : data.evaluations[0].examples;
        examples.texts.push_back(text);
        examples.classes.push_back(static_cast<int>(action));
        ++examples.items;
    }
    return data;
}

/// The class with the highest output of each item.
inline std::vector<int> predicted(const task::Outputs& outputs) {
    std::vector<int> classes;
    for (auto row = outputs.values.begin(); row != outputs.values.end(); row += outputs.width) {
        classes.push_back(static_cast<int>(std::max_element(row, row + outputs.width) - row));
    }
    return classes;
}

/// Items of the home task's test set that a report gets right.
inline int correctOf(const training::CellReport& report, const task::Examples& test) {
    const auto classes = predicted(report.outputs.at("test"));
    int correct = 0;
    for (std::size_t item = 0; item < classes.size(); ++item) {
        correct += classes[item] == test.classes[item] ? 1 : 0;
    }
    return correct;
}

/// The first n rows as a cell.
inline training::CellTask cell(std::uint64_t seed, std::uint32_t n,
                               const recipe::TrainingSettings& settings) {
    training::CellTask task;
    task.id = "n" + std::to_string(n) + "-s" + std::to_string(seed);
    task.seed = seed;
    // Another seed, other rows: cells of a pack see different subsets.
    for (std::uint32_t i = 0; i < n; ++i) {
        task.rows.push_back((i + static_cast<std::uint32_t>(seed) * 6) % 90);
    }
    task.settings = settings;
    return task;
}

} // namespace plateau::fixture
