#pragma once

#include <string>

/// Numbers in the English of an answer. Internal to this folder.
namespace plateau::statistics {

enum class Rounding { Nearest, Down, Up };

/// Two significant digits: a sample count is never known better.
double rounded(double n, Rounding rounding);
/// 12345 → "12,345".
std::string count(double n);
/// Up to `decimals`, without trailing zeros.
std::string plain(double value, int decimals);
std::string percent(double share);
/// "1 point", "0.6 points". @param share 0.01 = one point
std::string points(double share);
/// A probability, never claimed to be 0 or 100 %.
std::string chance(double p);
std::string between(const std::string& low, const std::string& high);

} // namespace plateau::statistics
