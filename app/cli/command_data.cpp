#include "app/cli/commands.h"
#include "app/cli/data_lines.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/data/duplicates.h"
#include "core/data/inspect/doubt.h"
#include "core/data/profile.h"
#include "core/data/samples.h"
#include "core/data/split.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {
namespace {

struct InspectOptions {
    std::string file;
    data::FieldNames fields;
    int show = 20; ///< bad rows and labels printed
};

/// What `data inspect` found out.
struct Inspection {
    data::GuessedMapping mapping;
    data::LoadedSamples loaded;
    data::Profile profile;
    data::DuplicateReport duplicates;
    std::vector<experiment::Warning> doubts;
    std::map<std::string, std::uint64_t> splits;
};

Result<Inspection> inspect(const data::Dataset& dataset, const InspectOptions& options,
                           const std::stop_token& stop) {
    Inspection found;
    auto guessed = data::guessMapping(dataset, options.fields);
    if (!guessed) {
        return guessed.error();
    }
    found.mapping = std::move(*guessed);
    auto loaded = data::loadSamples(dataset, found.mapping.mapping, stop);
    if (!loaded) {
        return loaded.error();
    }
    found.loaded = std::move(*loaded);
    found.profile = data::profile(found.loaded.samples);
    found.duplicates = data::findDuplicates(found.loaded.samples);
    for (const data::Doubt& doubt : data::fileDoubts(dataset, found.mapping, found.loaded.foreignRows,
                                                     found.loaded.respelledLabels, found.profile.labels)) {
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
    json["bad_row_count"] = found.loaded.badCount;
    json["bad_rows"] = Json::array();
    for (const data::BadRow& row : found.loaded.badRows) {
        json["bad_rows"].push_back({{"line", row.line}, {"reason", row.reason}});
    }
    return json;
}

std::string toText(const data::Dataset& dataset, const Inspection& found, int show) {
    const data::LengthProfile& lengths = found.profile.lengths;
    std::string text = fmt::format("{}: {}, {}, {}, {} usable\nfields: {}", printable(dataset.fileName()),
                                   data::name(dataset.layout().format), dataset.encoding(),
                                   counted(found.loaded.rows, "row"), found.loaded.samples.size(),
                                   printable(fmt::format("{}", fmt::join(dataset.fields(), ", ")), 400));
    text += fieldLines(found.mapping.choices) + warningLines(found.doubts) + "\n";
    if (found.loaded.repeatedIds > 0) {
        text += fmt::format("ids: {} an id that an earlier row has; they get a number (a7#2)\n",
                            found.loaded.repeatedIds == 1
                                ? "1 row has"
                                : fmt::format("{} rows have", found.loaded.repeatedIds));
    }
    text += fmt::format("length: median {}, 95 % up to {}, longest {} characters\n", lengths.median,
                        lengths.p95, lengths.longest);
    for (const auto& [split, count] : found.splits) {
        text += split.empty() ? "" : fmt::format("split {}: {}\n", printable(split), count);
    }
    text +=
        fmt::format("duplicates: {} of {}, {} whose text also carries another label\n",
                    counted(found.duplicates.copies, "copy", "copies"),
                    counted(found.duplicates.groups, "text"), counted(found.duplicates.conflictRows, "row"));
    text += counted(found.profile.labels.size(), "label") + ":\n";
    int left = show;
    for (const data::LabelCount& label : found.profile.labels) {
        if (left-- == 0) {
            text += fmt::format("  … and {} more\n",
                                found.profile.labels.size() - static_cast<std::size_t>(show));
            break;
        }
        text += fmt::format("  {:>7}  {}\n", label.count, printable(label.label));
    }
    text += fmt::format("bad rows: {}", found.loaded.badCount);
    left = show;
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
        addCommand(*data, context, "inspect", "Fields, labels, lengths, duplicates and bad rows of a file",
                   [&context, options] { inspectFile(context, *options); });
    inspectCommand->footer("Example: plateau data inspect reviews.csv --text review --label stars\n"
                           "Exit code 3 when the file has bad rows.");
    inspectCommand->addOption("file", options->file, "JSONL, JSON array, CSV or TSV")->required();
    inspectCommand->addOption("--text", options->fields.text, "Field with the text; default: guessed");
    inspectCommand->addOption("--label", options->fields.label, "Field with the label; default: guessed");
    inspectCommand->addOption("--id", options->fields.id, "Field that names a row; default: guessed");
    inspectCommand->addOption("--show", options->show, "Labels and bad rows printed")->showDefault();
}

} // namespace plateau::cli
