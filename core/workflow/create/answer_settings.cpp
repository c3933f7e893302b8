#include "core/workflow/create/answer_settings.h"

#include "core/base/utf8.h"
#include "core/tokenizer/load/found_template.h"

#include <fmt/format.h>

namespace plateau::workflow {

bool isAsked(const task::Task& task, const checkpoint::ModelShape& shape) {
    const bool decodes = std::holds_alternative<checkpoint::DecoderConfig>(shape.config);
    return task.info().writesAnswers || (decodes && task.info().objective == task::Objective::Classification);
}

Result<void> checkAnswerOptions(const TrainingOptions& options, const checkpoint::ModelShape& shape,
                                const task::Task& task) {
    const auto usage = [](std::string what, std::string fix) {
        return Error{ErrorKind::Usage, "training.answer", std::move(what), std::move(fix)};
    };
    if (options.chatTemplate && !isAsked(task, shape)) {
        return usage(fmt::format("a {} model is not asked for {}", shape.family, task.info().name),
                     "Leave the chat template out.");
    }
    if (options.maxNewTokens && !task.info().writesAnswers) {
        return usage(fmt::format("{} writes no answers", task.info().name),
                     "Leave the length of answers out.");
    }
    if (options.chatTemplate && !tokenizer::chatTemplateNamed(*options.chatTemplate)) {
        return usage(fmt::format("'{}' is no chat template", printable(*options.chatTemplate, 60)),
                     fmt::format("Use one of {}.", tokenizer::chatTemplateNames()));
    }
    return {};
}

Result<TrainingOptions> withChatTemplate(TrainingOptions options, const checkpoint::ModelCard& card,
                                         const task::Task& task) {
    if (const auto fits = checkAnswerOptions(options, card.shape, task); !fits) {
        return fits.error();
    }
    if (!isAsked(task, card.shape) || options.chatTemplate) {
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
