#include "core/tokenizer/load/model_chat_layout.h"

#include "core/base/utf8.h"
#include "core/tokenizer/load/found_template.h"

#include <fmt/format.h>

namespace plateau::tokenizer {

Result<ChatLayout> modelChatLayout(const Tokenizer& tokenizer, const std::filesystem::path& model,
                                   std::string_view name) {
    const auto which = chatTemplateNamed(name);
    if (!which) {
        return badInput("training.answer.template",
                        fmt::format("\"{}\" is no chat template", printable(name, 60)),
                        fmt::format("Use one of {}.", chatTemplateNames()));
    }
    if (model.empty()) {
        return ChatLayout::of(tokenizer, *which);
    }
    auto own = findChatTemplate(model);
    if (!own) {
        return own.error();
    }
    return ChatLayout::of(tokenizer, *which, own->known == which ? std::move(own->details) : ChatDetails());
}

} // namespace plateau::tokenizer
