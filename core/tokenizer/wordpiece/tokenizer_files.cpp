#include "core/tokenizer/wordpiece/tokenizer_files.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/tokenizer/wordpiece/tokenizer_config.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::tokenizer {
namespace {

namespace fs = std::filesystem;

/// The two files may both state a switch; a model is only read when they agree.
Result<void> checkAgreement(const TokenizerSpec& spec, const ConfigFiles& config) {
    const auto differs = [](const std::optional<bool>& said, bool used) { return said && *said != used; };
    const char* field = differs(config.lowerCase, spec.settings.lowerCase)         ? "do_lower_case"
                        : differs(config.stripAccents, spec.settings.stripAccents) ? "strip_accents"
                        : differs(config.spaceIdeographs, spec.settings.spaceIdeographs)
                            ? "tokenize_chinese_chars"
                            : nullptr;
    if (field) {
        return badInput(fmt::format("{}: {}", config.configPath, field), "contradicts tokenizer.json",
                        "Make both files state what the model was trained with.");
    }
    return {};
}

bool hasCapital(const std::string& piece) {
    return std::any_of(piece.begin(), piece.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// A vocabulary with capitals was made for texts as they are written: lower-cased they would never meet them.
Result<void> checkCase(const TokenizerSpec& spec, const std::string& where) {
    const auto capitals =
        std::count_if(spec.vocabulary.begin(), spec.vocabulary.end(), [](const auto& piece) {
            return hasCapital(piece) && !(piece.starts_with('[') && piece.ends_with(']'));
        });
    const auto size = static_cast<std::ptrdiff_t>(spec.vocabulary.size());
    if (!spec.settings.lowerCase || size == 0 || capitals * 100 <= size) {
        return {};
    }
    return badInput(
        where, fmt::format("texts would be lower-cased, but {} of {} tokens have capitals", capitals, size),
        "State do_lower_case as the model was trained, false for a cased model, in "
        "tokenizer_config.json and tokenizer.json.");
}

Result<TokenizerSpec> readFromJson(const fs::path& path, const ConfigFiles& config) {
    const auto text = readWholeFile(path, tokenizerFileBytes);
    if (!text) {
        return text.error();
    }
    auto spec = parseTokenizerJson(*text, path.string());
    if (!spec) {
        return spec;
    }
    if (const auto agrees = checkAgreement(*spec, config); !agrees) {
        return agrees.error();
    }
    const auto pad = idOf(idsByText(*spec), config.specials.at("pad_token"), path.string());
    if (!pad) {
        return pad.error();
    }
    spec->pad = *pad;
    return spec;
}

bool isBertClass(std::string_view name) {
    if (name.ends_with("Fast")) {
        name.remove_suffix(4);
    }
    return name.empty() || name == "BertTokenizer" || name == "DistilBertTokenizer" ||
           name == "ElectraTokenizer" || name == "MobileBertTokenizer";
}

Result<std::vector<std::string>> readLines(const fs::path& path) {
    const auto text = readWholeFile(path, tokenizerFileBytes);
    if (!text) {
        return text.error();
    }
    if (const auto bad = firstInvalidUtf8(*text)) {
        return badInput(path.string(), fmt::format("not UTF-8 at byte {}", *bad),
                        "Restore the model's own vocab.txt.");
    }
    std::vector<std::string> lines;
    for (std::string_view rest = *text; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.emplace_back(line);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (lines.empty() || lines.size() > mostTokens) {
        return badInput(path.string(), fmt::format("{} lines are no vocabulary", lines.size()),
                        "Restore the model's own vocab.txt.");
    }
    return lines;
}

Result<TokenizerSpec> readFromVocabulary(const fs::path& path, const ConfigFiles& config) {
    if (!isBertClass(config.tokenizerClass)) {
        return badInput(
            config.configPath,
            fmt::format("tokenizer_class '{}' is not supported yet", printable(config.tokenizerClass, 60)),
            chooseBert);
    }
    auto lines = readLines(path);
    if (!lines) {
        return lines.error();
    }
    TokenizerSpec spec;
    spec.vocabulary = *std::move(lines);
    spec.settings.lowerCase = config.lowerCase.value_or(true);
    spec.settings.stripAccents = config.stripAccents.value_or(spec.settings.lowerCase);
    spec.settings.spaceIdeographs = config.spaceIdeographs.value_or(true);
    const TokenIds ids = idsByText(spec);
    for (const auto& [name, target] :
         {std::pair("unk_token", &spec.unknown), std::pair("cls_token", &spec.cls),
          std::pair("sep_token", &spec.sep), std::pair("pad_token", &spec.pad)}) {
        const auto id = idOf(ids, config.specials.at(name), path.string());
        if (!id) {
            return id.error();
        }
        *target = *id;
    }
    for (const auto& [name, text] : config.specials) {
        if (const auto found = ids.find(text); found != ids.end()) {
            spec.addedTokens.push_back({found->second, text});
        }
    }
    std::sort(spec.addedTokens.begin(), spec.addedTokens.end(),
              [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
    return spec;
}

Result<TokenizerSpec> readAnySpec(const fs::path& folder) {
    const auto config = readConfigFiles(folder);
    if (!config) {
        return config.error();
    }
    std::error_code code;
    if (fs::exists(folder / "tokenizer.json", code)) {
        return readFromJson(folder / "tokenizer.json", *config);
    }
    if (fs::exists(folder / "vocab.txt", code)) {
        return readFromVocabulary(folder / "vocab.txt", *config);
    }
    if (fs::exists(folder / "vocab.json", code)) {
        return badInput((folder / "vocab.json").string(), "this kind of tokenizer is not supported yet",
                        chooseBert);
    }
    return Error{ErrorKind::NotFound, folder.string(), "there is no tokenizer.json and no vocab.txt",
                 "Copy the model's tokenizer files into the folder."};
}

} // namespace

Result<TokenizerSpec> readTokenizerSpec(const fs::path& folder) {
    auto spec = readAnySpec(folder);
    if (!spec) {
        return spec;
    }
    const auto cased = checkCase(*spec, folder.string());
    return cased ? spec : cased.error();
}

} // namespace plateau::tokenizer
