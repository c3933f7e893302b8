#include "core/training/autograd/prompt_features.h"

#include "core/model/blocks/head.h"
#include "core/training/autograd/prompt_batches.h"
#include "core/training/cancelled.h"
#include "core/training/inputs/encoded_prompts.h"
#include "core/training/tensor_values.h"
#include "core/training/training_context.h"

#include <c10/core/GradMode.h>

namespace plateau::training {
namespace {

/// Always as many, so that the features of a text have the same bits whatever they are computed with.
constexpr std::int64_t batchRows = 16;
constexpr std::int64_t batchTokens = 1024;
constexpr std::int64_t widthStep = 8;

} // namespace

Result<at::Tensor> PromptFeatures::rows(const EncodedSet& set, std::span<const std::uint32_t> rows,
                                        const std::stop_token& stop) {
    const c10::NoGradGuard guard;
    Known& known = m_known[&set];
    known.has.resize(set.size(), 0);
    std::vector<std::int64_t> missing;
    std::vector<Prompt> prompts;
    for (const std::uint32_t row : rows) {
        if (known.has[row] == 0) {
            known.has[row] = 1;
            missing.push_back(row);
            prompts.push_back(set.prompt(row));
        }
    }
    for (const PromptBatch& batch : promptBatches(prompts, {batchRows, batchTokens, 0, m_most, widthStep})) {
        if (stop.stop_requested()) {
            m_known.erase(&set); // what is marked and not there would count as known
            return cancelled();
        }
        const PaddedPrompts padded = paddedPrompts(prompts, batch);
        model::NetworkBatch input;
        input.ids = padded.ids.to(m_device);
        at::Tensor places = at::empty({static_cast<std::int64_t>(padded.lengths.size())}, at::kLong);
        for (std::size_t i = 0; i < padded.lengths.size(); ++i) {
            places.mutable_data_ptr<std::int64_t>()[i] =
                static_cast<std::int64_t>(i) * batch.width + padded.lengths[i] - 1;
        }
        input.places = places.to(m_device);
        const at::Tensor read = m_network->hidden(input).to(at::kFloat);
        const at::Tensor features = model::toUnitRows(read).rows.to(at::kCPU);
        if (!known.features.defined()) {
            known.features = at::zeros({static_cast<std::int64_t>(set.size()), features.size(1)}, at::kFloat);
        }
        for (std::size_t i = 0; i < batch.count; ++i) {
            known.features.select(0, missing[batch.items[i]])
                .copy_(features.select(0, static_cast<std::int64_t>(i)));
        }
    }
    return known.features.index_select(0, rowIndex(rows));
}

Result<at::Tensor> PromptFeatures::texts(std::span<const std::string> texts, const std::stop_token& stop) {
    const EncodedPrompts set(m_layout, questions(texts), {{}, {}, m_most});
    auto features = rows(set, everyRow(texts.size()), stop);
    m_known.erase(&set);
    return features;
}

} // namespace plateau::training
