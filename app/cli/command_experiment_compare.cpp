#include "app/cli/experiment_commands.h"

#include "core/experiment/compare/comparison.h"
#include "core/workflow/chart_file.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace plateau::cli {

using namespace experiment;

namespace {

constexpr std::size_t mostFolders = 5;

struct CompareOptions {
    std::vector<std::string> folders;
    ComparisonSettings settings;
    std::string metric; ///< empty: the task's first
    std::string chart;
};

Error usage(const std::string& where, const std::string& what, const std::string& fix) {
    return {ErrorKind::Usage, where, what, fix};
}

/// What cannot be asked, before anything is read.
Result<void> checkOptions(const CompareOptions& options) {
    const std::size_t count = options.folders.size();
    if (count > mostFolders) {
        return usage("experiment compare", fmt::format("{} folders are too many", count),
                     fmt::format("Name at most {}.", mostFolders));
    }
    if (count == 1 && options.settings.sizes.size() != 2) {
        return usage("experiment compare", "one folder has nothing to be compared with",
                     "Name a second one, or two of its sizes with --sizes 100,400.");
    }
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            std::error_code code;
            if (std::filesystem::equivalent(options.folders[i], options.folders[k], code)) {
                return usage(options.folders[i], "is named twice", "Name different experiments.");
            }
        }
    }
    return {};
}

Result<std::vector<ComparedExperiment>> openAll(const std::vector<std::string>& folders,
                                                const std::string& metric) {
    std::vector<ComparedExperiment> experiments;
    for (const std::string& path : folders) {
        auto experiment = openCompared(path, metric);
        if (!experiment) {
            return experiment.error();
        }
        experiments.push_back(std::move(*experiment));
    }
    return experiments;
}

Result<std::vector<Comparison>> compareAll(const std::vector<ComparedExperiment>& experiments,
                                           const ComparisonSettings& settings, std::stop_token stop) {
    std::vector<Comparison> comparisons;
    const auto take = [&](Result<Comparison>&& one) -> Result<void> {
        if (!one) {
            return one.error();
        }
        comparisons.push_back(std::move(*one));
        return {};
    };
    if (experiments.size() == 1) {
        if (const auto taken =
                take(compareSizes(experiments[0], settings.sizes[0], settings.sizes[1], settings, stop));
            !taken) {
            return taken.error();
        }
    }
    for (std::size_t i = 1; i < experiments.size(); ++i) {
        if (const auto taken = take(compareExperiments(experiments[0], experiments[i], settings, stop));
            !taken) {
            return taken.error();
        }
    }
    return comparisons;
}

std::string textOf(const std::vector<Comparison>& comparisons) {
    std::string text;
    for (const Comparison& comparison : comparisons) {
        text += fmt::format("{}first:  {}\nsecond: {}\n", text.empty() ? "" : "\n\n", comparison.first,
                            comparison.second);
        for (const std::string& sentence : sentences(comparison)) {
            text += "  - " + sentence + "\n";
        }
        text += tableText(comparison);
    }
    return text;
}

void compare(CommandContext& context, const CompareOptions& options) {
    if (const auto sound = checkOptions(options); !sound) {
        return context.fail(sound.error());
    }
    const auto experiments = openAll(options.folders, options.metric);
    if (!experiments) {
        return context.fail(experiments.error());
    }
    const auto comparisons = compareAll(*experiments, options.settings, context.stop);
    if (!comparisons) {
        return context.fail(comparisons.error());
    }
    if (!options.chart.empty()) {
        const ComparedExperiment& first = experiments->front();
        const std::optional<double> target = options.settings.target || !first.isPrimary()
                                                 ? options.settings.target
                                                 : std::optional(first.plan().target);
        if (const auto written = workflow::writeChart(comparisonChart(*experiments, target), options.chart);
            !written) {
            return context.fail(written.error());
        }
        context.note("wrote " + options.chart);
    }
    Json list = Json::array();
    for (const Comparison& comparison : *comparisons) {
        list.push_back(toJson(comparison));
    }
    context.print({{"schema", "plateau.compare/2"}, {"comparisons", list}}, textOf(*comparisons));
}

} // namespace

void addCompareCommand(Command& experiment, CommandContext& context) {
    auto options = std::make_shared<CompareOptions>();
    Command* command =
        addCommand(experiment, context, "compare",
                   "Experiments, or two sizes of one, against each other on the same test items",
                   [&context, options] { compare(context, *options); });
    command->footer("Example, does the answer hang on the budget rule?\n"
                    "  plateau experiment vary DIR DIR-updates --budget updates --updates 600\n"
                    "  plateau experiment vary DIR DIR-stop --budget early_stop\n"
                    "  plateau experiment run DIR-updates && plateau experiment run DIR-stop\n"
                    "  plateau experiment compare DIR DIR-updates DIR-stop --chart budgets.svg\n"
                    "Two sizes of one experiment:\n"
                    "  plateau experiment compare DIR --sizes 100,400");
    command
        ->addOption("folders", options->folders, "Experiments, at most five; each is compared with the first")
        ->required();
    command
        ->addOption("--sizes", options->settings.sizes,
                    "One folder: the two sizes; several: which sizes, default every common one")
        ->delimiter(',');
    command->addOption("--metric", options->metric,
                       "What to compare by, one of the task's metrics; default: its first");
    command->addOption("--target", options->settings.target,
                       "Score whose samples are counted, in the metric's unit (0.9 for 90 %); default: the "
                       "first plan's");
    command
        ->addOption("--margin", options->settings.margin,
                    "Scores no further apart count as equal; default: one point (0.01), 0.01 nats, or one "
                    "percent of the first's score")
        ->check(range(1e-9, 1e12));
    command->addOption("--chart", options->chart, "Write all curves as one SVG")->check(svgFile());
}

} // namespace plateau::cli
