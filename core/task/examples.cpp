#include "core/task/examples.h"

namespace plateau::task {

const char* name(Objective objective) {
    switch (objective) {
    case Objective::Classification:
        return "classification";
    case Objective::MultiLabel:
        return "multi_label";
    case Objective::Regression:
        return "regression";
    case Objective::CausalLanguage:
        break;
    }
    return "causal_language";
}

Outputs pick(const Outputs& outputs, std::span<const std::uint32_t> items) {
    Outputs picked{outputs.width, {}, {}};
    picked.values.reserve(items.size() * static_cast<std::size_t>(outputs.width));
    for (const std::uint32_t item : items) {
        const auto row = outputs.values.begin() + static_cast<std::int64_t>(item) * outputs.width;
        picked.values.insert(picked.values.end(), row, row + outputs.width);
        if (!outputs.answers.empty()) {
            picked.answers.push_back(outputs.answers[item]);
        }
    }
    return picked;
}

} // namespace plateau::task
