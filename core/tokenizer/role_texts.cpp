#include "core/tokenizer/role_texts.h"

namespace plateau::tokenizer {

std::map<SpecialRole, std::int32_t> rolesOf(const std::map<std::string, std::string>& texts,
                                            const TokenIds& ids) {
    std::map<SpecialRole, std::int32_t> specials;
    for (const auto& [key, role] : roleTexts) {
        const auto text = texts.find(key);
        const auto id = text == texts.end() ? ids.end() : ids.find(text->second);
        if (id != ids.end()) {
            specials[role] = id->second;
        }
    }
    return specials;
}

Json stepsOf(const Json& part, const char* list) {
    if (part.is_null()) {
        return Json::array();
    }
    return hasType(part, "Sequence") && member(part, list).is_array() ? member(part, list)
                                                                      : Json::array({part});
}

} // namespace plateau::tokenizer
