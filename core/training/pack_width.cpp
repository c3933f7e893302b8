#include "core/training/pack_width.h"

#include "core/base/random.h"
#include "core/training/stopwatch.h"

#include <algorithm>
#include <limits>

namespace plateau::training {
namespace {

constexpr std::int64_t mostCells = 8;
/// Longest inputs of one update of a pack; about 0.3 MB of activations a token in a model of 6 x 384.
constexpr std::int64_t updateTokens = 8192;
constexpr int probeUpdates = 4;

/// Seconds of one update of a cell when `width` cells are packed; the best of a few.
Result<double> secondsPerCell(TrainingContext& context, const recipe::TrainingSettings& settings,
                              std::int64_t n, std::int64_t width) {
    std::vector<CellStart> starts;
    for (std::int64_t i = 0; i < width; ++i) {
        starts.push_back({static_cast<std::uint64_t>(i), nullptr, {}, {}});
    }
    auto model = context.source().create(settings, starts);
    if (!model) {
        return model.error();
    }
    const auto size = std::min<std::int64_t>(settings.optimizer.batch, n);
    const std::vector<double> factors(starts.size(), 0.0);
    Random random(0, "probe");
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < probeUpdates; ++i) {
        std::vector<std::uint32_t> rows;
        for (std::int64_t k = 0; k < size * width; ++k) {
            rows.push_back(static_cast<std::uint32_t>(random.below(context.pool().size())));
        }
        const Stopwatch watch;
        Batch batch = context.pool().collate(rows, width);
        batch.targets = context.objective().targets(context.data().pool, rows, width);
        const auto result = (*model)->step(batch, factors);
        result.loss.to(at::kCPU);
        const double seconds = watch.seconds() / static_cast<double>(width);
        best = i == 0 ? best : std::min(best, seconds);
    }
    return best;
}

} // namespace

std::int64_t widestPack(const TrainingContext& context, std::int64_t batch) {
    std::int64_t longest = 1;
    for (std::size_t row = 0; row < context.pool().size(); ++row) {
        longest = std::max(longest, context.pool().cost(row));
    }
    return std::min(mostCells, updateTokens / (batch * longest));
}

Result<int> measurePackWidth(TrainingContext& context, const recipe::TrainingSettings& settings,
                             std::int64_t n, std::int64_t most) {
    auto alone = secondsPerCell(context, settings, n, 1);
    if (!alone) {
        return alone.error();
    }
    int chosen = 1;
    double best = 0.97 * *alone; // packing must pay, not just break even within the noise
    std::vector<std::int64_t> widths{most};
    for (std::int64_t width = most; width > 2;) {
        width = (width + 1) / 2;
        widths.push_back(width);
    }
    for (const std::int64_t width : widths) {
        auto seconds = secondsPerCell(context, settings, n, width);
        if (!seconds) {
            return seconds.error();
        }
        if (*seconds < best) {
            best = *seconds;
            chosen = static_cast<int>(width);
        }
    }
    return chosen;
}

int proposedPack(const recipe::TrainingSettings& settings, std::int64_t longest, std::int64_t seeds) {
    const std::int64_t widest =
        std::min(mostCells, updateTokens / std::max<std::int64_t>(1, settings.optimizer.batch * longest));
    if (widest < 2 || seeds < 2 || settings.exact || settings.method != recipe::MethodKind::Lora) {
        return 1;
    }
    const std::int64_t packs = (seeds + widest - 1) / widest;
    return static_cast<int>((seeds + packs - 1) / packs);
}

} // namespace plateau::training
