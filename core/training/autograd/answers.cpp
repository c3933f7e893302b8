#include "core/training/autograd/answers.h"

#include "core/training/cancelled.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <map>

namespace plateau::training {
namespace {

using at::Tensor;
using Written = std::vector<std::vector<std::int32_t>>;

/// Rows of a batch, and what widths of prompts are rounded up to. The weights are read once a token whatever
/// the rows are.
constexpr std::int64_t batchRows = 16;
constexpr std::int64_t widthStep = 32;
/// Tokens of a batch with the room for its answers: what bounds the memory of long prompts.
constexpr std::int64_t batchTokens = 8192;

/// Prompts of like lengths that are continued at once.
struct PromptBatch {
    std::vector<std::size_t> items; ///< positions among all prompts; the last repeats until the batch is full
    std::size_t count = 0;          ///< different ones
    std::int64_t width = 0;
};

class Writer {
public:
    Writer(const model::Network& network, std::span<const std::span<const std::int32_t>> prompts,
           const WritingLimits& limits, at::Device device)
        : m_network(network),
          m_prompts(prompts),
          m_limits(limits),
          m_device(device),
          m_room(std::min(limits.tokens, std::max<std::int64_t>(1, network.context() / 2))) {}

    std::vector<PromptBatch> batches() const;
    /// False when stop was requested.
    bool write(const PromptBatch& batch, const std::stop_token& stop, Written& texts) const;

private:
    /// The end of a prompt that is read.
    std::span<const std::int32_t> readPart(std::size_t item) const {
        const auto most = static_cast<std::size_t>(std::max<std::int64_t>(1, m_network.context() - m_room));
        const auto prompt = m_prompts[item];
        return prompt.size() > most ? prompt.last(most) : prompt;
    }
    bool isStop(std::int32_t token) const {
        return std::find(m_limits.stops.begin(), m_limits.stops.end(), token) != m_limits.stops.end();
    }

    const model::Network& m_network;
    std::span<const std::span<const std::int32_t>> m_prompts;
    const WritingLimits& m_limits;
    at::Device m_device;
    std::int64_t m_room; ///< tokens that are kept free behind a prompt
};

std::vector<PromptBatch> Writer::batches() const {
    if (m_prompts.empty()) {
        return {};
    }
    std::map<std::int64_t, std::vector<std::size_t>> byWidth;
    for (std::size_t item = 0; item < m_prompts.size(); ++item) {
        const auto length = static_cast<std::int64_t>(readPart(item).size());
        const std::int64_t rounded = (length + widthStep - 1) / widthStep * widthStep;
        byWidth[std::min(rounded, m_network.context() - m_room)].push_back(item);
    }
    const std::int64_t most = std::min(batchRows, static_cast<std::int64_t>(m_prompts.size()));
    std::vector<PromptBatch> all;
    for (const auto& [width, items] : byWidth) {
        const auto fitting = std::clamp<std::int64_t>(batchTokens / (width + m_room), 1, most);
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

bool Writer::write(const PromptBatch& batch, const std::stop_token& stop, Written& texts) const {
    const auto rows = static_cast<std::int64_t>(batch.items.size());
    Tensor ids = at::zeros({rows, batch.width}, at::kLong);
    std::vector<std::int64_t> lengths;
    for (std::size_t row = 0; row < batch.items.size(); ++row) {
        const auto prompt = readPart(batch.items[row]);
        std::copy(prompt.begin(), prompt.end(),
                  ids.mutable_data_ptr<std::int64_t>() + static_cast<std::int64_t>(row) * batch.width);
        lengths.push_back(static_cast<std::int64_t>(prompt.size()));
    }
    const auto continued = m_network.continuation(ids.to(m_device), lengths, m_room);
    std::vector<char> ended(batch.count, 0);
    std::size_t open = batch.count;
    for (std::int64_t written = 0; written < m_room; ++written) {
        if (stop.stop_requested()) {
            return false;
        }
        const Tensor best = continued->logits().argmax(1);
        const Tensor tokens = best.to(at::kCPU);
        for (std::size_t row = 0; row < batch.count; ++row) {
            const auto token = static_cast<std::int32_t>(tokens.const_data_ptr<std::int64_t>()[row]);
            if (ended[row] == 0 && isStop(token)) {
                ended[row] = 1;
                --open;
            } else if (ended[row] == 0) {
                texts[batch.items[row]].push_back(token);
            }
        }
        if (open == 0 || written + 1 == m_room) {
            break;
        }
        continued->append(best);
    }
    return true;
}

} // namespace

Result<Written> writtenBehind(const model::Network& network,
                              std::span<const std::span<const std::int32_t>> prompts,
                              const WritingLimits& limits, at::Device device, const std::stop_token& stop) {
    const c10::NoGradGuard guard;
    Written texts(prompts.size());
    const Writer writer(network, prompts, limits, device);
    for (const PromptBatch& batch : writer.batches()) {
        if (!writer.write(batch, stop, texts)) {
            return cancelled();
        }
    }
    return texts;
}

} // namespace plateau::training
