#pragma once

#include "core/data/dataset.h"

#include <string>
#include <string_view>
#include <vector>

/// Names of fields: which ones are known, how they are compared and shown.
namespace plateau::data {

// Best known first.
inline constexpr std::string_view textNames[] = {
    "text",     "sentence", "review", "utterance",   "content",  "message", "query",
    "question", "comment",  "body",   "description", "document", "tweet",   "prompt",
    "input",    "title",    "文本",   "内容",        "句子",     "评论"};
inline constexpr std::string_view labelNamesKnown[] = {
    "label",   "intent", "category",       "class",      "target", "sentiment", "topic",
    "section", "labels", "classification", "label_text", "tag",    "genre",     "type",
    "rating",  "output", "标签",           "类别",       "意图",   "分类"};
inline constexpr std::string_view idNames[] = {"id",  "uid",       "uuid",   "guid",
                                               "idx", "sample_id", "row_id", "编号"};
inline constexpr std::string_view groupNames[] = {"group",       "group_id",    "cluster",        "template",
                                                  "template_id", "source_id",   "user",           "user_id",
                                                  "author",      "document_id", "conversation_id"};
inline constexpr std::string_view splitNames[] = {"split", "subset", "set", "partition", "fold"};
inline constexpr std::string_view orderNames[] = {"time",     "timestamp",  "date",
                                                  "datetime", "created_at", "created"};

enum class Case { Kept, Folded };

/// A field's name without white space around it.
std::string plainName(std::string_view text, Case letters);

/// "review_text" and "Review Text" hold the word "text"; "context" does not.
bool holdsWord(std::string_view name, std::string_view word);

/// 'a', 'b', …: at most eight.
std::string quotedList(const std::vector<std::string>& names);

/// The names between commas, white space around them removed, each once. A name in double quotes, right
/// behind its comma, may hold commas; a quote in it is written twice.
std::vector<std::string> parseFieldList(std::string_view text);
/// The same the other way round.
std::string joinedFieldList(const std::vector<std::string>& names);

/// a, b, …: at most 30. Names with white space around them are quoted, so that it is seen.
std::string fieldList(const Dataset& dataset);

} // namespace plateau::data
