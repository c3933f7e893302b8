#include "core/tokenizer/added_tokens_json.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace plateau::tokenizer {
namespace {

constexpr const char* restore = "Restore the model's own tokenizer.json.";

AddedToken readToken(JsonFields& fields) {
    AddedToken token;
    fields.read("id", token.id, JsonFields::Presence::Required);
    fields.read("content", token.content, JsonFields::Presence::Required);
    token.special = false;
    fields.read("special", token.special);
    token.normalized = !token.special;
    fields.read("normalized", token.normalized);
    fields.read("single_word", token.singleWord);
    fields.read("lstrip", token.leftStrip);
    fields.read("rstrip", token.rightStrip);
    return token;
}

} // namespace

const Json& member(const Json& object, const char* name) {
    static const Json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : nothing;
}

bool hasType(const Json& object, const char* type) {
    return member(object, "type") == Json(type);
}

Result<std::vector<AddedToken>> readAddedTokens(const Json& list, const TokenIds& vocabulary,
                                                std::size_t vocabularySize, const std::string& where) {
    std::vector<AddedToken> tokens;
    std::vector<Fault> faults;
    for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
        JsonFields fields(list[i], fmt::format("added_tokens[{}]", i), faults);
        AddedToken token = readToken(fields);
        const auto found = vocabulary.find(token.content);
        const bool isNew = found == vocabulary.end() && static_cast<std::size_t>(token.id) >= vocabularySize;
        if (token.id < 0 || static_cast<std::size_t>(token.id) >= mostTokens ||
            !(isNew || (found != vocabulary.end() && found->second == token.id))) {
            fields.fault("id", "contradicts the vocabulary", restore);
        }
        tokens.push_back(std::move(token));
    }
    if (!faults.empty()) {
        return faultsToError(where, faults);
    }
    std::sort(tokens.begin(), tokens.end(),
              [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
    return tokens;
}

Result<std::vector<std::string>> readVocabulary(const Json& object, const std::string& where) {
    if (!object.is_object() || object.empty() || object.size() > mostTokens) {
        return badInput(where + ": model.vocab", "not a list of token ids", restore);
    }
    std::vector<std::string> vocabulary(object.size());
    for (const auto& [text, id] : object.items()) {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= mostTokens || text.empty()) {
            return badInput(where + ": model.vocab", fmt::format("'{}' has no valid id", printable(text, 60)),
                            restore);
        }
        const auto index = id.get<std::size_t>();
        vocabulary.resize(std::max(vocabulary.size(), index + 1));
        if (!vocabulary[index].empty()) {
            return badInput(where + ": model.vocab", fmt::format("the id {} appears twice", index), restore);
        }
        vocabulary[index] = text;
    }
    return vocabulary;
}

} // namespace plateau::tokenizer
