#pragma once

#include "core/model/network/network.h"

#include <cstdint>
#include <span>
#include <vector>

namespace plateau::training {

/// A part of a text that a language model reads at once: all but its last token go in, all but its first can
/// be predicted.
struct TokenWindow {
    std::size_t item = 0; ///< which of the texts
    std::span<const std::int32_t> tokens;
    std::span<const std::uint8_t> learnt{}; ///< as long as `tokens`: 1 = is predicted; empty: every one is

    std::int64_t length() const {
        return static_cast<std::int64_t>(tokens.size()) - 1;
    } ///< tokens that go in
    bool predicts(std::int64_t place) const {
        return learnt.empty() || learnt[static_cast<std::size_t>(place) + 1] != 0;
    }
    std::int64_t predicted() const; ///< tokens
};

/// Cuts texts into windows of at most `context` tokens that go in, so that every token but the first of a
/// text is in exactly one of them. Texts of one token give none, nor do parts without a token to learn.
/// @param learnt of Batch
std::vector<TokenWindow> tokenWindows(std::span<const std::span<const std::int32_t>> texts,
                                      std::span<const std::span<const std::uint8_t>> learnt,
                                      std::int64_t context);

/// Windows that go through a network at once.
struct WindowGroup {
    std::size_t begin = 0;
    std::size_t count = 0;
    std::int64_t width = 0;     ///< of the longest
    std::int64_t filled = 0;    ///< tokens that go in, without padding
    std::int64_t predicted = 0; ///< tokens
};
/// Neighbours together, with at most `most` padded tokens (or one window).
std::vector<WindowGroup> groupsInOrder(std::span<const TokenWindow> windows, std::int64_t most);
/// The same after sorting the windows, the longest first: windows of like lengths, so that little is padding.
std::vector<WindowGroup> groupsByLength(std::span<TokenWindow> windows, std::int64_t most);

/// What is predicted of some windows.
struct WindowBatch {
    model::NetworkBatch input;
    at::Tensor targets; ///< [R] int64
};
/// @param width of the padded rows, at least that of the longest window
WindowBatch windowBatch(std::span<const TokenWindow> windows, std::int64_t width, at::Device device);

} // namespace plateau::training
