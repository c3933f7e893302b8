#pragma once

#include "core/model/network/network.h"
#include "core/tokenizer/chat_layout.h"
#include "core/training/model_source.h"

#include <map>
#include <vector>

namespace plateau::training {

/// What a frozen language model knows of a text before it answers: what its head reads at the last token of
/// the prompt. C hidden.
class PromptFeatures : public FrozenFeatures {
public:
    /// @param most tokens that are read of a text
    PromptFeatures(std::unique_ptr<model::Network> network, const tokenizer::ChatLayout& layout,
                   std::int64_t most, at::Device device)
        : m_network(std::move(network)), m_layout(layout), m_most(most), m_device(device) {}

    Result<at::Tensor> rows(const EncodedSet& set, std::span<const std::uint32_t> rows,
                            const std::stop_token& stop) override;
    Result<at::Tensor> texts(std::span<const std::string> texts, const std::stop_token& stop) override;

private:
    /// The features of a set that are known.
    struct Known {
        at::Tensor features; ///< [items, C]; undefined before the first
        std::vector<char> has;
    };

    std::unique_ptr<model::Network> m_network;
    const tokenizer::ChatLayout& m_layout;
    std::int64_t m_most;
    at::Device m_device;
    std::map<const EncodedSet*, Known> m_known;
};

} // namespace plateau::training
