#pragma once

#include "core/base/conversation.h"
#include "core/base/result.h"

#include <string>

namespace plateau::cli {

/// A conversation as JSON: a list of {"role", "content"}, or an object with such a list as "messages". Roles
/// are system, user and assistant. What is wrong is named by its place in the list.
/// @param path of a file, or "-" for the standard input
Result<Conversation> readChat(const std::string& path);

} // namespace plateau::cli
