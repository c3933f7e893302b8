#pragma once

#include "core/model/network/network.h"
#include "core/training/trainable_model.h"

/// Writing texts token by token.
namespace plateau::training {

/// What a network writes behind each prompt, always taking the likeliest token. Rows go through the network
/// in batches of a few fixed shapes, so that what is written behind a prompt does not depend on the others
/// where there are at least as many as a batch has rows.
/// @param prompts none empty; of one that is too long for the context only the end is read
/// @return ids of each text, in the order of the prompts. Cancelled when stop was requested.
Result<std::vector<std::vector<std::int32_t>>>
writtenBehind(const model::Network& network, std::span<const std::span<const std::int32_t>> prompts,
              const WritingLimits& limits, at::Device device, const std::stop_token& stop);

} // namespace plateau::training
