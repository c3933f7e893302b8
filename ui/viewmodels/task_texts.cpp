#include "ui/viewmodels/task_texts.h"

#include "core/task/task_list.h"

#include <algorithm>
#include <array>

namespace plateau::ui {

namespace {

struct TaskWords {
    std::string_view id;
    const char* name;
    const char* about;
    const char* constant;
    const char* constantShort;
};

constexpr std::array words{
    TaskWords{"text-classification", QT_TRANSLATE_NOOP("TaskTexts", "Text classification"),
              QT_TRANSLATE_NOOP("TaskTexts", "One class for each text: a topic, an intent, a feeling."),
              QT_TRANSLATE_NOOP("TaskTexts", "Always saying the commonest class"),
              QT_TRANSLATE_NOOP("TaskTexts", "Above the largest class")},
    TaskWords{"multi-label-classification", QT_TRANSLATE_NOOP("TaskTexts", "Several labels a text"),
              QT_TRANSLATE_NOOP("TaskTexts", "Any number of labels for each text, none too: topics, tags."),
              QT_TRANSLATE_NOOP("TaskTexts", "Always giving the labels that most texts have"),
              QT_TRANSLATE_NOOP("TaskTexts", "Above the commonest labels")},
    TaskWords{
        "table-regression", QT_TRANSLATE_NOOP("TaskTexts", "Table regression"),
        QT_TRANSLATE_NOOP("TaskTexts", "A number for each row of a table: a price, a duration, a yield."),
        QT_TRANSLATE_NOOP("TaskTexts", "Always saying the mean of the training targets"),
        QT_TRANSLATE_NOOP("TaskTexts", "Better than the mean of the targets")},
    TaskWords{"language-modelling", QT_TRANSLATE_NOOP("TaskTexts", "Language modelling"),
              QT_TRANSLATE_NOOP("TaskTexts", "Raw text, foreseen token by token; no labels."),
              QT_TRANSLATE_NOOP("TaskTexts", "Always the same prediction"),
              QT_TRANSLATE_NOOP("TaskTexts", "Better than always the same")},
    TaskWords{
        "instruction-tuning", QT_TRANSLATE_NOOP("TaskTexts", "Instruction tuning"),
        QT_TRANSLATE_NOOP("TaskTexts", "A prompt or a conversation, and the answer the model should write."),
        QT_TRANSLATE_NOOP("TaskTexts", "Always the same answer"),
        QT_TRANSLATE_NOOP("TaskTexts", "Better than always the same")},
    TaskWords{"attribute-extraction", QT_TRANSLATE_NOOP("TaskTexts", "Attribute extraction"),
              QT_TRANSLATE_NOOP("TaskTexts", "Names and values that a text tells, written as an object."),
              QT_TRANSLATE_NOOP("TaskTexts", "Always the same answer"),
              QT_TRANSLATE_NOOP("TaskTexts", "Better than always the same")},
};

QString textOf(const task::Task& task, const char* TaskWords::*part, std::string_view other) {
    const auto* found = std::find_if(words.begin(), words.end(),
                                     [&](const TaskWords& one) { return one.id == task.info().id; });
    return found != words.end() ? TaskTexts::tr(found->*part)
                                : QString::fromUtf8(other.data(), static_cast<qsizetype>(other.size()));
}

} // namespace

QString TaskTexts::name(const task::Task& task) {
    return textOf(task, &TaskWords::name, task.info().name);
}

QString TaskTexts::about(const task::Task& task) {
    return textOf(task, &TaskWords::about, task.info().about);
}

QString TaskTexts::constant(const task::Task& task) {
    return textOf(task, &TaskWords::constant, "constant answer");
}

QString TaskTexts::constantShort(const task::Task& task) {
    return textOf(task, &TaskWords::constantShort, "constant answer");
}

const task::Task& TaskTexts::ofMetric(std::string_view metric) {
    const auto all = task::all();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const task::Task* task) { return task->has(metric); });
    return found != all.end() ? **found : *all.front();
}

} // namespace plateau::ui
