#include "core/tokenizer/special_texts.h"

namespace plateau::tokenizer {

Result<Json> readObjectIfThere(const std::filesystem::path& path) {
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
        return Json::object();
    }
    auto json = readJson(path);
    if (json && !json->is_object()) {
        return badInput(path.string(), "not a JSON object", "Restore the model's own file.");
    }
    return json;
}

Result<std::map<std::string, std::string>> readSpecialTexts(const std::filesystem::path& folder) {
    std::map<std::string, std::string> texts;
    for (const char* file : {"tokenizer_config.json", "special_tokens_map.json"}) {
        const auto json = readObjectIfThere(folder / file);
        if (!json) {
            return json.error();
        }
        for (const auto& [name, stated] : json->items()) {
            const Json& value = stated.is_object() && stated.contains("content") ? stated["content"] : stated;
            if (name.ends_with("_token") && value.is_string()) {
                texts[name] = value.get<std::string>();
            }
        }
    }
    return texts;
}

} // namespace plateau::tokenizer
