#include "core/workflow/create/answer_settings.h"

#include "core/base/utf8.h"
#include "core/tokenizer/load/found_template.h"

#include <fmt/format.h>

namespace plateau::workflow {

Result<void> checkAnswerOptions(const TrainingOptions& options, const task::Task& task) {
    const auto usage = [](std::string what, std::string fix) {
        return Error{ErrorKind::Usage, "training.answer", std::move(what), std::move(fix)};
    };
    if (!task.info().writesAnswers && (options.chatTemplate || options.maxNewTokens)) {
        return usage(fmt::format("{} writes no answers", task.info().name),
                     "Leave chat template and length of answers out.");
    }
    if (options.chatTemplate && !tokenizer::chatTemplateNamed(*options.chatTemplate)) {
        return usage(fmt::format("'{}' is no chat template", printable(*options.chatTemplate, 60)),
                     fmt::format("Use one of {}.", tokenizer::chatTemplateNames()));
    }
    return {};
}

Result<TrainingOptions> withChatTemplate(TrainingOptions options, const checkpoint::ModelCard& card,
                                         const task::Task& task) {
    if (const auto fits = checkAnswerOptions(options, task); !fits) {
        return fits.error();
    }
    if (!task.info().writesAnswers || options.chatTemplate) {
        return options;
    }
    std::optional<tokenizer::ChatTemplate> own;
    if (!card.builtIn) {
        const auto found = tokenizer::findChatTemplate(card.folder);
        if (!found) {
            return found.error();
        }
        own = found->known;
    }
    options.chatTemplate = tokenizer::name(own.value_or(tokenizer::ChatTemplate::Plain));
    return options;
}

} // namespace plateau::workflow
