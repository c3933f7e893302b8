#include "app/cli/missing_cells.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace plateau::cli {

using namespace experiment;

namespace {

constexpr std::size_t named = 3; ///< cells of one kind in a text

std::string causeOf(const CellState& cell) {
    if (cell.status == CellStatus::Diverged) {
        return "the loss became NaN or infinite";
    }
    return cell.cause ? cell.cause->text() : std::string();
}

/// "n = 40, seed 1", "untouched".
std::string placeOf(const CellSpec& spec) {
    return spec.kind == CellKind::Baseline ? spec.method : fmt::format("n = {}, seed {}", spec.n, spec.seed);
}

std::string nameOf(const CellState& cell) {
    const std::string cause = causeOf(cell);
    return fmt::format("{} ({}){}", placeOf(cell.planned.spec), cell.planned.id,
                       cause.empty() ? "" : ": " + cause);
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
    std::string text;
    const auto add = [&text](const char* what, const std::vector<std::string>& entries) {
        if (!entries.empty()) {
            text += (text.empty() ? "" : "\n") + lineOf(what, entries);
        }
    };
    for (const CellStatus status :
         {CellStatus::Pending, CellStatus::Running, CellStatus::Failed, CellStatus::Diverged}) {
        std::vector<std::string> cells;
        for (const CellState& cell : state.cells) {
            if (cell.status == status) {
                cells.push_back(nameOf(cell));
            }
        }
        add(name(status), cells);
    }
    std::vector<std::string> damaged;
    for (const Error& error : state.damaged) {
        damaged.push_back(error.text());
    }
    add("damaged", damaged);
    return text;
}

Json missingJson(const ExperimentState& state) {
    Json list = Json::array();
    for (const CellState& cell : state.cells) {
        if (cell.status != CellStatus::Done) {
            list.push_back({{"cell", cell.planned.id},
                            {"n", cell.planned.spec.n},
                            {"seed", cell.planned.spec.seed},
                            {"status", name(cell.status)},
                            {"cause", causeOf(cell)}});
        }
    }
    for (const Error& error : state.damaged) {
        list.push_back({{"status", "damaged"}, {"file", error.where}, {"cause", error.what}});
    }
    return list;
}

} // namespace plateau::cli
