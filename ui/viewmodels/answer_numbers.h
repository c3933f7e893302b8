#pragma once

#include "ui/viewmodels/texts.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

/// Numbers in the texts of an answer and its findings.
namespace plateau::ui {

/// 0 where the key is missing.
inline double valueOf(const std::map<std::string, double>& values, const char* key) {
    const auto found = values.find(key);
    return found == values.end() ? 0 : found->second;
}

inline QString counted(double number) {
    return Texts::count(std::llround(number));
}

inline QString digits(double value, int decimals) {
    return QString::number(value, 'f', decimals);
}

/// A probability, never claimed to be 0 or 100 %.
inline QString chance(double probability) {
    return Texts::percent(std::clamp(probability, 0.01, 0.99), 0);
}

} // namespace plateau::ui
