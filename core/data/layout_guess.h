#pragma once

#include "core/data/row_index.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace plateau::data {

/// Tells the layout of a file by its first bytes, then by its extension. Errors name what a file is that
/// holds no rows of text: empty, an archive, a workbook, Parquet, UTF-16 and others.
/// @param head the first MiB, or all of a smaller file
Result<Layout> guessLayout(const std::filesystem::path& path, std::string_view head);

/// "UTF-8", or for other bytes the likelier of "GB18030" and "Windows-1252".
std::string guessEncoding(std::string_view head);

} // namespace plateau::data
