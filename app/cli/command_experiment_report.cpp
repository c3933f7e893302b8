#include "app/cli/experiment_commands.h"
#include "app/cli/training_options.h"
#include "app/cli/version.h"

#include "core/experiment/compare/retention_of.h"
#include "core/experiment/create/create.h"
#include "core/export/report.h"

#include <memory>

namespace plateau::cli {

using namespace experiment;

namespace {

struct ReportOptions {
    std::string directory;
    std::string output;
    AnswerRequest request;
};

Result<exporter::ReportContent> contentOf(const Folder& folder, AnswerRequest request) {
    const auto state = readExperimentState(folder);
    if (!state) {
        return state.error();
    }
    request.perClass = true;
    const auto answer = fullAnswer(folder, *state, request);
    if (!answer) {
        return answer.error();
    }
    return exporter::reportContent(folder.plan(), *state, *answer,
                                   exporter::reportRun(folder, "Plateau " PLATEAU_BUILD),
                                   exporter::reportSentences(folder.plan(), *answer));
}

void report(CommandContext& context, const ReportOptions& options, bool planned) {
    if (!exporter::reportForm(options.output)) {
        return context.fail({ErrorKind::Usage, "-o " + options.output,
                             "the ending says neither HTML nor Markdown", "Name the report .html or .md."});
    }
    const auto folder = Folder::open(options.directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    AnswerRequest request = options.request;
    request.target = planned ? folder->plan().target : request.target;
    request.retention = retentionToKeep(request.retention, folder->plan());
    const auto content = contentOf(*folder, request);
    if (!content) {
        return context.fail(namedByOption(content.error()));
    }
    const auto written = exporter::writeReport(*content, options.output);
    if (!written) {
        return context.fail(written.error());
    }
    Json json = {{"schema", "plateau.report/1"},
                 {"target", request.target},
                 {"sentence", content->sentence},
                 {"unfinished", !content->unfinished.empty()},
                 {"written", Json::array()}};
    std::string text;
    for (const auto& path : *written) {
        json["written"].push_back(path.string());
        text += (text.empty() ? "wrote " : "\nwrote ") + path.string();
    }
    context.print(json, text);
}

} // namespace

void addReportCommand(Command& experiment, CommandContext& context) {
    auto options = std::make_shared<ReportOptions>();
    auto target = std::make_shared<Option*>(nullptr);
    Command* command =
        addCommand(experiment, context, "report", "Everything about an experiment in one file",
                   [&context, options, target] { report(context, *options, (*target)->count() == 0); });
    command->footer("Example: plateau experiment report DIR -o report.html\n"
                    "HTML is one file without scripts; Markdown has its chart beside it as SVG.");
    command->addOption("directory", options->directory, "The experiment folder")->required();
    command->addOption("-o,--output", options->output, "The report: .html or .md; an older file is replaced")
        ->required();
    *target =
        command->addOption("--target", options->request.target, "Accuracy asked for; default: the plan's")
            ->check(range(1e-6, 1 - 1e-6));
    addRetentionOption(*command, options->request);
    command
        ->addOption("--next", options->request.nextSamples, "Samples of the next batch whose gain is stated")
        ->check(positiveNumber());
    command->addFlagCallback(
        "--include-under-trained", [options] { options->request.underTrained = UnderTrainedCells::Keep; },
        "Fit the under-trained cells, too");
}

} // namespace plateau::cli
