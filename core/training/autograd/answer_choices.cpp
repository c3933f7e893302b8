#include "core/training/autograd/answer_choices.h"

#include "core/training/cancelled.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace plateau::training {
namespace {

using at::Tensor;

/// Prompts of a batch, its tokens with those of the answers, and its logits: what bounds memory.
constexpr std::int64_t batchRows = 16;
constexpr std::int64_t batchTokens = 1024;
constexpr std::int64_t batchLogits = std::int64_t{1} << 25;
/// Prompts are short: what they are padded to is what is computed in vain.
constexpr std::int64_t widthStep = 8;
/// Tokens of answers that stand behind a prompt at once: attention grows with their square.
constexpr std::size_t treeTokens = 256;

/// Some of the answers as a tree of their tokens behind a prompt.
class AnswerTree {
public:
    static constexpr std::int64_t root = -1; ///< the last token of the prompt

    struct Node {
        std::int32_t token = 0;
        std::int64_t parent = root;
        std::int64_t depth = 1; ///< tokens from the prompt to this one
    };
    /// A token that is foreseen from a node.
    struct Step {
        std::int64_t node = root;
        std::int32_t token = 0;
    };

    void add(std::size_t answer, std::span<const std::int32_t> tokens) {
        std::vector<std::size_t> path;
        std::int64_t node = root;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            path.push_back(stepOf(node, tokens[i]));
            if (i + 1 < tokens.size()) {
                node = nodeOf(node, tokens[i]);
            }
        }
        m_paths.emplace_back(answer, std::move(path));
    }

    const Node& at(std::int64_t node) const { return m_nodes[static_cast<std::size_t>(node)]; }
    std::int64_t size() const { return static_cast<std::int64_t>(m_nodes.size()); } ///< nodes
    const std::vector<Step>& steps() const { return m_steps; }
    /// Numbers of answers, each with the steps whose product is its probability.
    const std::vector<std::pair<std::size_t, std::vector<std::size_t>>>& paths() const { return m_paths; }

private:
    using Key = std::pair<std::int64_t, std::int32_t>;

    std::size_t stepOf(std::int64_t node, std::int32_t token) {
        const auto [known, isNew] = m_stepAt.try_emplace(Key{node, token}, m_steps.size());
        if (isNew) {
            m_steps.push_back({node, token});
        }
        return known->second;
    }
    std::int64_t nodeOf(std::int64_t parent, std::int32_t token) {
        const auto [known, isNew] = m_nodeAt.try_emplace(Key{parent, token}, size());
        if (isNew) {
            m_nodes.push_back({token, parent, parent == root ? 1 : at(parent).depth + 1});
        }
        return known->second;
    }

    std::vector<Node> m_nodes;
    std::vector<Step> m_steps;
    std::vector<std::pair<std::size_t, std::vector<std::size_t>>> m_paths;
    std::map<Key, std::size_t> m_stepAt;
    std::map<Key, std::int64_t> m_nodeAt;
};

/// All answers in trees of about treeTokens; those that begin alike stand together.
std::vector<AnswerTree> treesOf(const std::vector<std::vector<std::int32_t>>& answers) {
    std::vector<std::size_t> order(answers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return answers[a] < answers[b]; });
    std::vector<AnswerTree> trees;
    for (const std::size_t answer : order) {
        if (trees.empty() ||
            static_cast<std::size_t>(trees.back().size()) + answers[answer].size() > treeTokens) {
            trees.emplace_back();
        }
        trees.back().add(answer, answers[answer]);
    }
    return trees;
}

/// Prompts of a batch with a tree behind each, and the places from which its tokens are foreseen: of each
/// prompt first the root, then the nodes.
model::NetworkBatch withTree(const PaddedPrompts& prompts, const AnswerTree& tree) {
    const std::int64_t rows = prompts.ids.size(0);
    const std::int64_t width = prompts.ids.size(1);
    const std::int64_t all = width + tree.size();
    model::NetworkBatch batch;
    batch.ids = at::zeros({rows, all}, at::kLong);
    batch.ids.narrow(1, 0, width).copy_(prompts.ids);
    batch.places = at::empty({rows * (1 + tree.size())}, at::kLong);
    batch.order.positions = at::arange(all, at::kLong).repeat({rows, 1});
    const double never = -std::numeric_limits<double>::infinity();
    batch.order.hidden = at::full({all, all}, never, at::kFloat).triu(1).repeat({rows, 1, 1, 1});
    auto* place = batch.places.mutable_data_ptr<std::int64_t>();
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::int64_t length = prompts.lengths[static_cast<std::size_t>(row)];
        auto* ids = batch.ids.mutable_data_ptr<std::int64_t>() + row * all;
        auto* positions = batch.order.positions.mutable_data_ptr<std::int64_t>() + row * all;
        auto* hidden = batch.order.hidden.mutable_data_ptr<float>() + row * all * all;
        *place++ = row * all + length - 1;
        for (std::int64_t i = 0; i < tree.size(); ++i) {
            ids[width + i] = tree.at(i).token;
            positions[width + i] = length - 1 + tree.at(i).depth;
            float* reads = hidden + (width + i) * all;
            std::fill(reads + length, reads + all, -std::numeric_limits<float>::infinity());
            for (std::int64_t node = i; node != AnswerTree::root; node = tree.at(node).parent) {
                reads[width + node] = 0;
            }
            *place++ = row * all + width + i;
        }
    }
    return batch;
}

