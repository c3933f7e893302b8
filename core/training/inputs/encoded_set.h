#pragma once

#include "core/model/blocks/tensors.h"

#include <cstdint>
#include <span>
#include <vector>

namespace plateau::training {

/// One batch of J cells with B items each, cell after cell. Inputs are tokens or features, never both.
struct Batch {
    std::int64_t cells = 0;                            ///< J
    std::vector<std::span<const std::int32_t>> tokens; ///< J·B views into the set, none empty; or none
    /// J·B views as long as `tokens`: 1 for a token that is to be learnt; none: every token is.
    std::vector<std::span<const std::uint8_t>> learnt;
    at::Tensor features;        ///< [J·B, F] float32 on the CPU, or undefined
    at::Tensor targets;         ///< of Objective::targets, on the CPU
    std::int64_t items() const; ///< B
};

/// What encoding did to the items, for warnings; zeros where nothing is made of tokens.
struct EncodingFacts {
    std::int64_t tokens = 0;
    std::int64_t unknown = 0;   ///< tokens that stand for something the vocabulary does not have
    std::int64_t truncated = 0; ///< items
    std::vector<int> lengths;   ///< tokens an item, before cutting
};

/// The items of a pool or an evaluation set as a model takes them. Immutable.
class EncodedSet {
public:
    virtual ~EncodedSet() = default;

    virtual std::size_t size() const = 0;
    /// What an item takes of a batch: its tokens, or 1 for a row of features.
    virtual std::int64_t cost(std::size_t row) const = 0;
    /// What the model reads of an item before it writes its answer; empty where it writes none.
    virtual std::span<const std::int32_t> prompt(std::size_t) const { return {}; }
    /// True when a part of the item is left out for being too long.
    virtual bool truncated(std::size_t row) const = 0;
    virtual EncodingFacts facts() const { return {}; }
    /// A batch of J·B rows without targets; `rows` are cell after cell, B = rows / cells.
    virtual Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const = 0;
};

} // namespace plateau::training
