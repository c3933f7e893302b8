#include "app/cli/commands.h"
#include "app/cli/score_files.h"
#include "app/cli/version.h"

#include "core/base/utf8.h"
#include "core/metric/bleu.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {
namespace {

using namespace statistics;

struct BleuOptions {
    std::vector<std::string> references;
    std::string predictions;
    std::string baseline;
    std::string tokenizer = "13a";
    std::string smoothing = "exp";
};

/// Every file must have as many lines as the first.
Result<std::vector<std::string>> readSegments(const std::string& path, std::size_t wanted,
                                              const std::string& first) {
    auto lines = readLines(path);
    if (lines && wanted > 0 && lines->size() != wanted) {
        return badInput(path, fmt::format("has {} lines, {} has {}", lines->size(), first, wanted),
                        "Write one line for every segment, in the same order.");
    }
    return lines;
}

/// The references by segment.
Result<std::vector<std::vector<std::string>>> readReferences(const BleuOptions& options) {
    std::vector<std::vector<std::string>> segments;
    for (const std::string& path : options.references) {
        auto lines = readSegments(path, segments.size(), options.references.front());
        if (!lines) {
            return lines.error();
        }
        segments.resize(lines->size());
        for (std::size_t i = 0; i < lines->size(); ++i) {
            segments[i].push_back(std::move((*lines)[i]));
        }
    }
    return segments;
}

Result<std::vector<BleuCounts>> countFile(const std::string& path, const BleuOptions& options,
                                          const std::vector<std::vector<std::string>>& references,
                                          BleuTokenizer tokenizer) {
    const auto lines = readSegments(path, references.size(), options.references.front());
    if (!lines) {
        return lines.error();
    }
    std::vector<BleuCounts> counts;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        counts.push_back(bleuCounts((*lines)[i], references[i], tokenizer));
    }
    return counts;
}

std::string bleuText(const BleuScore& score, const Interval& interval, std::size_t segments,
                     const std::string& signature) {
    const BleuCounts& counts = score.counts;
    std::string text = fmt::format("BLEU {:.2f} (95 %: {:.2f}-{:.2f}), {} segments\n", score.score,
                                   interval.low, interval.high, segments);
    for (std::size_t order = 0; order < bleuOrders; ++order) {
        text += fmt::format("  {}-grams {:.1f} % ({} of {})\n", order + 1, score.precisions[order],
                            counts.right[order], counts.all[order]);
    }
    return text + fmt::format("  brevity penalty {:.4f} ({} words, references {})\n{}", score.brevityPenalty,
                              counts.length, counts.referenceLength, signature);
}

