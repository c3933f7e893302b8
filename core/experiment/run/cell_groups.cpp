#include "core/experiment/run/cell_groups.h"

namespace plateau::experiment {

bool runTogether(const CellSpec& a, const CellSpec& b) {
    if (a.kind != b.kind || a.kind == CellKind::Control) {
        return false;
    }
    if (a.kind == CellKind::Baseline || a.kind == CellKind::LinearProbe || a.kind == CellKind::BagOfWords) {
        return true;
    }
    return a.seed > 0 && b.seed > 0 && a.n == b.n && a.training == b.training && a.together == b.together;
}

std::vector<std::vector<PlannedCell>> groupCells(std::span<const PlannedCell> pending) {
    std::vector<std::vector<PlannedCell>> groups;
    for (const PlannedCell& cell : pending) {
        if (groups.empty() || !runTogether(groups.back().back().spec, cell.spec)) {
            groups.emplace_back();
        }
        groups.back().push_back(cell);
    }
    return groups;
}

} // namespace plateau::experiment
