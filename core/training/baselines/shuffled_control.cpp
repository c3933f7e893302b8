#include "core/training/baselines/shuffled_control.h"

#include "core/base/random.h"

namespace plateau::training {

std::vector<std::uint32_t> permutedRows(std::vector<std::uint32_t> rows, std::uint64_t seed) {
    Random random(seed, "control");
    random.shuffle(std::span(rows));
    return rows;
}

} // namespace plateau::training
