#pragma once

#include "core/base/random.h"
#include "core/training/trainer.h"

#include <string>

/// A small task that a tiny model can learn: what to do with which thing.
namespace plateau::fixture {

inline training::TaskData homeTask(std::size_t pool = 90, std::size_t test = 60) {
    const std::vector<std::string> actions = {"turn on", "turn off", "open", "close", "stop", "play"};
    const std::vector<std::string> things = {"the light", "the lights",  "the door", "window",
                                             "music",     "the kitchen", "bedroom",  "the hall lock"};
    const std::vector<std::string> endings = {"", " please", " it is cold", " what time is it", " a b c"};
    training::TaskData data;
    data.labels = {"TurnOn", "TurnOff", "Open", "Close", "Stop", "Play"};
    Random random(11, "home task");
    for (std::size_t i = 0; i < pool + test; ++i) {
        const auto action = i % actions.size();
        std::string text = random.below(3) == 0 ? "please " : "";
        text += actions[action] + " " + things[random.below(things.size())] +
                endings[random.below(endings.size())];
        training::LabelledTexts& texts = i < pool ? data.pool : data.test;
        texts.texts.push_back(text);
        texts.labels.push_back(static_cast<int>(action));
    }
    return data;
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
