#pragma once

#include "core/base/result.h"
#include "core/tokenizer/chat_layout.h"

#include <filesystem>
#include <string_view>

namespace plateau::tokenizer {

/// The layout of a model's conversations by the named template, with the details of the model's own template
/// where it is this one. BadInput at "training.answer.template" for unknown names; errors of findChatTemplate
/// and ChatLayout::of.
/// @param tokenizer outlives the layout @param model folder or GGUF file; empty: a built-in model
Result<ChatLayout> modelChatLayout(const Tokenizer& tokenizer, const std::filesystem::path& model,
                                   std::string_view name);

} // namespace plateau::tokenizer
