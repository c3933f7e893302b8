#pragma once

#include "core/base/json_fields.h"

#include <string>
#include <string_view>
#include <vector>

namespace plateau::checkpoint {

inline constexpr const char* restoreConfig = "Restore the model's own file.";

/// A whole number from 1 to 2^24; absent, `out` stays as it is or is a fault.
void readPositive(JsonFields& fields, const char* key, int& out,
                  JsonFields::Presence presence = JsonFields::Presence::Required);

/// "<prefix>0.<module>", "<prefix>0.<module>" … for every layer.
std::vector<std::string> modulesOfLayers(std::string_view prefix, int layers,
                                         const std::vector<std::string_view>& modules);

} // namespace plateau::checkpoint
