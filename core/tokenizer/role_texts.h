#pragma once

#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/tokenizer.h"

#include <array>
#include <map>
#include <utility>

namespace plateau::tokenizer {

/// Names of the roles in tokenizer_config.json and special_tokens_map.json.
inline constexpr std::array roleTexts = {
    std::pair{"bos_token", SpecialRole::Begin},          std::pair{"eos_token", SpecialRole::End},
    std::pair{"cls_token", SpecialRole::Classification}, std::pair{"sep_token", SpecialRole::Separator},
    std::pair{"pad_token", SpecialRole::Padding},        std::pair{"unk_token", SpecialRole::Unknown}};

/// Ids of the roles by the texts of bos_token, eos_token and so on; texts without an id are left out.
std::map<SpecialRole, std::int32_t> rolesOf(const std::map<std::string, std::string>& texts,
                                            const TokenIds& ids);

/// The steps of a part of a tokenizer.json: those of a "Sequence" in its member `list`, the one step, or
/// none.
Json stepsOf(const Json& part, const char* list);

} // namespace plateau::tokenizer
