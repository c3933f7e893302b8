#include "core/model/blocks/token_batch.h"

#include <algorithm>
#include <limits>

namespace plateau::model {
namespace {

using Texts = std::span<const std::span<const std::int32_t>>;

std::int64_t length(std::span<const std::int32_t> text) {
    return static_cast<std::int64_t>(text.size());
}

void measure(Texts texts, TokenBatch& batch) {
    std::int64_t shortest = std::numeric_limits<std::int64_t>::max();
    batch.cellTokens.assign(static_cast<std::size_t>(batch.cells), 0);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        batch.cellTokens[i / static_cast<std::size_t>(batch.texts)] += length(texts[i]);
        batch.width = std::max(batch.width, length(texts[i]));
        shortest = std::min(shortest, length(texts[i]));
    }
    for (const std::int64_t tokens : batch.cellTokens) {
        batch.rows = std::max(batch.rows, tokens);
        batch.tokens += tokens;
    }
    batch.rows += shortest < batch.width ? 1 : 0;
}

/// Raw views of the tensors while they are filled.
struct Writer {
    TokenBatch& batch;
    const PositionRule& rule;
    Tensor mask;
    std::int64_t* ids;
    std::int64_t* positions;
    std::int64_t* toGrid;
    std::int64_t* toRows;
    float* masks;
    float* pools;
    std::int64_t padded = -1; ///< some padded position of the grid

    Writer(TokenBatch& target, const PositionRule& positionRule) : batch(target), rule(positionRule) {
        const std::int64_t rows = batch.cells * batch.rows;
        const std::int64_t texts = batch.cells * batch.texts;
        batch.ids = at::zeros({rows}, at::kLong);
        batch.positions = at::zeros({rows}, at::kLong);
        batch.toGrid = at::empty({texts * batch.width}, at::kLong);
        batch.toRows = at::zeros({rows}, at::kLong);
        batch.pooling = at::zeros({batch.cells, batch.texts, batch.rows}, at::kFloat);
        mask = at::zeros({texts, 1, batch.width}, at::kFloat);
        ids = batch.ids.mutable_data_ptr<std::int64_t>();
        positions = batch.positions.mutable_data_ptr<std::int64_t>();
        toGrid = batch.toGrid.mutable_data_ptr<std::int64_t>();
        toRows = batch.toRows.mutable_data_ptr<std::int64_t>();
        masks = mask.mutable_data_ptr<float>();
        pools = batch.pooling.mutable_data_ptr<float>();
    }

    /// @param row first free row of the cell, `cellRow` the cell's first row
    void put(std::span<const std::int32_t> tokens, std::int64_t text, std::int64_t row, std::int64_t cellRow,
             Pooling pooling) {
        const std::int64_t count = length(tokens);
        std::int64_t next = rule.first;
        for (std::int64_t t = 0; t < batch.width; ++t) {
            const std::int64_t at = text * batch.width + t;
            if (t >= count) {
                toGrid[at] = cellRow + batch.rows - 1;
                masks[at] = -std::numeric_limits<float>::infinity();
                padded = at;
                continue;
            }
            if (pooling == Pooling::Mean || t == 0) {
                pools[text * batch.rows + row - cellRow] =
                    pooling == Pooling::Mean ? 1.0F / static_cast<float>(count) : 1.0F;
            }
            const std::int32_t token = tokens[static_cast<std::size_t>(t)];
            ids[row] = token;
            positions[row] = token == rule.uncounted ? rule.first - 1 : next++;
            toGrid[at] = row;
            toRows[row++] = at;
        }
    }

    /// Rows behind a cell's tokens exist only where some position is padded.
    void finish() {
        for (std::int64_t cell = 0; cell < batch.cells; ++cell) {
            for (std::int64_t r = batch.cellTokens[static_cast<std::size_t>(cell)]; r < batch.rows; ++r) {
                toRows[cell * batch.rows + r] = padded;
            }
        }
        if (padded >= 0) {
            batch.mask = mask;
        }
    }
};

} // namespace

TokenBatch makeBatch(Texts texts, std::int64_t cells, Pooling pooling, at::Device device,
                     const PositionRule& positions) {
    TokenBatch batch;
    batch.cells = cells;
    batch.kind = pooling;
    batch.texts = static_cast<std::int64_t>(texts.size()) / cells;
    measure(texts, batch);
    Writer writer(batch, positions);
    for (std::int64_t cell = 0, text = 0; cell < cells; ++cell) {
        const std::int64_t cellRow = cell * batch.rows;
        std::int64_t row = cellRow;
        for (std::int64_t b = 0; b < batch.texts; ++b, ++text) {
            const auto& tokens = texts[static_cast<std::size_t>(text)];
            writer.put(tokens, text, row, cellRow, pooling);
            row += length(tokens);
        }
    }
    writer.finish();
    if (!device.is_cpu()) {
        for (Tensor* tensor :
             {&batch.ids, &batch.positions, &batch.toGrid, &batch.toRows, &batch.mask, &batch.pooling}) {
            *tensor = tensor->defined() ? tensor->to(device) : *tensor;
        }
    }
    return batch;
}

} // namespace plateau::model
