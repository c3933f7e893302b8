#pragma once

#include "core/base/result.h"
#include "core/statistics/curve/curve.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Public error curves (curve_id,n,mean_error,stderr) and the protocol that hides their ends.
namespace plateau::benchmark {

struct ErrorCurve {
    std::string id;
    std::vector<double> n; ///< ascending
    std::vector<double> error;
    std::vector<double> standardError;
};

/// Reads a CSV, plain or gzip; rows of one curve stand together. BadInput with the line.
Result<std::vector<ErrorCurve>> readErrorCurves(const std::filesystem::path& path);

/// At least 40 sizes and not a dummy classifier.
bool isUsable(const ErrorCurve& curve);

/// What the fit may see when only sizes ≤ `most` are known: the last of them, then every 4th going backwards.
/// Nothing when fewer than 4 are left.
std::optional<statistics::FitInput> pilots(const ErrorCurve& curve, double most);

} // namespace plateau::benchmark