model::NetworkBatch onDevice(model::NetworkBatch batch, at::Device device) {
    batch.ids = batch.ids.to(device);
    batch.places = batch.places.to(device);
    batch.order.positions = batch.order.positions.to(device);
    batch.order.hidden = batch.order.hidden.to(device);
    return batch;
}

/// ln of the probability of every step, [rows, steps] on the CPU.
Tensor stepLogs(const model::Network& network, const PaddedPrompts& prompts, const AnswerTree& tree,
                at::Device device) {
    const Tensor logits = network.forward(onDevice(withTree(prompts, tree), device), {});
    const std::int64_t rows = prompts.ids.size(0);
    std::vector<std::int64_t> places;
    std::vector<std::int64_t> entries;
    for (std::int64_t row = 0; row < rows; ++row) {
        for (const AnswerTree::Step& step : tree.steps()) {
            places.push_back(row * (1 + tree.size()) + step.node + 1);
            entries.push_back(places.back() * network.outputs() + step.token);
        }
    }
    const Tensor chosen = logits.reshape({-1}).index_select(0, at::tensor(entries, at::kLong).to(device));
    const Tensor all = logits.logsumexp({1}).index_select(0, at::tensor(places, at::kLong).to(device));
    return (chosen - all).reshape({rows, -1}).to(at::kCPU);
}

void addLogs(const Tensor& logs, const PromptBatch& batch, const AnswerTree& tree, Tensor& values) {
    const auto* steps = logs.const_data_ptr<float>();
    for (std::size_t row = 0; row < batch.count; ++row) {
        auto* item =
            values.mutable_data_ptr<float>() + static_cast<std::int64_t>(batch.items[row]) * values.size(1);
        for (const auto& [answer, path] : tree.paths()) {
            double sum = 0;
            for (const std::size_t step : path) {
                sum += static_cast<double>(steps[step]);
            }
            item[answer] = static_cast<float>(sum);
        }
        steps += logs.size(1);
    }
}

} // namespace

Result<Tensor> answerLogs(const model::Network& network, std::span<const Prompt> prompts,
                          const AnswerChoices& choices, at::Device device, const std::stop_token& stop) {
    const c10::NoGradGuard guard;
    const std::vector<Prompt> read = endsOf(prompts, choices.promptTokens);
    const auto items = static_cast<std::int64_t>(read.size());
    Tensor values = at::empty({items, static_cast<std::int64_t>(choices.scored.size())}, at::kFloat);
    for (const AnswerTree& tree : treesOf(choices.scored)) {
        BatchShape shape{batchRows, batchTokens, tree.size(), choices.promptTokens, widthStep};
        shape.rows = std::min(shape.rows, batchLogits / (network.outputs() * (1 + tree.size())));
        shape.rows = std::max<std::int64_t>(1, shape.rows);
        for (const PromptBatch& batch : promptBatches(read, shape)) {
            if (stop.stop_requested()) {
                return cancelled();
            }
            addLogs(stepLogs(network, paddedPrompts(read, batch), tree, device), batch, tree, values);
        }
    }
    return values;
}

AnsweredPrompts answered(std::span<const Prompt> prompts, std::span<const std::int64_t> numbers,
                         const AnswerChoices& choices) {
    AnsweredPrompts all;
    const std::vector<Prompt> read = endsOf(prompts, choices.promptTokens);
    for (std::size_t i = 0; i < read.size(); ++i) {
        const auto& answer = choices.answers[static_cast<std::size_t>(numbers[i])];
        std::vector<std::int32_t> ids(read[i].begin(), read[i].end());
        std::vector<std::uint8_t> learnt(ids.size(), 0);
        ids.insert(ids.end(), answer.begin(), answer.end());
        learnt.resize(ids.size(), 1);
        all.ids.push_back(std::move(ids));
        all.learnt.push_back(std::move(learnt));
    }
    return all;
}

} // namespace plateau::training
