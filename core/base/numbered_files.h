#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

/// Folders of <number>.json files: which is newest is decided by number, and none is ever changed.
namespace plateau {

/// Numbers of the files in `folder`, ascending; empty when it is missing. Other names are passed over.
std::vector<std::int64_t> fileNumbers(const std::filesystem::path& folder);

std::filesystem::path numberedFile(const std::filesystem::path& folder, std::int64_t number);

/// Publishes what `make` gives for the next free number (checksummed_json.h); several writers get different
/// ones. Makes the folder. @return the number. Busy when others keep taking it
Result<std::int64_t> publishNumbered(const std::filesystem::path& folder,
                                     const std::function<Json(std::int64_t number)>& make);

} // namespace plateau
