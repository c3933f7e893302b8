#include "core/training/autograd/answers.h"

#include "core/training/autograd/prompt_batches.h"
#include "core/training/cancelled.h"

#include <c10/core/GradMode.h>

#include <algorithm>

namespace plateau::training {
namespace {

using at::Tensor;
using Written = std::vector<std::vector<std::int32_t>>;

/// Rows of a batch: the weights are read once a token whatever they are.
constexpr std::int64_t batchRows = 16;
/// Tokens of a batch with the room for its answers: what bounds the memory of long prompts.
constexpr std::int64_t batchTokens = 8192;

class Writer {
public:
    /// @param room tokens that may be put behind a prompt
    Writer(const model::Network& network, std::span<const Prompt> prompts, const WritingLimits& limits,
           std::int64_t room, at::Device device)
        : m_network(network), m_prompts(prompts), m_limits(limits), m_room(room), m_device(device) {}

    /// False when stop was requested.
    bool write(const PromptBatch& batch, const std::stop_token& stop, Written& texts) const;

private:
    bool isStop(std::int32_t token) const {
        return std::find(m_limits.stops.begin(), m_limits.stops.end(), token) != m_limits.stops.end();
    }

    const model::Network& m_network;
    std::span<const Prompt> m_prompts;
    const WritingLimits& m_limits;
    std::int64_t m_room;
    at::Device m_device;
};

bool Writer::write(const PromptBatch& batch, const std::stop_token& stop, Written& texts) const {
    const PaddedPrompts padded = paddedPrompts(m_prompts, batch);
    const auto continued = m_network.continuation(padded.ids.to(m_device), padded.lengths, m_room);
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
    const std::int64_t room = std::min(limits.tokens, std::max<std::int64_t>(1, network.context() / 2));
    const std::int64_t widest = std::max<std::int64_t>(1, network.context() - room);
    const std::vector<Prompt> read = endsOf(prompts, widest);
    const auto rows =
        std::min(batchRows, std::max<std::int64_t>(1, static_cast<std::int64_t>(prompts.size())));
    const Writer writer(network, read, limits, room, device);
    for (const PromptBatch& batch : promptBatches(read, {rows, batchTokens, room, widest})) {
        if (!writer.write(batch, stop, texts)) {
            return cancelled();
        }
    }
    return texts;
}

} // namespace plateau::training
