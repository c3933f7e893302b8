#include "core/tokenizer/wordpiece/tokenizer_config.h"

#include "core/base/json_fields.h"
#include "core/base/utf8.h"
#include "core/tokenizer/special_texts.h"

#include <fmt/format.h>

namespace plateau::tokenizer {

namespace fs = std::filesystem;

Result<ConfigFiles> readConfigFiles(const fs::path& folder) {
    ConfigFiles config;
    config.configPath = (folder / "tokenizer_config.json").string();
    const auto main = readObjectIfThere(config.configPath);
    if (!main) {
        return main.error();
    }
    const auto specials = readSpecialTexts(folder);
    if (!specials) {
        return specials.error();
    }
    std::vector<Fault> faults;
    JsonFields fields(*main, "", faults);
    fields.read("do_lower_case", config.lowerCase);
    fields.read("strip_accents", config.stripAccents);
    fields.read("tokenize_chinese_chars", config.spaceIdeographs);
    fields.read("tokenizer_class", config.tokenizerClass);
    bool basic = true;
    fields.read("do_basic_tokenize", basic);
    if (!basic) {
        fields.fault("do_basic_tokenize", "false is not supported", chooseBert);
    }
    if (!faults.empty()) {
        return faultsToError(config.configPath, faults);
    }
    for (auto& [name, text] : config.specials) {
        const auto found = specials->find(name);
        text = found == specials->end() ? text : found->second;
    }
    return config;
}

TokenIds idsByText(const TokenizerSpec& spec) {
    TokenIds ids;
    for (std::size_t id = 0; id < spec.vocabulary.size(); ++id) {
        ids[spec.vocabulary[id]] = static_cast<std::int32_t>(id);
    }
    for (const AddedToken& token : spec.addedTokens) {
        ids[token.content] = token.id;
    }
    return ids;
}

Result<std::int32_t> idOf(const TokenIds& ids, const std::string& text, const std::string& where) {
    const auto found = ids.find(text);
    if (text.empty() || found == ids.end()) {
        return badInput(where, fmt::format("the token '{}' has no id", printable(text)),
                        "Restore the model's own tokenizer files.");
    }
    return found->second;
}

} // namespace plateau::tokenizer
