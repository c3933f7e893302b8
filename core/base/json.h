#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace plateau {

/// Object keys are sorted, so equal values have equal text: `dump()` is the canonical form that hashes are
/// taken of.
using Json = nlohmann::json;

struct JsonLimits {
    std::uint64_t fileBytes = 1 << 20; ///< plans and configurations; tokenizer.json takes 64 MiB
    std::size_t stringBytes = 1 << 20;
    std::size_t depth = 64;
};

/// Parses untrusted text. Refused with line and column: nesting deeper than the limit, duplicate keys, NUL in
/// strings, bad UTF-8, lone surrogates, integers beyond 64 bit, numbers beyond double, anything behind the
/// value.
/// @param where name used in errors, normally the file
Result<Json> parseJson(std::string_view text, std::string_view where, const JsonLimits& limits = {});

/// Reads and parses a file under the limits.
Result<Json> readJson(const std::filesystem::path& path, const JsonLimits& limits = {});

} // namespace plateau
