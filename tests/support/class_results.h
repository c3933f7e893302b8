#pragma once

#include "core/experiment/store/result.h"
#include "core/task/class_details.h"

#include <functional>
#include <string>
#include <vector>

/// Results of a classification made by hand.
namespace plateau::experiment::sample {

/// Accuracy and an equal macro F1 on the test set; what it had beside stays.
inline void setAccuracy(CellResult& result, double accuracy, std::int64_t items) {
    Evaluation& test = result.evaluations[testSetName];
    test.items = items;
    test.metrics["accuracy"] = accuracy;
    test.metrics["macro_f1"] = accuracy;
    if (test.details.empty()) {
        test.details = task::toJson(task::ClassDetails{});
    }
}

inline void changeClasses(CellResult& result,
                          const std::function<void(std::vector<task::ClassResult>&)>& change) {
    Json& json = result.evaluations[testSetName].details;
    task::ClassDetails details = task::classDetails(json);
    change(details.classes);
    json = task::toJson(details);
}

inline void setClasses(CellResult& result, std::vector<task::ClassResult> classes) {
    changeClasses(result, [&](std::vector<task::ClassResult>& own) { own = std::move(classes); });
}

inline PredictionLine classLine(std::string item, int predicted, double probability, double trueProbability) {
    return {std::move(item),
            {{"predicted", predicted}, {"probability", probability}, {"true_probability", trueProbability}}};
}

} // namespace plateau::experiment::sample
