#include "core/tokenizer/special_texts.h"

#include "core/base/file.h"
#include "core/tokenizer/added_tokens_json.h"

namespace plateau::tokenizer {
namespace {

constexpr std::size_t mostDigits = 18;

/// transformers writes "no limit" as an integer beyond 64 bits, which no field here needs: digits behind the
/// 18th of an integer are left out, those inside texts stay.
std::string withShortIntegers(std::string_view text) {
    std::string result;
    bool isInText = false;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isEscaped = isInText && c == '\\';
        isInText = c == '"' ? !isInText : isInText;
        digits = !isInText && c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits <= mostDigits) {
            result += c;
        }
        if (isEscaped && i + 1 < text.size()) {
            result += text[++i];
        }
    }
    return result;
}

} // namespace

Result<Json> readObjectIfThere(const std::filesystem::path& path) {
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
        return Json::object();
    }
    const auto text = readWholeFile(path, JsonLimits().fileBytes);
    auto json = text ? parseJson(withShortIntegers(*text), path.string()) : Result<Json>(text.error());
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

std::optional<std::pair<std::string, std::string>> tokensAround(const Json& processor) {
    const auto textOf = [](const Json& value) {
        return value.is_string() ? value.get<std::string>() : std::string();
    };
    const auto first = [](const Json& pair) { return pair.is_array() && !pair.empty() ? pair[0] : Json(); };
    std::pair<std::string, std::string> around;
    if (hasType(processor, "BertProcessing") || hasType(processor, "RobertaProcessing")) {
        around = {textOf(first(member(processor, "cls"))), textOf(first(member(processor, "sep")))};
    }
    const Json& single = member(processor, "single");
    if (hasType(processor, "TemplateProcessing") && single.is_array() && single.size() == 3 &&
        !member(single[1], "Sequence").is_null()) {
        around = {textOf(member(member(single[0], "SpecialToken"), "id")),
                  textOf(member(member(single[2], "SpecialToken"), "id"))};
    }
    return around.first.empty() || around.second.empty() ? std::nullopt : std::optional(around);
}

} // namespace plateau::tokenizer
