#include "app/cli/commands.h"
#include "app/cli/data_lines.h"
#include "app/cli/new_options.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/data/answer_fields.h"
#include "core/data/duplicates.h"
#include "core/data/field_names.h"
#include "core/data/inspect/doubt.h"
#include "core/data/profile.h"
#include "core/data/samples.h"
#include "core/data/split.h"
#include "core/experiment/create/choose_fields.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {
namespace {

struct InspectOptions {
    std::string file;
    std::string task; ///< empty: told by the data
    data::FieldNames fields;
    int show = 20; ///< bad rows and labels printed
};

/// What `data inspect` found out.
struct Inspection {
    data::GuessedMapping mapping;
    std::string task; ///< that can be learned of the file as it was read; empty: none
    data::LoadedSamples loaded;
    data::Profile profile;
    data::DuplicateReport duplicates;
    std::vector<experiment::Warning> doubts;
    std::map<std::string, std::uint64_t> splits;

    bool hasClasses() const { return mapping.mapping.target == data::TargetForm::ClassName; }
};

std::vector<std::string> taskIds() {
    std::vector<std::string> ids;
    for (const task::Task* task : task::all()) {
        ids.emplace_back(task->info().id);
    }
    return ids;
}

/// Fields and task: as the user named them, else answers where the file has some, else text and label.
Result<void> chooseFields(const data::Dataset& dataset, const InspectOptions& options, Inspection& found) {
    const data::FieldNames& names = options.fields;
    found.task = options.task;
    if (options.task.empty() && !names.text && !names.label) {
        auto answers = data::findAnswers(dataset);
        if (!answers) {
            return answers.error();
        }
        if (*answers) {
            found.mapping = std::move(**answers);
            found.task = task::firstTask(task::InputKind::Text, data::TargetForm::Answer).info().id;
            return {};
        }
    }
    if (found.task.empty()) {
        found.task = task::firstTask(task::InputKind::Text, data::TargetForm::ClassName).info().id;
    }
    auto chosen = experiment::chooseFields(dataset, task::taskOf(found.task).info(), names);
    if (!chosen) {
        return chosen.error();
    }
    found.mapping = std::move(*chosen);
    return {};
}

Result<Inspection> inspect(const data::Dataset& dataset, const InspectOptions& options,
                           const std::stop_token& stop) {
    Inspection found;
    if (const auto chosen = chooseFields(dataset, options, found); !chosen) {
        return chosen.error();
    }
    auto loaded = data::loadSamples(dataset, found.mapping.mapping, stop);
    if (!loaded) {
        return loaded.error();
    }
    found.loaded = std::move(*loaded);
    found.profile = data::profile(found.loaded.samples);
    found.duplicates = data::findDuplicates(found.loaded.samples);
    for (const data::Doubt& doubt :
         data::fileDoubts(dataset, found.mapping, found.loaded.foreignRows, found.loaded.respelledLabels,
                          found.hasClasses() ? found.profile.labels : std::vector<data::LabelCount>())) {
        found.doubts.push_back(experiment::toWarning(doubt));
    }
    for (const data::Sample& sample : found.loaded.samples) {
        ++found.splits[sample.split];
    }
    return found;
}

Json toJson(const data::Dataset& dataset, const Inspection& found) {
    Json json = {{"file", dataset.fileName()},
                 {"format", data::name(dataset.layout().format)},
                 {"encoding", dataset.encoding()},
                 {"bytes", dataset.bytes()},
                 {"rows", found.loaded.rows},
                 {"usable", found.loaded.samples.size()},
                 {"fields", dataset.fields()},
                 {"task", found.task.empty() ? Json() : Json(found.task)},
                 {"profile", data::toJson(found.profile)},
                 {"empty_texts", found.loaded.emptyTexts},
                 {"repeated_ids", found.loaded.repeatedIds},
                 {"blank_lines", found.loaded.blankLines},
                 {"duplicates",
                  {{"copies", found.duplicates.copies},
                   {"texts", found.duplicates.groups},
                   {"conflicting", found.duplicates.conflictRows}}}};
    json["splits"] = found.splits;
    json["warnings"] = experiment::toJson(found.doubts);
    json["mapping"] = Json::array();
    for (const data::FieldChoice& choice : found.mapping.choices) {
        json["mapping"].push_back(
            {{"role", choice.role}, {"field", choice.field}, {"reason", choice.reason}});
    }
    json["could_also_be"] = found.mapping.otherLabels;
    json["bad_row_count"] = found.loaded.badCount;
    json["bad_rows"] = Json::array();
    for (const data::BadRow& row : found.loaded.badRows) {
        json["bad_rows"].push_back({{"line", row.line}, {"reason", row.reason}});
    }
    return json;
}

/// What the conversations of a file are like; nothing where there are none.
std::string conversationLines(const data::ConversationProfile& profile) {
    if (profile.conversations == 0) {
        return {};
    }
    return fmt::format("conversations: {}, {}, {} with a system prompt, {} with an answer before the last\n"
                       "answers: median {}, 95 % up to {}, longest {} (line {})\n",
                       profile.conversations, counted(profile.turns, "turn"), profile.withSystem,
                       profile.withHistory, profile.answers.median, profile.answers.p95,
                       counted(profile.answers.longest, "character"), profile.longestAnswerLine);
}

/// The `show` largest labels, where the file has labels.
std::string labelLines(const Inspection& found, int show) {
    const data::TargetForm target = found.mapping.mapping.target;
    if (!found.hasClasses() && target != data::TargetForm::ClassSet) {
        return {};
    }
    std::string text = counted(found.profile.labels.size(), "label") + ":\n";
    int left = show;
    for (const data::LabelCount& label : found.profile.labels) {
        if (left-- == 0) {
            return text + fmt::format("  … and {} more\n",
                                      found.profile.labels.size() - static_cast<std::size_t>(show));
        }
        text += fmt::format("  {:>7}  {}\n", label.count, printable(label.label));
    }
    return text;
}

std::string toText(const data::Dataset& dataset, const Inspection& found, int show) {
    const data::LengthProfile& lengths = found.profile.lengths;
    std::string text = fmt::format("{}: {}, {}, {}, {} usable\nfields: {}", printable(dataset.fileName()),
                                   data::name(dataset.layout().format), dataset.encoding(),
                                   counted(found.loaded.rows, "row"), found.loaded.samples.size(),
                                   printable(fmt::format("{}", fmt::join(dataset.fields(), ", ")), 400));
    text += fieldLines(found.mapping.choices);
    if (!found.hasClasses() && !found.mapping.otherLabels.empty()) {
        text += "\n  could also be: " + data::quotedList(found.mapping.otherLabels);
    }
    text += warningLines(found.doubts) + "\n";
    if (!found.task.empty()) {
        text += fmt::format("task: {}\n", found.task);
    }
    text += conversationLines(found.profile.conversations);
    if (found.loaded.repeatedIds > 0) {
        text += fmt::format("ids: {} an id that an earlier row has; they get a number (a7#2)\n",
                            found.loaded.repeatedIds == 1
                                ? "1 row has"
                                : fmt::format("{} rows have", found.loaded.repeatedIds));
    }
    text += fmt::format("length{}: median {}, 95 % up to {}, longest {} characters\n",
                        found.profile.conversations.conversations > 0 ? " of what is before the answers" : "",
                        lengths.median, lengths.p95, lengths.longest);
    for (const auto& [split, count] : found.splits) {
        text += split.empty() ? "" : fmt::format("split {}: {}\n", printable(split), count);
    }
    text +=
        fmt::format("duplicates: {} of {}, {} whose text also carries another {}\n",
                    counted(found.duplicates.copies, "copy", "copies"),
                    counted(found.duplicates.groups, "text"), counted(found.duplicates.conflictRows, "row"),
                    found.profile.conversations.conversations > 0 ? "answer" : "label");
    text += labelLines(found, show);
    text += fmt::format("bad rows: {}", found.loaded.badCount);
    int left = show;
    for (const data::BadRow& row : found.loaded.badRows) {
        if (left-- == 0) {
            text += fmt::format("\n  … ({} with --json)",
                                found.loaded.badCount > found.loaded.badRows.size()
                                    ? fmt::format("the first {}", found.loaded.badRows.size())
                                    : "all of them");
            break;
        }
        text += fmt::format("\n  {}:{}: {}", printable(dataset.fileName()), row.line, row.reason);
    }
    return text;
}

void inspectFile(CommandContext& context, const InspectOptions& options) {
    const auto dataset = data::Dataset::open(options.file, context.stop);
    if (!dataset) {
        return context.fail(dataset.error());
    }
    const auto found = inspect(*dataset, options, context.stop);
    if (!found) {
        return context.fail(found.error());
    }
    context.print(toJson(*dataset, *found), toText(*dataset, *found, options.show));
    if (found->loaded.badCount > 0) {
        context.exitCode = BadData;
    }
}

} // namespace

