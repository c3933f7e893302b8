#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>
#include <vector>

namespace plateau::training {

using Prompt = std::span<const std::int32_t>; ///< token ids

/// Prompts of like lengths that go through a network at once.
struct PromptBatch {
    std::vector<std::size_t> items; ///< positions among all prompts; the last repeats until the batch is full
    std::size_t count = 0;          ///< different ones
    std::int64_t width = 0;         ///< of the padded prompts
};

/// What bounds a batch.
struct BatchShape {
    std::int64_t rows = 16;     ///< of a full batch, ≥ 1
    std::int64_t tokens = 8192; ///< most, with the room
    std::int64_t room = 0;      ///< tokens that each prompt needs beside its own
    std::int64_t widest = 0;    ///< what widths are rounded up to at most: no prompt is longer
    std::int64_t step = 32;     ///< whose multiples widths are rounded up to
};

/// All prompts in batches of a few fixed shapes, so that what is computed for one does not depend on the
/// others. @param prompts none empty
std::vector<PromptBatch> promptBatches(std::span<const Prompt> prompts, const BatchShape& shape);

/// The prompts of a batch, padded on the right.
struct PaddedPrompts {
    at::Tensor ids;                    ///< [rows, width] int64 on the CPU
    std::vector<std::int64_t> lengths; ///< of the rows
};
PaddedPrompts paddedPrompts(std::span<const Prompt> prompts, const PromptBatch& batch);

/// Of each prompt its last `most` tokens.
std::vector<Prompt> endsOf(std::span<const Prompt> prompts, std::int64_t most);

} // namespace plateau::training