void scoreBleu(CommandContext& context, const BleuOptions& options) {
    BleuSettings settings;
    settings.tokenizer = *bleuTokenizerFromName(options.tokenizer);
    settings.smoothing = *bleuSmoothingFromName(options.smoothing);
    const auto references = readReferences(options);
    if (!references) {
        return context.fail(references.error());
    }
    const auto counts = countFile(options.predictions, options, *references, settings.tokenizer);
    if (!counts) {
        return context.fail(counts.error());
    }
    const BleuBootstrap bootstrap;
    const BleuScore score = bleuScore(*counts, settings);
    const Interval interval = bleuInterval(*counts, settings, bootstrap.resamples, bootstrap.seed);
    const std::string signature =
        bleuSignature(settings, options.references.size(), PLATEAU_VERSION, bootstrap);
    Json json = {{"schema", "plateau.bleu/1"},
                 {"score", score.score},
                 {"low", interval.low},
                 {"high", interval.high},
                 {"level", 0.95},
                 {"segments", counts->size()},
                 {"precisions", score.precisions},
                 {"right", score.counts.right},
                 {"all", score.counts.all},
                 {"brevity_penalty", score.brevityPenalty},
                 {"words", score.counts.length},
                 {"reference_words", score.counts.referenceLength},
                 {"signature", signature}};
    std::string text = bleuText(score, interval, counts->size(), signature);
    if (!options.baseline.empty()) {
        const auto other = countFile(options.baseline, options, *references, settings.tokenizer);
        const auto p = other ? bleuPairedP(*counts, *other, settings) : Result<double>(other.error());
        if (!p) {
            return context.fail(p.error());
        }
        const double baseline = bleuScore(*other, settings).score;
        json["baseline"] = {{"score", baseline}, {"p", *p}, {"trials", 10'000}};
        text += fmt::format("\nbaseline {:.2f}, difference {:+.2f}, p = {:.4f} (approximate randomisation, "
                            "10,000 trials)",
                            baseline, score.score - baseline, *p);
    }
    context.print(json, text);
}

void addBleuCommand(Command& score, CommandContext& context) {
    auto options = std::make_shared<BleuOptions>();
    Command* command = addCommand(score, context, "bleu", "BLEU of texts against references, as sacrebleu",
                                  [&context, options] { scoreBleu(context, *options); });
    command->footer("Example: plateau score bleu --references truth.txt --predictions model.txt\n"
                    "One segment a line in every file. Give --references once for each set of references.");
    command->addOption("--references", options->references, "Reference texts; may be given several times")
        ->required()
        ->repeatable();
    command->addOption("--predictions", options->predictions, "What the model wrote")->required();
    command->addOption("--baseline", options->baseline, "What another model wrote: tests the difference");
    command->addOption("--tokenizer", options->tokenizer, "13a, zh (by character), intl or none")
        ->showDefault()
        ->check(oneOf({"13a", "zh", "intl", "none"}));
    command->addOption("--smoothing", options->smoothing, "exp, floor (0.1), add-k (1) or none")
        ->showDefault()
        ->check(oneOf({"exp", "floor", "add-k", "none"}));
}

struct AttributeOptions {
    std::string truth;
    std::string predictions;
    std::optional<std::string> id;
};

/// null where a figure does not exist.
Json figure(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

Json toJson(const AttributeCounts& counts) {
    return {{"right", counts.right},
            {"wrong", counts.wrong},
            {"invented", counts.invented},
            {"missed", counts.missed},
            {"absent", counts.absent},
            {"precision", figure(counts.precision())},
            {"recall", figure(counts.recall())},
            {"f1", figure(counts.f1())},
            {"null_accuracy", figure(counts.nullAccuracy())}};
}

Json toJson(const MacroMean& mean) {
    return {{"mean", figure(mean.mean)}, {"attributes", mean.attributes}};
}

Json toJson(const AttributeReport& report) {
    Json json = {{"schema", "plateau.attributes/1"},
                 {"items", report.items},
                 {"micro", toJson(report.all)},
                 {"macro",
                  {{"precision", toJson(report.precision)},
                   {"recall", toJson(report.recall)},
                   {"f1", toJson(report.f1)},
                   {"null_accuracy", toJson(report.nullAccuracy)}}},
                 {paperMetric, toJson(report.recall)}};
    json["attributes"] = Json::object();
    for (const auto& [name, counts] : report.attributes) {
        json["attributes"][name] = toJson(counts);
    }
    return json;
}

std::string share(const std::optional<double>& value, std::int64_t part, std::int64_t whole) {
    return value ? fmt::format("{:.3f} ({} of {})", *value, part, whole) : std::string("- (0)");
}

std::string line(const std::string& name, const AttributeCounts& counts) {
    return fmt::format("  {:<24} {:<22} {:<22} {:<8} {}\n", name,
                       share(counts.precision(), counts.right, counts.given()),
                       share(counts.recall(), counts.right, counts.present()),
                       counts.f1() ? fmt::format("{:.3f}", *counts.f1()) : "-",
                       share(counts.nullAccuracy(), counts.absent, counts.missing()));
}

std::string macroText(const MacroMean& mean) {
    return mean.mean ? fmt::format("{:.3f} ({} attributes)", *mean.mean, mean.attributes) : "-";
}

std::string toText(const AttributeReport& report) {
    std::string text =
        fmt::format("{} pages, {} attributes\n  {:<24} {:<22} {:<22} {:<8} {}\n", report.items,
                    report.attributes.size(), "", "precision", "recall", "F1", "null accuracy");
    for (const auto& [name, counts] : report.attributes) {
        text += line(printable(name, 24), counts);
    }
    return text + line("all (micro)", report.all) +
           fmt::format("macro: precision {}, recall {}, F1 {}, null accuracy {}\n{}: {}",
                       macroText(report.precision), macroText(report.recall), macroText(report.f1),
                       macroText(report.nullAccuracy), paperMetric, macroText(report.recall));
}

void scoreAttributes(CommandContext& context, const AttributeOptions& options) {
    const auto truth = readAttributes(options.truth, options.id);
    if (!truth) {
        return context.fail(truth.error());
    }
    auto predictions = readAttributes(options.predictions, options.id);
    if (!predictions) {
        return context.fail(predictions.error());
    }
    const auto ordered = inOrderOf(*truth, std::move(*predictions), options.truth, options.predictions);
    if (!ordered) {
        return context.fail(ordered.error());
    }
    const auto report = matchAttributes(truth->pages, *ordered);
    if (!report) {
        return context.fail(report.error());
    }
    context.print(toJson(*report), toText(*report));
}

void addAttributesCommand(Command& score, CommandContext& context) {
    auto options = std::make_shared<AttributeOptions>();
    Command* command = addCommand(score, context, "attributes", "Extracted attributes against the true ones",
                                  [&context, options] { scoreAttributes(context, *options); });
    command->footer("Example: plateau score attributes --truth pages.jsonl --predictions model.jsonl --id "
                    "url\nOne JSON object a line; null or no field: the page has no such attribute.");
    command->addOption("--truth", options->truth, "What stands on the pages")->required();
    command->addOption("--predictions", options->predictions, "What the model extracted")->required();
    command->addOption("--id", options->id, "Field that pairs the lines; default: line by line");
}

} // namespace

void addScoreCommands(Command& app, CommandContext& context) {
    Command* score = app.addSubcommand("score", "Score what a model generated");
    score->requireSubcommand(1);
    addBleuCommand(*score, context);
    addAttributesCommand(*score, context);
}

} // namespace plateau::cli
