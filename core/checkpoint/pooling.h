#pragma once

#include <optional>
#include <string_view>

namespace plateau::checkpoint {

/// How the vectors of the tokens become one vector of the text (sentence-transformers, 1_Pooling).
enum class Pooling { Mean, Cls, Max, MeanSquareRootLength };

/// "mean", "cls", "max", "mean_sqrt_len"
const char* name(Pooling pooling);
std::optional<Pooling> poolingFromName(std::string_view name);

} // namespace plateau::checkpoint
