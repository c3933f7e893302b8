#include "core/training/inputs/encoded_set.h"

namespace plateau::training {

std::int64_t Batch::items() const {
    const std::int64_t all = features.defined() ? features.size(0) : static_cast<std::int64_t>(tokens.size());
    return cells == 0 ? 0 : all / cells;
}

} // namespace plateau::training
