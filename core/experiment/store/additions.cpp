#include "core/experiment/store/additions.h"

#include "core/base/checksummed_json.h"
#include "core/base/numbered_files.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

/// Everything but size, seed and budget follows from the plan.
bool belongsTo(const Plan& plan, const CellSpec& spec) {
    const auto all = seriesOf(plan);
    if (std::find(all.begin(), all.end(), seriesOf(spec)) == all.end()) {
        return false;
    }
    CellSpec expected = trainingCell(plan, spec.n, spec.seed, seriesOf(spec)).spec;
    expected.training.budget = spec.training.budget;
    if (spec.together.empty()) {
        expected.together.clear(); // a longer run trains alone
    }
    return spec == expected && spec.n >= 2 && spec.n <= plan.domain.rows;
}

Result<std::vector<AddedCell>> readFile(const fs::path& path, const Plan& plan) {
    const auto json = readChecksummed(path);
    if (!json) {
        return json.error();
    }
    std::vector<AddedCell> out;
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    const Json* list = fields.find("cells", JsonFields::Presence::Required);
    for (const Json& entry : list && list->is_array() ? *list : Json::array()) {
        const std::string field = fmt::format("cells[{}]", out.size());
        AddedCell cell;
        JsonFields parts(entry, field, faults);
        parts.read("extends", cell.extends);
        if (const Json* spec = parts.find("spec", JsonFields::Presence::Required)) {
            cell.planned.spec = readCell(*spec, faults);
            cell.planned.id = cellId(cell.planned.spec);
        }
        if (faults.empty() && !belongsTo(plan, cell.planned.spec)) {
            faults.push_back({field, "is a cell of other data, another model or another method",
                              "Remove this file; it does not belong to the experiment."});
        }
        out.push_back(std::move(cell));
    }
    if (!faults.empty()) {
        return faultsToError(path.string(), faults);
    }
    return out;
}

Json toJson(const std::vector<AddedCell>& cells) {
    Json list = Json::array();
    for (const AddedCell& cell : cells) {
        list.push_back({{"spec", toJson(cell.planned.spec)}, {"extends", cell.extends}});
    }
    return {{"schema", "plateau.added/1"}, {"cells", list}};
}

} // namespace

AddedCell addedRun(const Plan& plan, std::int64_t n, std::uint64_t seed) {
    return {trainingCell(plan, n, seed), ""};
}

AddedCell longerRun(const PlannedCell& cell) {
    AddedCell longer{cell, cell.id};
    recipe::BudgetSettings& budget = longer.planned.spec.training.budget;
    if (budget.rule == recipe::BudgetRule::Updates) {
        budget.updates *= 2;
    } else {
        budget.epochs *= 2;
        budget.minUpdates *= 2;
    }
    longer.planned.spec.together.clear(); // whoever it trained with is through
    longer.planned.id = cellId(longer.planned.spec);
    return longer;
}

fs::path additionsFolder(const Folder& folder) {
    return folder.root() / "added";
}

Result<std::vector<AddedCell>> readAdditions(const Folder& folder) {
    return readAdditions(folder, cellsOf(folder.plan()));
}

Result<std::vector<AddedCell>> readAdditions(const Folder& folder, std::span<const PlannedCell> planned) {
    const auto numbers = fileNumbers(additionsFolder(folder));
    std::vector<AddedCell> out;
    if (numbers.empty()) {
        return out;
    }
    std::set<std::string> known;
    for (const PlannedCell& cell : planned) {
        known.insert(cell.id);
    }
    for (const std::int64_t number : numbers) {
        auto cells = readFile(numberedFile(additionsFolder(folder), number), folder.plan());
        if (!cells) {
            return cells.error();
        }
        for (AddedCell& cell : *cells) {
            if (known.insert(cell.planned.id).second) {
                out.push_back(std::move(cell));
            }
        }
    }
    return out;
}

std::vector<PlannedCell> cellsWith(const Plan& plan, const std::vector<AddedCell>& added) {
    std::vector<PlannedCell> cells = cellsOf(plan);
    for (const AddedCell& cell : added) {
        cells.push_back(cell.planned);
    }
    return cells;
}

Result<std::size_t> addCells(const Folder& folder, const std::vector<AddedCell>& cells) {
    const auto known = folder.cells();
    if (!known) {
        return known.error();
    }
    std::vector<AddedCell> fresh;
    for (const AddedCell& cell : cells) {
        const auto same = [&](const auto& other) { return other.id == cell.planned.id; };
        const auto again = [&](const AddedCell& other) { return same(other.planned); };
        if (std::none_of(known->begin(), known->end(), same) &&
            std::none_of(fresh.begin(), fresh.end(), again)) {
            fresh.push_back(cell);
        }
    }
    if (fresh.empty()) {
        return std::size_t{0};
    }
    if (const auto here = folder.checkPlace(); !here) {
        return here.error();
    }
    const auto number = publishNumbered(additionsFolder(folder), [&](std::int64_t) { return toJson(fresh); });
    return number ? Result<std::size_t>(fresh.size()) : number.error();
}

} // namespace plateau::experiment
