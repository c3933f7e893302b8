#pragma once

#include "core/experiment/store/folder.h"

#include <filesystem>
#include <string>

namespace plateau::workflow {

/// Writes the network of a cell ("best" or an id) that was trained from nothing to `out`, see
/// core/export/network_files.h. @return the cell. NotFound when the cell kept no weights; BadInput for models
/// that were not built in.
Result<std::string> exportNetwork(const experiment::Folder& folder, const std::string& cell,
                                  const std::filesystem::path& out);

} // namespace plateau::workflow
