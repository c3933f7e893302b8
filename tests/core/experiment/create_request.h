#pragma once

#include "core/base/sha256.h"
#include "core/experiment/create/create.h"
#include "core/experiment/create/vary.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace plateau::experiment::sample {

/// A request that leaves everything open that can be left open.
inline CreateRequest createRequest(const std::filesystem::path& folder, const std::filesystem::path& train) {
    CreateRequest request;
    request.folder = folder;
    request.train = train;
    request.model = {"tiny-encoder", sha256("weights"), sha256("tokens"), "bert", 22'000'000};
    return request;
}

/// The same experiment with a fixed number of updates.
inline VaryRequest varyRequest(const std::filesystem::path& origin, const std::filesystem::path& folder) {
    VaryRequest request{origin, folder, "", {}};
    request.training.budget.rule = recipe::BudgetRule::Updates;
    return request;
}

/// `count` rows of `classes` labels, every text its own.
inline std::string rows(int count, int classes, const std::string& word = "turn on lamp",
                        const std::string& extra = "") {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text +=
            fmt::format("{{\"text\": \"{} {}\", \"label\": \"class {}\"{}}}\n", word, i, i % classes, extra);
    }
    return text;
}

inline bool warns(const CreateReport& report, WarningKind kind) {
    return std::any_of(report.warnings.begin(), report.warnings.end(),
                       [kind](const Warning& warning) { return warning.kind == kind; });
}

} // namespace plateau::experiment::sample
