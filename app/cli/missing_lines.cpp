#include "app/cli/missing_lines.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace plateau::cli {

using namespace experiment;

namespace {

constexpr std::size_t named = 3; ///< cells of one kind in a text

/// "n = 40, seed 1", "untouched".
std::string placeOf(const CellSpec& spec) {
    return spec.kind == CellKind::Baseline ? spec.method : fmt::format("n = {}, seed {}", spec.n, spec.seed);
}

std::string nameOf(const workflow::MissingCell& missing) {
    const PlannedCell& planned = missing.cell->planned;
    return fmt::format("{} ({}){}", placeOf(planned.spec), planned.id,
                       missing.cause.empty() ? "" : ": " + missing.cause);
}

std::string lineOf(const char* what, const std::vector<std::string>& entries) {
    std::string line = fmt::format("{} {}: ", entries.size(), what);
    for (std::size_t i = 0; i < std::min(named, entries.size()); ++i) {
        line += (i > 0 ? "; " : "") + printable(entries[i], 500);
    }
    return line + (entries.size() > named ? fmt::format("; and {} more", entries.size() - named) : "");
}

} // namespace

std::string missingText(const ExperimentState& state) {
    const workflow::MissingCells missing = workflow::missingCells(state);
    std::string text;
    const auto add = [&text](const char* what, const std::vector<std::string>& entries) {
        if (!entries.empty()) {
            text += (text.empty() ? "" : "\n") + lineOf(what, entries);
        }
    };
    for (const CellStatus status :
         {CellStatus::Pending, CellStatus::Running, CellStatus::Failed, CellStatus::Diverged}) {
        std::vector<std::string> cells;
        for (const workflow::MissingCell& one : missing.cells) {
            if (one.cell->status == status) {
                cells.push_back(nameOf(one));
            }
        }
        add(name(status), cells);
    }
    if (state.count(CellStatus::Failed) > 0) {
        text += "\ntry failed cells again: plateau experiment run DIR --retry-failed";
    }
    std::vector<std::string> damaged;
    for (const Error& error : missing.damaged) {
        damaged.push_back(error.text());
    }
    add("damaged", damaged);
    return text;
}

Json missingJson(const ExperimentState& state) {
    const workflow::MissingCells missing = workflow::missingCells(state);
    Json list = Json::array();
    for (const workflow::MissingCell& one : missing.cells) {
        const PlannedCell& planned = one.cell->planned;
        list.push_back({{"cell", planned.id},
                        {"n", planned.spec.n},
                        {"seed", planned.spec.seed},
                        {"status", name(one.cell->status)},
                        {"cause", one.cause}});
    }
    for (const Error& error : missing.damaged) {
        list.push_back({{"status", "damaged"}, {"file", error.where}, {"cause", error.what}});
    }
    return list;
}

} // namespace plateau::cli
