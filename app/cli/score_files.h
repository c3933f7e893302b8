#pragma once

#include "core/base/result.h"
#include "core/metric/attribute_match.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What `plateau score` reads.
namespace plateau::cli {

/// One text a line; empty lines count, a line end at the end of the file is none. Errors: no file, nothing in
/// it, a line that is not UTF-8 (file:line).
Result<std::vector<std::string>> readLines(const std::filesystem::path& path);

/// One page a line.
struct AttributeFile {
    std::vector<statistics::Attributes> pages;
    std::vector<std::string> ids; ///< values of the id field; empty without one
};

/// One JSON object a line: strings, numbers and true or false are values, null is none, lists and objects are
/// compared as JSON. Blank lines are passed over. @param id field that names the page, no attribute then.
/// Errors with file:line: no JSON object, the id missing or there twice.
Result<AttributeFile> readAttributes(const std::filesystem::path& path, const std::optional<std::string>& id);

/// The predictions in the order of the truth: by id, or line by line. Errors: an id without partner, other
/// numbers of lines.
Result<std::vector<statistics::Attributes>> inOrderOf(const AttributeFile& truth, AttributeFile predictions,
                                                      const std::filesystem::path& truthPath,
                                                      const std::filesystem::path& predictionsPath);

} // namespace plateau::cli
