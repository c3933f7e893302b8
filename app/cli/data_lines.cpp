#include "app/cli/data_lines.h"

#include "core/base/english.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

namespace plateau::cli {

std::string fieldLines(const std::vector<data::FieldChoice>& choices) {
    std::string text;
    for (const data::FieldChoice& choice : choices) {
        text += fmt::format("\n  {} = {} ({})", choice.role, printable(choice.field, 60),
                            printable(choice.reason, 200));
    }
    return text;
}

std::string warningLines(const std::vector<experiment::Warning>& warnings) {
    std::string text;
    for (const experiment::Warning& warning : warnings) {
        text += "\n  - " + asSentences(warning.sentence, warning.action);
    }
    return text;
}

std::string drawLines(const experiment::CreateReport& report, const experiment::Plan& plan) {
    std::string text;
    for (const experiment::DrawPlan& run : report.draws) {
        if (run.seed > 0) {
            continue;
        }
        text +=
            fmt::format("\n  {}, n = {}: {} draw {:.1f} % from the domain", run.mixture, run.n,
                        counted(static_cast<std::uint64_t>(run.updates), "update"), 100 * run.domainShare);
        const auto add = [&](const std::string& pool, std::int64_t samples) {
            const training::RealisedDraws& use = run.pools.at(pool);
            text +=
                fmt::format("; {}: {} draws, {} of {} samples, {} repeats, {:.2f} epochs", pool, use.drawn,
                            use.unique, samples, use.repeats, experiment::epochsOver(use, samples));
        };
        add(experiment::domainPoolName, run.n);
        for (const experiment::DataFile& file : plan.general->files) {
            add(experiment::poolName(file), file.rows);
        }
    }
    return text;
}

std::string sourceLines(const experiment::CreateReport& report) {
    std::string text = fieldLines(report.fields);
    const auto all = static_cast<double>(report.poolRows + report.testRows + report.validationRows);
    const std::string rows = counted(static_cast<std::uint64_t>(report.testRows), "row");
    text += fmt::format("\n  test set: {}; {}", splitText(report.split), rows);
    if (report.split.folds == 0 && all > 0) {
        text += fmt::format(", {:.0f} % of all", 100 * static_cast<double>(report.testRows) / all);
    }
    if (report.generalTestShare > 0) {
        text += fmt::format(
            "\n  general test set: {:.3g} % of the general pool, drawn with groups and copies whole; {}",
            100 * report.generalTestShare,
            counted(static_cast<std::uint64_t>(report.generalTestRows), "row"));
    }
    if (!report.split.commonestLabel.empty()) {
        text += fmt::format("\n  commonest label of the test set: {} ({:.1f} %)",
                            printable(report.split.commonestLabel, 60), 100 * report.split.commonestShare);
    }
    return text;
}

} // namespace plateau::cli
