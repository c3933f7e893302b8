#include "core/tokenizer/load/found_template.h"

#include "core/base/file.h"
#include "core/checkpoint/gguf/gguf_file.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/chat_source.h"
#include "core/tokenizer/special_texts.h"

namespace plateau::tokenizer {
namespace {

/// The text of a "chat_template": one text, or several with names.
std::string templateIn(const Json& object) {
    const Json& stated = member(object, "chat_template");
    if (stated.is_string()) {
        return stated.get<std::string>();
    }
    for (const Json& item : stated.is_array() ? stated : Json::array()) {
        if (member(item, "name") == Json("default") && member(item, "template").is_string()) {
            return item["template"].get<std::string>();
        }
    }
    return {};
}

Result<std::string> sourceInGguf(const std::filesystem::path& path) {
    const auto file = checkpoint::GgufFile::open(path);
    if (!file) {
        return file.error();
    }
    const auto* text = file->value<std::string>("tokenizer.chat_template");
    return text ? *text : std::string();
}

Result<std::string> sourceInFolder(const std::filesystem::path& folder) {
    std::error_code code;
    if (const auto own = folder / "chat_template.jinja"; std::filesystem::exists(own, code)) {
        return readWholeFile(own, JsonLimits().fileBytes);
    }
    for (const char* file : {"chat_template.json", "tokenizer_config.json"}) {
        const auto json = readObjectIfThere(folder / file);
        if (!json) {
            return json.error();
        }
        if (std::string text = templateIn(*json); !text.empty()) {
            return text;
        }
    }
    return std::string();
}

} // namespace

Result<FoundTemplate> findChatTemplate(const std::filesystem::path& modelFolderOrGguf) {
    auto source = checkpoint::isGguf(modelFolderOrGguf) ? sourceInGguf(modelFolderOrGguf)
                                                        : sourceInFolder(modelFolderOrGguf);
    if (!source) {
        return source.error();
    }
    FoundTemplate found;
    if (auto known = knownTemplate(*source)) {
        found.known = known->which;
        found.details = std::move(known->details);
    }
    found.source = *std::move(source);
    return found;
}

} // namespace plateau::tokenizer
