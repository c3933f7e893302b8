#include "core/training/autograd/prompt_batches.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <map>

namespace plateau::training {
std::vector<PromptBatch> promptBatches(std::span<const Prompt> prompts, const BatchShape& shape) {
    std::map<std::int64_t, std::vector<std::size_t>> byWidth;
    for (std::size_t item = 0; item < prompts.size(); ++item) {
        const auto length = static_cast<std::int64_t>(prompts[item].size());
        const std::int64_t rounded = (length + shape.step - 1) / shape.step * shape.step;
        byWidth[std::min(rounded, shape.widest)].push_back(item);
    }
    std::vector<PromptBatch> all;
    for (const auto& [width, items] : byWidth) {
        const auto fitting = std::clamp<std::int64_t>(shape.tokens / (width + shape.room), 1, shape.rows);
        const auto rows = static_cast<std::size_t>(fitting);
        for (std::size_t begin = 0; begin < items.size(); begin += rows) {
            PromptBatch batch;
            batch.width = width;
            batch.count = std::min(rows, items.size() - begin);
            batch.items.assign(items.begin() + static_cast<std::ptrdiff_t>(begin),
                               items.begin() + static_cast<std::ptrdiff_t>(begin + batch.count));
            batch.items.resize(rows, batch.items.back());
            all.push_back(std::move(batch));
        }
    }
    return all;
}

PaddedPrompts paddedPrompts(std::span<const Prompt> prompts, const PromptBatch& batch) {
    const auto rows = static_cast<std::int64_t>(batch.items.size());
    PaddedPrompts padded{at::zeros({rows, batch.width}, at::kLong), {}};
    auto* row = padded.ids.mutable_data_ptr<std::int64_t>();
    for (const std::size_t item : batch.items) {
        std::copy(prompts[item].begin(), prompts[item].end(), row);
        padded.lengths.push_back(static_cast<std::int64_t>(prompts[item].size()));
        row += batch.width;
    }
    return padded;
}

std::vector<Prompt> endsOf(std::span<const Prompt> prompts, std::int64_t most) {
    std::vector<Prompt> ends;
    for (const Prompt prompt : prompts) {
        const auto kept = std::min(prompt.size(), static_cast<std::size_t>(std::max<std::int64_t>(1, most)));
        ends.push_back(prompt.last(kept));
    }
    return ends;
}

} // namespace plateau::training
