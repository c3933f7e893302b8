#include "app/cli/experiment_commands.h"

#include "core/workflow/experiment_export.h"
#include "core/workflow/weights/adapter_export.h"
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

Result<Json> exportAll(const Folder& folder, const ExportOptions& options, std::string& text) {
    Json json = {{"schema", "plateau.export/1"}, {"written", Json::array()}, {"adapters", Json::array()}};
    const auto tell = [&](const std::string& path) {
        json["written"].push_back(path);
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
        if (!workflow::labelsTexts(folder.plan())) {
            const auto exported = workflow::exportNetwork(folder, parts->first, parts->second);
            if (!exported) {
                return exported.error();
            }
            tell(parts->second);
            text += fmt::format(" (cell {})", *exported);
            json["adapters"].push_back({{"cell", *exported}, {"folder", parts->second}});
            continue;
        }
        const auto form = options.portable ? workflow::AdapterForm::Portable : workflow::AdapterForm::Exact;
        const auto exported = workflow::exportAdapter(folder, parts->first, parts->second, form);
        if (!exported) {
            return exported.error();
        }
        tell(parts->second);
        text += fmt::format(" (cell {}; read back, logits differ by at most {:.2g})", exported->cell,
                            exported->largestDifference);
        json["adapters"].push_back({{"cell", exported->cell},
                                    {"folder", parts->second},
                                    {"largest_logit_difference", exported->largestDifference}});
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
    context.print(*json, text);
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
    command->addFlag(
        "--portable", options->portable,
        "Scale folded into B, one rank, the head in a file of its own: for programs that read only "
        "adapters");
}

} // namespace plateau::cli
