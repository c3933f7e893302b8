#pragma once

#include "core/base/json_fields.h"

#include <cmath>
#include <limits>

/// Numbers that come back from JSON bit by bit; what is no number is null.
namespace plateau::training {

inline Json exactNumber(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

inline void readExact(JsonFields& fields, const std::string& key, double& value) {
    std::optional<double> read;
    fields.read(key, read, JsonFields::Presence::Required);
    value = read.value_or(std::numeric_limits<double>::quiet_NaN());
}

} // namespace plateau::training
