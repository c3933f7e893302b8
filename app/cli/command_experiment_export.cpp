#include "app/cli/experiment_commands.h"

#include "core/base/output_file.h"
#include "core/task/task_list.h"
#include "core/workflow/experiment_export.h"
#include "core/workflow/weights/adapter_export.h"
#include "core/workflow/weights/decoder_export.h"
#include "core/workflow/weights/network_export.h"
#include "core/workflow/weights/trained_cell.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {

using namespace experiment;

namespace {

struct ExportOptions {
    std::string directory;
    std::string csv;
    std::string chart;
    std::vector<std::string> adapters; ///< CELL=OUTDIR
    bool portable = false;
    bool merged = false;
    double target = 0;
};

/// Splits "best=out/folder"; Usage when there is no "=".
Result<std::pair<std::string, std::string>> splitAdapter(const std::string& text) {
    const auto at = text.find('=');
    if (at == std::string::npos || at == 0 || at + 1 == text.size()) {
        return Error{ErrorKind::Usage, "--adapter", "'" + text + "' is not CELL=FOLDER",
                     "Write best=OUTDIR."};
    }
    return std::pair(text.substr(0, at), text.substr(at + 1));
}

workflow::DecoderForm formOf(const ExportOptions& options) {
    return options.merged     ? workflow::DecoderForm::Merged
           : options.portable ? workflow::DecoderForm::Portable
                              : workflow::DecoderForm::Adapter;
}

std::string onOwnLine(const std::string& text) {
    return text.empty() ? text : "\n" + text;
}

/// @param wish cell and folder @return what to tell about it
Result<std::string> exportDecoder(const Folder& folder, const std::pair<std::string, std::string>& wish,
                                  workflow::DecoderForm form, Json& json) {
    const auto exported = workflow::exportDecoder(folder, wish.first, wish.second, form);
    if (!exported) {
        return exported.error();
    }
    json["adapters"].push_back({{"cell", exported->cell},
                                {"folder", wish.second},
                                {"score_before", exported->before},
                                {"score_after", exported->after},
                                {"largest_difference", exported->largestDifference},
                                {"verified", exported->unverified.empty()}});
    return fmt::format(" (cell {}; {} on the test set: {:.4f} before, {:.4f} read back){}", exported->cell,
                       task::taskOf(folder.plan().task).primaryMetric().info().name, exported->before,
                       exported->after, onOwnLine(exported->unverified));
}

/// @param wish cell and folder @return what to tell about it
Result<std::string> exportCell(const Folder& folder, const std::pair<std::string, std::string>& wish,
                               const ExportOptions& options, Json& json) {
    if (workflow::tunesDecoder(folder.plan())) {
        return exportDecoder(folder, wish, formOf(options), json);
    }
    if (options.merged) {
        return Error{ErrorKind::Usage, "--merged", "is for language models that were tuned",
                     "Leave it out; a fully trained model is exported whole."};
    }
    if (!workflow::labelsTexts(folder.plan())) {
        const auto exported = workflow::exportNetwork(folder, wish.first, wish.second);
        if (!exported) {
            return exported.error();
        }
        json["adapters"].push_back({{"cell", *exported}, {"folder", wish.second}});
        return fmt::format(" (cell {})", *exported);
    }
    const auto form = options.portable ? workflow::AdapterForm::Portable : workflow::AdapterForm::Exact;
    const auto exported = workflow::exportAdapter(folder, wish.first, wish.second, form);
    if (!exported) {
        return exported.error();
    }
    json["adapters"].push_back({{"cell", exported->cell},
                                {"folder", wish.second},
                                {"largest_logit_difference", exported->largestDifference},
                                {"verified", exported->unverified.empty()}});
    return fmt::format(" (cell {}; read back, logits differ by at most {:.2g}){}", exported->cell,
                       exported->largestDifference, onOwnLine(exported->unverified));
}

Result<Json> exportAll(const Folder& folder, const ExportOptions& options, std::string& text) {
    Json json = {{"schema", "plateau.export/1"}, {"written", Json::array()}, {"adapters", Json::array()}};
    const auto tell = [&](const std::string& path) {
        json["written"].push_back(path);
        if (isStandardOutput(path)) {
            return; // it holds the export and nothing else
        }
        text += (text.empty() ? "wrote " : "\nwrote ") + path;
    };
    if (!options.csv.empty()) {
        if (const auto written = workflow::exportTable(folder, options.csv); !written) {
            return written.error();
        }
        tell(options.csv);
    }
    if (!options.chart.empty()) {
        const double target = options.target > 0 ? options.target : folder.plan().target;
        if (const auto written = workflow::exportChart(folder, options.chart, target); !written) {
            return written.error();
        }
        tell(options.chart);
    }
    for (const std::string& wish : options.adapters) {
        const auto parts = splitAdapter(wish);
        if (!parts) {
            return parts.error();
        }
        const auto told = exportCell(folder, *parts, options, json);
        if (!told) {
            return told.error();
        }
        tell(parts->second);
        text += *told;
    }
    return json;
}

void exportExperiment(CommandContext& context, const ExportOptions& options) {
    if (options.csv.empty() && options.chart.empty() && options.adapters.empty()) {
        return context.fail({ErrorKind::Usage, "experiment export", "nothing to export",
                             "Give --csv, --chart or --adapter."});
    }
    const auto folder = Folder::open(options.directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    std::string text;
    const auto json = exportAll(*folder, options, text);
    if (!json) {
        return context.fail(json.error());
    }
    if (context.json || !text.empty()) {
        context.print(*json, text);
    }
}

} // namespace

void addExportCommand(Command& experiment, CommandContext& context) {
    auto options = std::make_shared<ExportOptions>();
    Command* command = addCommand(experiment, context, "export", "Table, chart and adapters",
                                  [&context, options] { exportExperiment(context, *options); });
    command->footer(
        "Example: plateau experiment export DIR --csv curve.csv --chart curve.svg --adapter best=adapter");
    command->addOption("directory", options->directory, "The experiment folder")->required();
    command->addOption("--csv", options->csv, "One row a cell");
    command->addOption("--chart", options->chart, "The data curve as SVG")->check(svgFile());
    command->addOption("--target", options->target, "Target drawn in the chart; default: the plan's")
        ->check(positiveNumber());
    command->addOption("--adapter", options->adapters, "CELL=FOLDER, the cell's id or best; may be repeated");
    command->addFlag("--merged", options->merged,
                     "Language models: the adapter merged into its base, a model of its own");
    command->addFlag(
        "--portable", options->portable,
        "Scale folded into B, one rank, the head in a file of its own: for programs that read only "
        "adapters");
}

} // namespace plateau::cli
