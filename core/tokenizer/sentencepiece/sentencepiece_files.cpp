#include "core/tokenizer/sentencepiece/sentencepiece_files.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/role_texts.h"
#include "core/tokenizer/sentencepiece/model_bytes.h"
#include "core/tokenizer/special_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::tokenizer {
namespace {

namespace fs = std::filesystem;
using Type = SentencePieceModel::Type;
using Texts = std::map<std::string, std::string>;

constexpr const char* restore = "Restore the model's own tokenizer files.";

/// The class without the "Fast" at its end.
std::string classOf(const Json& config) {
    const Json& stated = member(config, "tokenizer_class");
    std::string name = stated.is_string() ? stated.get<std::string>() : "";
    return name.ends_with("Fast") ? name.substr(0, name.size() - 4) : name;
}

Result<void> checkClass(const std::string& name, const std::string& where) {
    for (const char* other :
         {"Albert", "XLNet", "Camembert", "Barthez", "MBart", "DebertaV2", "BigBird", "Pegasus", "Reformer",
          "M2M100", "Speech2Text", "Marian", "NllbT", "RemBert", "FNet"}) {
        if (name.starts_with(other)) {
            return badInput(where,
                            fmt::format("tokenizer_class '{}' is not supported yet", printable(name, 60)),
                            "Choose a Llama, Mistral, Gemma, T5 or XLM-RoBERTa model.");
        }
    }
    return {};
}

/// XLM-RoBERTa counts <s> <pad> </s> <unk> before the pieces of its file, and <mask> behind them.
void countAsXlmRoberta(SentencePieceModel& model) {
    std::vector<SentencePieceModel::Piece> pieces = {{"<s>", 0, Type::Control},
                                                     {"<pad>", 0, Type::Control},
                                                     {"</s>", 0, Type::Control},
                                                     {"<unk>", 0, Type::Unknown}};
    for (std::size_t i = 0; i < model.pieces.size(); ++i) {
        if (i > 2) {
            pieces.push_back(std::move(model.pieces[i]));
        }
    }
    pieces.push_back({"<mask>", 0, Type::Control});
    model.pieces = std::move(pieces);
}

/// Texts of the roles where no file names them: pieces of these names, the unknown one whatever its name.
Texts usualTexts(const SentencePieceModel& model, bool isXlmRoberta) {
    Texts texts;
    for (const auto& piece : model.pieces) {
        if (piece.type == Type::Unknown) {
            texts["unk_token"] = piece.text;
        } else if (piece.type == Type::Control && piece.text == "<s>") {
            texts["bos_token"] = piece.text;
        } else if (piece.type == Type::Control && piece.text == "</s>") {
            texts["eos_token"] = piece.text;
        } else if (piece.type == Type::Control && piece.text == "<pad>") {
            texts["pad_token"] = piece.text;
        }
    }
    if (isXlmRoberta) {
        texts["cls_token"] = "<s>";
        texts["sep_token"] = "</s>";
    }
    return texts;
}

/// added_tokens_decoder of tokenizer_config.json: {"32000": {"content": "<pad>", "special": true}}.
Result<std::vector<AddedToken>> tokensInConfig(const Json& decoder, const std::string& where) {
    std::vector<AddedToken> tokens;
    std::vector<Fault> faults;
    for (const auto& [id, item] : decoder.items()) {
        JsonFields fields(item, "added_tokens_decoder." + id, faults);
        AddedToken token;
        token.special = false;
        fields.read("content", token.content, JsonFields::Presence::Required);
        fields.read("special", token.special);
        fields.read("single_word", token.singleWord);
        fields.read("lstrip", token.leftStrip);
        fields.read("rstrip", token.rightStrip);
        if (id.empty() || id.size() > 7 || id.find_first_not_of("0123456789") != std::string::npos) {
            return badInput(where + ": added_tokens_decoder",
                            fmt::format("'{}' is no token id", printable(id, 40)), restore);
        }
        token.id = std::stoi(id);
        if (static_cast<std::size_t>(token.id) >= mostTokens) {
            return badInput(where + ": added_tokens_decoder",
                            fmt::format("{} is more than any vocabulary has", id), restore);
        }
        tokens.push_back(std::move(token));
    }
    return faults.empty() ? Result<std::vector<AddedToken>>(std::move(tokens)) : faultsToError(where, faults);
}

/// added_tokens.json: {"<pad>": 32000}. All of them count as special: the file does not say.
Result<std::vector<AddedToken>> tokensInFile(const fs::path& path) {
    const auto json = readObjectIfThere(path);
    if (!json) {
        return json.error();
    }
    std::vector<AddedToken> tokens;
    for (const auto& [text, id] : json->items()) {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= mostTokens) {
            return badInput(path.string(), fmt::format("'{}' has no valid id", printable(text, 60)), restore);
        }
        AddedToken token;
        token.id = id.get<std::int32_t>();
        token.content = text;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

Result<std::vector<AddedToken>> statedTokens(const Json& config, const fs::path& folder) {
    const Json& decoder = member(config, "added_tokens_decoder");
    return decoder.is_object() ? tokensInConfig(decoder, (folder / "tokenizer_config.json").string())
                               : tokensInFile(folder / "added_tokens.json");
}

std::optional<std::int32_t> idOf(const SentencePieceSpec& spec, const std::string& text) {
    const auto added = std::find_if(spec.addedTokens.begin(), spec.addedTokens.end(),
                                    [&](const AddedToken& token) { return token.content == text; });
    if (added != spec.addedTokens.end()) {
        return added->id;
    }
    const auto piece = std::find_if(spec.model.pieces.begin(), spec.model.pieces.end(),
                                    [&](const auto& candidate) { return candidate.text == text; });
    return piece == spec.model.pieces.end()
               ? std::nullopt
               : std::optional(static_cast<std::int32_t>(piece - spec.model.pieces.begin()));
}

/// Enters the tokens of the roles, as special added tokens where they are none yet; texts without an id are
/// left out.
void nameRoles(SentencePieceSpec& spec, const Texts& texts) {
    for (const auto& [key, role] : roleTexts) {
        const auto text = texts.find(key);
        const auto id = text == texts.end() ? std::nullopt : idOf(spec, text->second);
        if (!id) {
            continue;
        }
        spec.specials[role] = *id;
        const auto isIt = [&](const AddedToken& token) { return token.id == *id; };
        if (std::none_of(spec.addedTokens.begin(), spec.addedTokens.end(), isIt)) {
            spec.addedTokens.push_back({*id, text->second});
        }
    }
    std::sort(spec.addedTokens.begin(), spec.addedTokens.end(),
              [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
}

} // namespace

std::optional<fs::path> sentencePieceFile(const fs::path& folder) {
    for (const char* name :
         {"tokenizer.model", "spiece.model", "sentencepiece.bpe.model", "sentencepiece.model"}) {
        std::error_code code;
        if (fs::exists(folder / name, code)) {
            return folder / name;
        }
    }
    return std::nullopt;
}

Result<SentencePieceSpec> readSentencePiece(const fs::path& file) {
    const fs::path folder = file.parent_path();
    const auto bytes = readWholeFile(file, tokenizerFileBytes);
    auto model =
        bytes ? parseSentencePiece(*bytes, file.string()) : Result<SentencePieceModel>(bytes.error());
    if (!model) {
        return model.error();
    }
    const auto config = readObjectIfThere(folder / "tokenizer_config.json");
    const auto named = config ? readSpecialTexts(folder) : Result<Texts>(config.error());
    if (!named) {
        return named.error();
    }
    const std::string name = classOf(*config);
    if (const auto checked = checkClass(name, (folder / "tokenizer_config.json").string()); !checked) {
        return checked.error();
    }
    // Folders written before tokenizers named their class: the model says it.
    const auto modelConfig = name.empty() ? readObjectIfThere(folder / "config.json") : Result<Json>(Json());
    if (!modelConfig) {
        return modelConfig.error();
    }
    const bool isXlmRoberta =
        name == "XLMRobertaTokenizer" || member(*modelConfig, "model_type") == Json("xlm-roberta");
    SentencePieceSpec spec;
    spec.model = *std::move(model);
    if (isXlmRoberta) {
        countAsXlmRoberta(spec.model);
    }
    auto added = statedTokens(*config, folder);
    if (!added) {
        return added.error();
    }
    spec.addedTokens = *std::move(added);
    spec.spaceBehindTokens = member(*config, "legacy") != Json(false);
    Texts texts = *named;
    texts.merge(usualTexts(spec.model, isXlmRoberta));
    nameRoles(spec, texts);
    return spec;
}

Json tokenizerConfig(const SentencePieceSpec& spec) {
    Json added = Json::object();
    for (const AddedToken& token : spec.addedTokens) {
        added[std::to_string(token.id)] = {
            {"content", token.content},   {"lstrip", token.leftStrip},       {"normalized", false},
            {"rstrip", token.rightStrip}, {"single_word", token.singleWord}, {"special", token.special}};
    }
    Json config = {{"tokenizer_class", "LlamaTokenizer"},
                   {"legacy", spec.spaceBehindTokens},
                   {"add_bos_token", spec.specials.contains(SpecialRole::Begin)},
                   {"add_eos_token", false},
                   {"added_tokens_decoder", std::move(added)}};
    for (const auto& [key, role] : roleTexts) {
        const auto special = spec.specials.find(role);
        if (special == spec.specials.end()) {
            continue;
        }
        const auto token =
            std::find_if(spec.addedTokens.begin(), spec.addedTokens.end(),
                         [&](const AddedToken& candidate) { return candidate.id == special->second; });
        config[key] = token != spec.addedTokens.end()
                          ? token->content
                          : spec.model.pieces.at(static_cast<std::size_t>(special->second)).text;
    }
    return config;
}

} // namespace plateau::tokenizer
