#include "core/training/autograd/token_windows.h"

#include <algorithm>

namespace plateau::training {

std::int64_t TokenWindow::predicted() const {
    return learnt.empty() ? length() : std::count(learnt.begin() + 1, learnt.end(), std::uint8_t{1});
}

std::vector<TokenWindow> tokenWindows(std::span<const std::span<const std::int32_t>> texts,
                                      std::span<const std::span<const std::uint8_t>> learnt,
                                      std::int64_t context) {
    const auto step = static_cast<std::size_t>(context);
    std::vector<TokenWindow> windows;
    for (std::size_t item = 0; item < texts.size(); ++item) {
        const auto tokens = texts[item];
        for (std::size_t begin = 0; begin + 1 < tokens.size(); begin += step) {
            const std::size_t count = std::min(step + 1, tokens.size() - begin);
            TokenWindow window{item, tokens.subspan(begin, count)};
            if (!learnt.empty()) {
                window.learnt = learnt[item].subspan(begin, count);
            }
            if (window.predicted() > 0) {
                windows.push_back(window);
            }
        }
    }
    return windows;
}

namespace {

/// A group is closed early where more than this share of it would be padding, unless it is small.
constexpr double mostPadding = 0.25;
constexpr std::int64_t smallGroup = 512;

std::vector<WindowGroup> groupsOf(std::span<const TokenWindow> windows, std::int64_t most, double padding) {
    std::vector<WindowGroup> groups;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const std::int64_t length = windows[i].length();
        WindowGroup* last = groups.empty() ? nullptr : &groups.back();
        const std::int64_t width = last ? std::max(last->width, length) : length;
        const std::int64_t padded = last ? width * static_cast<std::int64_t>(last->count + 1) : 0;
        const auto filled = static_cast<double>(last ? last->filled + length : 0);
        const bool wasteful = padded > smallGroup && filled < (1 - padding) * static_cast<double>(padded);
        if (last == nullptr || padded > most || wasteful) {
            groups.push_back({i, 1, length, length, windows[i].predicted()});
            continue;
        }
        last->width = width;
        last->filled += length;
        last->predicted += windows[i].predicted();
        ++last->count;
    }
    return groups;
}

} // namespace

std::vector<WindowGroup> groupsInOrder(std::span<const TokenWindow> windows, std::int64_t most) {
    return groupsOf(windows, most, 1);
}

std::vector<WindowGroup> groupsByLength(std::span<TokenWindow> windows, std::int64_t most) {
    std::stable_sort(windows.begin(), windows.end(),
                     [](const TokenWindow& a, const TokenWindow& b) { return a.length() > b.length(); });
    return groupsOf(windows, most, mostPadding);
}

WindowBatch windowBatch(std::span<const TokenWindow> windows, std::int64_t width, at::Device device) {
    std::int64_t places = 0;
    for (const TokenWindow& window : windows) {
        places += window.predicted();
    }
    at::Tensor ids = at::zeros({static_cast<std::int64_t>(windows.size()), width}, at::kLong);
    at::Tensor index = at::empty({places}, at::kLong);
    at::Tensor targets = at::empty({places}, at::kLong);
    auto* row = ids.mutable_data_ptr<std::int64_t>();
    auto* place = index.mutable_data_ptr<std::int64_t>();
    auto* target = targets.mutable_data_ptr<std::int64_t>();
    std::int64_t first = 0;
    for (const TokenWindow& window : windows) {
        std::copy(window.tokens.begin(), window.tokens.end() - 1, row);
        for (std::int64_t i = 0; i < window.length(); ++i) {
            if (window.predicts(i)) {
                *place++ = first + i;
                *target++ = window.tokens[static_cast<std::size_t>(i) + 1];
            }
        }
        row += width;
        first += width;
    }
    WindowBatch batch;
    batch.input.ids = ids.to(device);
    batch.input.places = index.to(device);
    batch.targets = targets.to(device);
    return batch;
}

} // namespace plateau::training
