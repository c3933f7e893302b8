#include "core/checkpoint/pooling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plateau::checkpoint {
namespace {

constexpr std::array<std::pair<const char*, Pooling>, 4> poolings = {
    {{"mean", Pooling::Mean},
     {"cls", Pooling::Cls},
     {"max", Pooling::Max},
     {"mean_sqrt_len", Pooling::MeanSquareRootLength}}};

} // namespace

const char* name(Pooling pooling) {
    return std::find_if(poolings.begin(), poolings.end(),
                        [&](const auto& row) { return row.second == pooling; })
        ->first;
}

std::optional<Pooling> poolingFromName(std::string_view text) {
    for (const auto& [name, pooling] : poolings) {
        if (text == name) {
            return pooling;
        }
    }
    return std::nullopt;
}

} // namespace plateau::checkpoint
