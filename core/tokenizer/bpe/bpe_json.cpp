#include "core/tokenizer/bpe/bpe_json.h"

#include <array>

namespace plateau::tokenizer {
namespace {

Json byteLevel(bool prefixSpace, bool ownPattern) {
    return {{"type", "ByteLevel"},
            {"add_prefix_space", prefixSpace},
            {"trim_offsets", true},
            {"use_regex", ownPattern}};
}

Json splitterOf(const SplitRule& rule) {
    Json steps = Json::array();
    if (rule.digitsFirst) {
        steps.push_back({{"type", "Digits"}, {"individual_digits", true}});
    }
    const std::string_view expression = expressionOf(rule.pattern);
    if (!expression.empty()) {
        steps.push_back({{"type", "Split"},
                         {"pattern", {{"Regex", expression}}},
                         {"behavior", "Isolated"},
                         {"invert", false}});
    }
    const bool own = rule.pattern == SplitPattern::Gpt2;
    steps.push_back(byteLevel(rule.prefixSpace, own));
    return steps.size() == 1 ? steps[0] : Json{{"type", "Sequence"}, {"pretokenizers", steps}};
}

} // namespace

Json tokenizerJson(const BpeSpec& spec) {
    Json vocabulary = Json::object();
    for (std::size_t id = 0; id < spec.vocabulary.size(); ++id) {
        if (!spec.vocabulary[id].empty()) {
            vocabulary[spec.vocabulary[id]] = id;
        }
    }
    Json added = Json::array();
    for (const AddedToken& token : spec.addedTokens) {
        vocabulary[token.content] = token.id; // else the package numbers it anew
        added.push_back({{"id", token.id},
                         {"content", token.content},
                         {"single_word", token.singleWord},
                         {"lstrip", token.leftStrip},
                         {"rstrip", token.rightStrip},
                         {"normalized", token.normalized},
                         {"special", token.special}});
    }
    Json merges = Json::array();
    for (const auto& [left, right] : spec.merges) {
        merges.push_back(left + " " + right);
    }
    return {{"version", "1.0"},
            {"truncation", nullptr},
            {"padding", nullptr},
            {"added_tokens", std::move(added)},
            {"normalizer", spec.composed ? Json{{"type", "NFC"}} : Json()},
            {"pre_tokenizer", splitterOf(spec.split)},
            {"post_processor", nullptr},
            {"decoder", byteLevel(false, true)},
            {"model",
             {{"type", "BPE"},
              {"dropout", nullptr},
              {"unk_token", nullptr},
              {"byte_fallback", false},
              {"ignore_merges", spec.ignoreMerges},
              {"vocab", std::move(vocabulary)},
              {"merges", std::move(merges)}}}};
}

Json tokenizerConfig(const BpeSpec& spec) {
    Json config = {{"tokenizer_class", "PreTrainedTokenizerFast"}, {"clean_up_tokenization_spaces", false}};
    constexpr std::array<std::pair<SpecialRole, const char*>, 4> roles = {
        {{SpecialRole::Begin, "bos_token"},
         {SpecialRole::End, "eos_token"},
         {SpecialRole::Padding, "pad_token"},
         {SpecialRole::Unknown, "unk_token"}}};
    for (const AddedToken& token : spec.addedTokens) {
        for (const auto& [role, key] : roles) {
            const auto special = spec.specials.find(role);
            if (special != spec.specials.end() && special->second == token.id) {
                config[key] = token.content;
            }
        }
    }
    return config;
}

} // namespace plateau::tokenizer
