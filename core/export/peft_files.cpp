#include "core/export/peft_files.h"

#include "core/checkpoint/families/targets.h"

namespace plateau::exporter {
namespace {

bool takeSuffix(std::string_view& text, std::string_view suffix) {
    const bool there = text.ends_with(suffix);
    text.remove_suffix(there ? suffix.size() : 0);
    return there;
}

} // namespace

Result<PeftFiles> openPeft(const std::filesystem::path& folder) {
    auto config = readJson(folder / adapterConfigFile);
    if (!config) {
        return config.error();
    }
    if (!config->is_object()) {
        return badInput((folder / adapterConfigFile).string(), "is no JSON object",
                        "Export the adapter again.");
    }
    auto weights = checkpoint::SafetensorsFile::open(folder / adapterWeightsFile);
    if (!weights) {
        return weights.error();
    }
    return PeftFiles{*std::move(config), *std::move(weights)};
}

std::optional<PeftKey> parsePeftKey(std::string_view key) {
    const std::string_view prefix = keyPrefix;
    if (!key.starts_with(prefix)) {
        return std::nullopt;
    }
    key.remove_prefix(prefix.size());
    if (takeSuffix(key, ".lora_A.weight")) {
        return PeftKey{PeftKey::Part::A, std::string(key)};
    }
    if (takeSuffix(key, ".lora_B.weight")) {
        return PeftKey{PeftKey::Part::B, std::string(key)};
    }
    return PeftKey{PeftKey::Part::Other, std::string(key)};
}

bool meansModule(std::string_view pattern, std::string_view module) {
    return !pattern.empty() && module.ends_with(pattern) &&
           (module.size() == pattern.size() || module[module.size() - pattern.size() - 1] == '.');
}

std::vector<std::string> textList(const Json& config, const char* field) {
    std::vector<std::string> out;
    const auto found = config.find(field);
    if (found != config.end() && found->is_array()) {
        for (const Json& item : *found) {
            if (item.is_string()) {
                out.push_back(item.get<std::string>());
            }
        }
    }
    return out;
}

std::string wholeNames(const std::vector<std::string>& modules) {
    std::string pattern;
    for (const std::string& module : modules) {
        pattern += pattern.empty() ? "" : "|";
        for (const char c : module) {
            pattern += c == '.' ? "\\." : std::string(1, c);
        }
    }
    return pattern;
}

std::vector<std::string> targetModules(const Json& config) {
    const auto found = config.find("target_modules");
    if (found == config.end() || !found->is_string()) {
        return textList(config, "target_modules");
    }
    const auto& pattern = found->get_ref<const std::string&>();
    std::vector<std::string> names(1);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool dot = pattern.compare(i, 2, "\\.") == 0;
        if (pattern[i] == '|') {
            names.emplace_back();
        } else {
            names.back() += dot ? '.' : pattern[i];
        }
        i += dot ? 1 : 0;
    }
    if (pattern == checkpoint::allLinear) {
        return {pattern};
    }
    // Any other expression does not give itself again.
    const bool plain = pattern.find_first_of("()[]{}*+?^$") == pattern.npos && wholeNames(names) == pattern;
    return plain ? names : std::vector<std::string>{checkpoint::expressionPrefix + pattern};
}

} // namespace plateau::exporter
