#pragma once

#include "core/base/conversation.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What a task and a trainer say to each other: inputs and targets one way, outputs the other. Neither side
/// knows more of the other than this.
namespace plateau::task {

/// What is minimised, and with it what the outputs of an item are.
enum class Objective {
    Classification, ///< softmax cross entropy; outputs: C logits
    MultiLabel,     ///< mean of C binary cross entropies; outputs: C logits, each for itself
    Regression,     ///< squared error of the scaled target; output: 1 value in the target's unit
    /// Cross entropy of the next token, of conversations only where the assistant speaks; outputs: sum of
    /// nats, number of tokens predicted
    CausalLanguage,
};
const char* name(Objective objective); ///< "classification", "multi_label", "regression", "causal_language"

/// N items, all with texts, all with conversations or all with features.
struct Examples {
    std::vector<std::string> texts; ///< N, or none
    /// N, or none; each ends with what the assistant is to say
    std::vector<Conversation> conversations;
    std::vector<float> features; ///< [N, featureWidth] row-major, or none; finite
    std::int64_t featureWidth = 0;
    std::vector<int> classes; ///< Classification: N class numbers, −1 = a class that the pool does not have
    std::vector<float> targets; ///< MultiLabel: [N, C] of 0 and 1; Regression: [N, 1]; row-major
    std::int64_t targetWidth = 0;
    std::size_t items = 0; ///< N
    bool operator==(const Examples&) const = default;
};

/// What a model gives for N items, see Objective.
struct Outputs {
    std::int64_t width = 0;
    std::vector<float> values;          ///< [N, width] row-major
    std::vector<std::string> answers{}; ///< N that the model wrote, or none
    std::size_t items() const { return width == 0 ? 0 : values.size() / static_cast<std::size_t>(width); }
    bool operator==(const Outputs&) const = default;
};

/// The outputs of these items. @param items positions below outputs.items()
Outputs pick(const Outputs& outputs, std::span<const std::uint32_t> items);

} // namespace plateau::task
