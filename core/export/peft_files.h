#pragma once

#include "core/base/json.h"
#include "core/checkpoint/safetensors.h"

#include <optional>
#include <string>
#include <string_view>

namespace plateau::exporter {

inline constexpr const char* adapterConfigFile = "adapter_config.json";
inline constexpr const char* adapterWeightsFile = "adapter_model.safetensors";
inline constexpr const char* keyPrefix = "base_model.model.";

/// The two files of a PEFT adapter folder, read but not yet judged.
struct PeftFiles {
    Json config;
    checkpoint::SafetensorsFile weights;
};

/// Errors: NotFound, Io; BadInput for broken JSON, broken safetensors, or a config that is no object.
Result<PeftFiles> openPeft(const std::filesystem::path& folder);

/// A key of adapter_model.safetensors taken apart.
struct PeftKey {
    enum class Part { A, B, Other } part = Part::Other;
    std::string module; ///< without prefix and ".lora_A.weight"; for Other: without prefix
};

/// Nothing when the key lacks the prefix of PEFT.
std::optional<PeftKey> parsePeftKey(std::string_view key);

/// True when a pattern of target_modules or rank_pattern means this module: equal, or equal behind a dot.
bool meansModule(std::string_view pattern, std::string_view module);

/// The texts of a list field; empty when it is null, absent or no list.
std::vector<std::string> textList(const Json& config, const char* field);

/// target_modules that means these names and no longer ones: PEFT matches a text as a regular expression on
/// the whole name, so that a model with the same modules one level deeper is refused instead of left
/// untrained.
std::string wholeNames(const std::vector<std::string>& modules);
/// What target_modules means, see core/checkpoint/families/targets.h: names of a list or of what wholeNames()
/// makes, or one expression; empty for anything else.
std::vector<std::string> targetModules(const Json& config);

} // namespace plateau::exporter