void addDataCommands(Command& app, CommandContext& context) {
    Command* data = app.addSubcommand("data", "Look at data files");
    data->requireSubcommand(1);
    auto options = std::make_shared<InspectOptions>();
    Command* inspectCommand =
        addCommand(*data, context, "inspect",
                   "Fields, labels or conversations, lengths, duplicates and bad rows of a file",
                   [&context, options] { inspectFile(context, *options); });
    inspectCommand->footer("Example: plateau data inspect reviews.csv --text review --label stars\n"
                           "Exit code 3 when the file has bad rows.");
    inspectCommand->addOption("file", options->file, "JSONL, JSON array, CSV or TSV")->required();
    inspectCommand
        ->addOption("--task", options->task,
                    "What the file is read for: " + task::idList() + "; default: told by the data")
        ->check(oneOf(taskIds()));
    inspectCommand->addOption("--text", options->fields.text,
                              "Field with the text, the prompt or whole conversations; default: guessed");
    inspectCommand->addOption("--label", options->fields.label,
                              "Field with the label or the answer; default: guessed");
    addConversationOptions(*inspectCommand, options->fields);
    inspectCommand->addOption("--id", options->fields.id, "Field that names a row; default: guessed");
    inspectCommand->addOption("--show", options->show, "Labels and bad rows printed")->showDefault();
}

} // namespace plateau::cli
