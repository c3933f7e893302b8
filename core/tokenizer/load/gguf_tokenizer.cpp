#include "core/tokenizer/load/gguf_tokenizer.h"

#include "core/base/utf8.h"
#include "core/checkpoint/gguf/gguf_file.h"
#include "core/tokenizer/bpe/bpe_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace plateau::tokenizer {
namespace {

using checkpoint::GgufFile;

constexpr const char* getAgain = "Get the file again; it is damaged.";

/// What tokenizer.ggml.pre means.
struct Splitting {
    std::string_view name;
    SplitPattern pattern;
    bool digitsFirst;
    bool composed;
    bool ignoreMerges;
};
constexpr std::array splittings = {
    Splitting{"gpt-2", SplitPattern::Gpt2, false, false, false},
    Splitting{"smollm", SplitPattern::Gpt2, true, false, false},
    Splitting{"qwen2", SplitPattern::Qwen2, false, true, false},
    Splitting{"llama-bpe", SplitPattern::Llama3, false, false, true},
};

/// Of tokenizer.ggml.token_type.
enum TokenType { Control = 3, UserDefined = 4, Unused = 5 };

/// The text of a key; empty where it is none.
std::string textOf(const GgufFile& file, const char* key) {
    const auto* text = file.value<std::string>(key);
    return text ? *text : "";
}

Result<void> readSplitting(const GgufFile& file, const std::string& where, BpeSpec& spec) {
    const std::string model = textOf(file, "tokenizer.ggml.model");
    if (model != "gpt2") {
        return badInput(where + ": tokenizer.ggml.model",
                        model.empty() ? "is missing"
                                      : fmt::format("'{}' is not supported yet", printable(model, 40)),
                        chooseByteLevel);
    }
    const std::string pre = textOf(file, "tokenizer.ggml.pre");
    const auto known = std::find_if(splittings.begin(), splittings.end(),
                                    [&](const Splitting& row) { return row.name == pre; });
    if (known == splittings.end()) {
        return badInput(where + ": tokenizer.ggml.pre",
                        pre.empty() ? "is missing"
                                    : fmt::format("'{}' is not supported yet", printable(pre, 40)),
                        chooseByteLevel);
    }
    const auto* space = file.value<bool>("tokenizer.ggml.add_space_prefix");
    spec.split = {known->pattern, known->digitsFirst, space != nullptr && *space};
    spec.composed = known->composed;
    spec.ignoreMerges = known->ignoreMerges;
    return {};
}

Result<void> readTokens(const GgufFile& file, const std::string& where, BpeSpec& spec) {
    const auto* tokens = file.value<std::vector<std::string>>("tokenizer.ggml.tokens");
    const auto* types = file.value<std::vector<double>>("tokenizer.ggml.token_type");
    if (tokens == nullptr || tokens->empty() || (types != nullptr && types->size() != tokens->size())) {
        return badInput(where + ": tokenizer.ggml.tokens", "are missing, or their types are not theirs",
                        getAgain);
    }
    for (std::size_t id = 0; id < tokens->size(); ++id) {
        const std::string& text = (*tokens)[id];
        if (firstInvalidUtf8(text)) {
            return badInput(fmt::format("{}: tokenizer.ggml.tokens[{}]", where, id), "is not valid UTF-8",
                            getAgain);
        }
        const int type = types ? static_cast<int>((*types)[id]) : 1;
        const bool isAdded = type == Control || type == UserDefined;
        spec.vocabulary.push_back(isAdded || type == Unused ? "" : text);
        if (isAdded && !text.empty()) {
            AddedToken token{static_cast<std::int32_t>(id), text};
            token.special = type == Control;
            spec.addedTokens.push_back(std::move(token));
        }
    }
    return {};
}

Result<void> readMerges(const GgufFile& file, const std::string& where, BpeSpec& spec) {
    const auto* merges = file.value<std::vector<std::string>>("tokenizer.ggml.merges");
    if (merges == nullptr) {
        return badInput(where + ": tokenizer.ggml.merges", "are missing", getAgain);
    }
    std::unordered_map<std::string_view, std::size_t> ids;
    for (std::size_t id = 0; id < spec.vocabulary.size(); ++id) {
        ids[spec.vocabulary[id]] = id;
    }
    for (std::size_t i = 0; i < merges->size(); ++i) {
        const std::string& merge = (*merges)[i];
        const auto space = merge.find(' ');
        const bool splits = space != std::string::npos && space > 0 && space + 1 < merge.size();
        std::string left = merge.substr(0, splits ? space : 0);
        std::string right = splits ? merge.substr(space + 1) : "";
        if (!splits || !ids.contains(left) || !ids.contains(right) || !ids.contains(left + right)) {
            return badInput(fmt::format("{}: tokenizer.ggml.merges[{}]", where, i),
                            "does not join two tokens to a third", getAgain);
        }
        spec.merges.emplace_back(std::move(left), std::move(right));
    }
    return {};
}

Result<void> readSpecials(const GgufFile& file, const std::string& where, BpeSpec& spec) {
    const std::array<std::pair<const char*, SpecialRole>, 4> roles = {{{"bos", SpecialRole::Begin},
                                                                       {"eos", SpecialRole::End},
                                                                       {"padding", SpecialRole::Padding},
                                                                       {"unknown", SpecialRole::Unknown}}};
    for (const auto& [name, role] : roles) {
        const std::string key = fmt::format("tokenizer.ggml.{}_token_id", name);
        const auto* id = file.value<std::int64_t>(key);
        if (id == nullptr) {
            continue;
        }
        if (*id < 0 || *id >= static_cast<std::int64_t>(spec.vocabulary.size())) {
            return badInput(where + ": " + key, fmt::format("{} is no token", *id), getAgain);
        }
        spec.specials[role] = static_cast<std::int32_t>(*id);
    }
    return {};
}

} // namespace

Result<BpeSpec> readGgufBpe(const std::filesystem::path& path) {
    const auto file = GgufFile::open(path);
    if (!file) {
        return file.error();
    }
    BpeSpec spec;
    for (const auto step : {readSplitting, readTokens, readMerges, readSpecials}) {
        if (const auto done = step(*file, path.string(), spec); !done) {
            return done.error();
        }
    }
    return spec;
}

} // namespace plateau::tokenizer
