#include "core/training/autograd/answers.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/tensor_values.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <map>

// Scoring: everything goes through the network in batches of a few fixed shapes, so that what is computed for
// an item does not depend on the items it is computed with.
namespace plateau::training {
namespace {

using at::Tensor;

/// Rows of features at once; the last batch is filled up with its last row.
constexpr std::size_t scoringRows = 256;
/// Padded tokens at once, and what lengths are rounded up to.
constexpr std::int64_t scoringTokens = 1024;
constexpr std::int64_t lengthStep = 32;

std::int64_t roundedLength(std::int64_t length, std::int64_t context) {
    return std::min((length + lengthStep - 1) / lengthStep * lengthStep, context);
}

std::vector<Prompt> promptsOf(const EncodedSet& set, std::span<const std::uint32_t> rows) {
    std::vector<Prompt> prompts;
    for (const std::uint32_t row : rows) {
        prompts.push_back(set.prompt(row));
    }
    return prompts;
}

Error stopped() {
    return Error{ErrorKind::Cancelled, "evaluation", "was stopped", ""};
}

} // namespace

Result<Tensor> AutogradModel::rowValues(const EncodedSet& set, std::span<const std::uint32_t> rows,
                                        const std::stop_token& stop) const {
    Tensor values = at::empty({static_cast<std::int64_t>(rows.size()), m_network->outputs()}, at::kFloat);
    for (std::size_t begin = 0; begin < rows.size(); begin += scoringRows) {
        if (stop.stop_requested()) {
            return stopped();
        }
        const std::size_t count = std::min(scoringRows, rows.size() - begin);
        std::vector<std::uint32_t> chosen(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                                          rows.begin() + static_cast<std::ptrdiff_t>(begin + count));
        chosen.resize(scoringRows, chosen.back());
        model::NetworkBatch input;
        input.features = set.collate(chosen, 1).features.to(m_device);
        const auto size = static_cast<std::int64_t>(count);
        values.narrow(0, static_cast<std::int64_t>(begin), size)
            .copy_(m_network->forward(input, {}).narrow(0, 0, size));
    }
    return values;
}

Tensor AutogradModel::placeNats(WindowBatch part) const {
    // Every place goes through the head, so that it has one shape too; padding foresees token 0.
    const Tensor targets = at::zeros({part.input.ids.numel()}, part.targets.options())
                               .index_copy_(0, part.input.places, part.targets);
    part.input.places = at::arange(part.input.ids.numel(), part.input.ids.options());
    if (m_network->hasNats()) {
        return m_network->nats(part.input, targets, {}).to(at::kCPU);
    }
    const Tensor logs = at::log_softmax(m_network->forward(part.input, {}), -1);
    return logs.gather(1, targets.unsqueeze(1)).squeeze(1).neg_().to(at::kCPU);
}

Result<Tensor> AutogradModel::textValues(const Batch& batch, const std::stop_token& stop) const {
    std::map<std::int64_t, std::vector<TokenWindow>> byWidth;
    for (const TokenWindow& window : tokenWindows(batch.tokens, batch.learnt, m_network->context())) {
        byWidth[roundedLength(window.length(), m_network->context())].push_back(window);
    }
    std::vector<std::pair<double, double>> items(batch.tokens.size()); // nats, tokens
    for (auto& [width, windows] : byWidth) {
        const auto together = static_cast<std::size_t>(std::max<std::int64_t>(1, scoringTokens / width));
        for (std::size_t begin = 0; begin < windows.size(); begin += together) {
            if (stop.stop_requested()) {
                return stopped();
            }
            const std::size_t count = std::min(together, windows.size() - begin);
            std::vector<TokenWindow> chosen(windows.begin() + static_cast<std::ptrdiff_t>(begin),
                                            windows.begin() + static_cast<std::ptrdiff_t>(begin + count));
            chosen.resize(together, chosen.back());
            const Tensor each = placeNats(windowBatch(chosen, width, m_device));
            for (std::size_t i = 0; i < count; ++i) {
                auto& [nats, tokens] = items[chosen[i].item];
                for (std::int64_t t = 0; t < chosen[i].length(); ++t) {
                    nats += chosen[i].predicts(t)
                                ? each.const_data_ptr<float>()[static_cast<std::int64_t>(i) * width + t]
                                : 0;
                }
                tokens += static_cast<double>(chosen[i].predicted());
            }
        }
    }
    Tensor values = at::empty({static_cast<std::int64_t>(items.size()), 2}, at::kFloat);
    auto* at = values.mutable_data_ptr<float>();
    for (const auto& [nats, tokens] : items) {
        *at++ = static_cast<float>(nats);
        *at++ = static_cast<float>(tokens);
    }
    return values;
}

Result<task::Outputs> AutogradModel::choiceValues(const EncodedSet& set, std::span<const std::uint32_t> rows,
                                                  const std::stop_token& stop) const {
    const auto logs = answerLogs(*m_network, promptsOf(set, rows), m_choices, m_device, stop);
    return logs ? Result<task::Outputs>(toOutputs(*logs)) : logs.error();
}

Result<task::Outputs> AutogradModel::evaluate(std::int64_t cell, const EncodedSet& set,
                                              std::span<const std::uint32_t> rows,
                                              const std::stop_token& stop) const {
    const c10::NoGradGuard guard;
    if (!m_choices.answers.empty()) {
        return choiceValues(set, rows, stop);
    }
    const bool isLanguage = m_network->context() > 0;
    auto values = isLanguage ? textValues(set.collate(rows, 1), stop) : rowValues(set, rows, stop);
    if (!values) {
        return values.error();
    }
    const Tensor reported = m_objective->itemValues(cell, *values).contiguous();
    const float* data = reported.const_data_ptr<float>();
    return task::Outputs{m_objective->valuesPerItem(), std::vector<float>(data, data + reported.numel()), {}};
}

Result<std::vector<std::vector<std::int32_t>>> AutogradModel::write(std::int64_t, const EncodedSet& set,
                                                                    std::span<const std::uint32_t> rows,
                                                                    const WritingLimits& limits,
                                                                    const std::stop_token& stop) const {
    return writtenBehind(*m_network, promptsOf(set, rows), limits, m_device, stop);
}

} // namespace plateau::training
