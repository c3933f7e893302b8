#pragma once

#include "core/base/result.h"
#include "core/tokenizer/chat_template.h"

#include <filesystem>

namespace plateau::tokenizer {

/// A model's own chat template.
struct FoundTemplate {
    std::optional<ChatTemplate> known; ///< which of the built-in ones it is
    ChatDetails details;               ///< of `known`, for ChatLayout::of()
    std::string source;                ///< the Jinja text as the model has it; empty when it has none
};

/// Reads the template of a GGUF file (tokenizer.chat_template) or of a model folder: chat_template.jinja,
/// else chat_template.json, else tokenizer_config.json, of several the one named "default". It is compared,
/// never executed. Files that cannot be read are errors naming the file; a model without a template is not.
Result<FoundTemplate> findChatTemplate(const std::filesystem::path& modelFolderOrGguf);

} // namespace plateau::tokenizer
