#include "core/tokenizer/bpe/roberta_files.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/special_texts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plateau::tokenizer {
namespace {

namespace fs = std::filesystem;

/// Where no file says otherwise.
constexpr std::array<std::pair<const char*, const char*>, 7> usualTokens = {{{"bos_token", "<s>"},
                                                                             {"pad_token", "<pad>"},
                                                                             {"eos_token", "</s>"},
                                                                             {"unk_token", "<unk>"},
                                                                             {"mask_token", "<mask>"},
                                                                             {"cls_token", "<s>"},
                                                                             {"sep_token", "</s>"}}};

/// Lines of merges.txt: "left right", behind a line with the version.
Result<Json> readMergeLines(const fs::path& path) {
    const auto text = readWholeFile(path, tokenizerFileBytes);
    if (!text) {
        return text.error();
    }
    if (const auto bad = firstInvalidUtf8(*text)) {
        return badInput(path.string(), fmt::format("not UTF-8 at byte {}", *bad),
                        "Restore the model's own merges.txt.");
    }
    Json merges = Json::array();
    for (std::string_view rest = *text; !rest.empty();) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        line = line.substr(0, line.find('\r'));
        if (!line.empty() && !line.starts_with("#version")) {
            merges.push_back(line);
        }
    }
    return merges;
}

/// The special tokens with their numbers in the vocabulary, and what the files say of each.
Json addedTokens(const Json& config, const Json& vocabulary,
                 const std::map<std::string, std::string>& specials) {
    std::map<std::int64_t, Json> byNumber;
    for (const auto& [role, text] : specials) {
        const Json& id = member(vocabulary, text.c_str());
        if (id.is_number_unsigned()) {
            byNumber[id.get<std::int64_t>()] = {{"id", id}, {"content", text}, {"special", true}};
        }
    }
    for (const auto& [number, token] : member(config, "added_tokens_decoder").items()) {
        const bool isNumber =
            !number.empty() && number.size() < 9 &&
            std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (isNumber && token.is_object()) {
            Json whole = token;
            whole["id"] = std::stoll(number);
            byNumber[std::stoll(number)] = std::move(whole);
        }
    }
    Json all = Json::array();
    for (auto& [number, token] : byNumber) {
        all.push_back(std::move(token));
    }
    return all;
}

} // namespace

bool hasRobertaFiles(const fs::path& folder) {
    std::error_code code;
    if (!fs::exists(folder / "vocab.json", code) || !fs::exists(folder / "merges.txt", code)) {
        return false;
    }
    const auto tokens = readObjectIfThere(folder / "tokenizer_config.json");
    const Json& stated = tokens ? member(*tokens, "tokenizer_class") : Json();
    if (stated.is_string()) {
        return stated == "RobertaTokenizer" || stated == "RobertaTokenizerFast";
    }
    const auto model = readObjectIfThere(folder / "config.json");
    return model && member(*model, "model_type") == Json("roberta");
}

Result<Json> robertaTokenizerJson(const fs::path& folder, std::map<std::string, std::string>& specials) {
    const auto vocabulary = readJson(folder / "vocab.json", JsonLimits{.fileBytes = tokenizerFileBytes});
    const auto merges = readMergeLines(folder / "merges.txt");
    const auto config = readObjectIfThere(folder / "tokenizer_config.json");
    if (!vocabulary || !merges || !config) {
        return !vocabulary ? vocabulary.error() : !merges ? merges.error() : config.error();
    }
    for (const auto& [role, text] : usualTokens) {
        specials.emplace(role, text);
    }
    return Json{{"added_tokens", addedTokens(*config, *vocabulary, specials)},
                {"normalizer", nullptr},
                {"pre_tokenizer",
                 {{"type", "ByteLevel"},
                  {"add_prefix_space", member(*config, "add_prefix_space") == Json(true)},
                  {"use_regex", true}}},
                {"model", {{"type", "BPE"}, {"vocab", *vocabulary}, {"merges", *merges}}}};
}

} // namespace plateau::tokenizer
