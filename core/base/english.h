#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// English sentences of messages.
namespace plateau {

/// "1 row", "2 rows"; `many` for words that take no s ("1 class", "2 classes").
std::string counted(std::uint64_t count, std::string_view one, std::string_view many = {});

/// `digits` significant digits without exponent and trailing zeros, whole numbers whole, commas from 10,000
/// on: 0.04123, 131.7, 1078, 10,784. Scores and errors of any size are written so.
std::string significant(double value, int digits = 4);

/// "Do this. And that.": each part becomes one sentence that ends once; empty parts are left out.
std::string asSentences(std::string_view first, std::string_view second);

} // namespace plateau
