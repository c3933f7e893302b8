#pragma once

#include "core/model/blocks/pooling.h"
#include "core/model/blocks/tensors.h"

#include <span>
#include <vector>

namespace plateau::model {

/// Which row of the position embedding each token of a text takes.
struct PositionRule {
    static constexpr std::int32_t none = -1;
    std::int64_t first = 0; ///< of the first token; each further one takes the next
    /// A token that takes the row before `first` and moves no other (RoBERTa's padding, written in a text).
    std::int32_t uncounted = none;
    bool operator==(const PositionRule&) const = default;
};

/// Texts of J cells without padding: products run over token rows that are real. Each cell has R rows, its
/// tokens first; R is the largest token count, plus one where anything is padded, so that a cell with padding
/// always owns a row without meaning (the *void* row, its last).
///
/// Attention needs rectangles: `toGrid` lays the rows out as S texts × T positions (padding reads the void
/// row), `toRows` brings them back (void rows read a padded position). Gradients of padding are zero on both
/// sides, so no mask is needed on the way.
struct TokenBatch {
    std::int64_t cells = 0; ///< J
    std::int64_t texts = 0; ///< B, of one cell
    std::int64_t rows = 0;  ///< R
    std::int64_t width = 0; ///< T
    std::int64_t tokens = 0;
    std::vector<std::int64_t> cellTokens; ///< J, real tokens
    Tensor ids;                           ///< [J·R] int64
    Tensor positions;                     ///< [J·R] int64
    Tensor toGrid;                        ///< [S·T] int64
    Tensor toRows;                        ///< [J·R] int64
    Tensor mask;                          ///< [S,1,T] float32, 0 or −∞; undefined without padding
    Pooling kind = Pooling::Mean;
    Tensor pooling; ///< [J,B,R] float32: features = pooling · rows
};

/// @param texts token ids of S = cells · B texts, cell after cell; none is empty
TokenBatch makeBatch(std::span<const std::span<const std::int32_t>> texts, std::int64_t cells,
                     Pooling pooling, at::Device device, const PositionRule& positions = {});

} // namespace plateau::model
