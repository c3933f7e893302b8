#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace plateau::workflow {

/// A score as it was written.
struct WrittenScore {
    double value = 0;     ///< without the sign: 72.3 of "72.3%"
    bool percent = false; ///< a percent sign stood behind it
};

/// Numbers as other tools write them: with a decimal comma, with a percent sign. What can be meant in two
/// ways
/// ("1.000", "1,234") is an error that says so. `where` = file, line and column for messages.
Result<WrittenScore> readScore(std::string_view text, const std::string& where);

/// A number of training samples: whole, 0 for the untouched model. A share of the data is an error.
Result<double> readSize(std::string_view text, const std::string& where);

Result<double> readSeed(std::string_view text, const std::string& where);

} // namespace plateau::workflow
