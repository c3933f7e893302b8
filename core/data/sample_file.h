#pragma once

#include "core/data/samples.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

/// Writes the experiment's own form of samples: one object a line, keys sorted, LF:
/// {"group":…,"id":…,"label":…,"row":…,"text":…}, and "features", "labels" or "turns" (a list of
/// {"speaker":"user","text":…}) where a sample has them. Equal samples give equal bytes. Published whole or
/// not at all. A Dataset reads such a file, too.
/// @param columns names of the features: they go into every line as "columns"; none: the features stay
/// nameless
/// @return SHA-256 of the bytes in hex. With Publish::FirstWins an existing file of other bytes is an error.
Result<std::string> writeSampleFile(const std::filesystem::path& path, std::span<const Sample> samples,
                                    Publish mode, std::span<const std::string> columns = {});

/// The field of a Dataset that holds this column of a sample file.
std::string columnField(const std::string& column);

/// Reads such a file back, strictly: any fault is an error with its line, also turns that end in another
/// answer than "label". `line` is that of this file.
/// @param expectedSha256 when not empty, other bytes are an error that shows both hashes
Result<std::vector<Sample>> readSampleFile(const std::filesystem::path& path,
                                           std::string_view expectedSha256 = {});

} // namespace plateau::data
