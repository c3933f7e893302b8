#pragma once

#include "core/base/json.h"
#include "core/experiment/plan/cell.h"
#include "core/experiment/plan/warning.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace plateau::ui {

/// Something to mend before an experiment can be made. Untrusted English of the program.
struct PlanFault {
    QString field; ///< "training.lora.rank", "sizes[2]", "model", "data"
    QString what;
    QString fix;
    bool operator==(const PlanFault&) const = default;
};

struct PlannedTime {
    experiment::CellKind kind = experiment::CellKind::Cell;
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    double seconds = 0;
};

struct PlanCosts {
    double seconds = 0;
    double firstAnswerSeconds = 0;
    double memoryBytes = 0;
    double machineMemoryBytes = 0; ///< 0: not known
    double diskBytes = 0;
    double freeDiskBytes = 0; ///< 0: not known
};

/// What a training run will draw from one pool.
struct PoolDraws {
    std::string name; ///< "domain", "general", "general-2"
    std::int64_t drawn = 0;
    std::int64_t unique = 0;
    std::int64_t samples = 0; ///< in the pool
};

/// What a training run that mixes will draw.
struct PlannedDraws {
    std::string mixture;
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    std::int64_t updates = 0;
    std::string first; ///< the first batches: 'D' from the domain, 'G' from general data
    std::vector<PoolDraws> pools;
};

/// What `plateau experiment new --dry-run --json` said about a draft.
struct PlanCheck {
    std::vector<PlanFault> faults;
    std::vector<experiment::Warning> warnings;
    std::vector<std::int64_t> sizes;
    int seeds = 0;
    int curves = 1;            ///< of the method: one, or one a mixture
    std::int64_t poolRows = 0; ///< 0: the data could not be read
    std::int64_t testRows = 0;
    std::int64_t classes = 0;
    int maxTokens = 0;
    std::string chatTemplate;        ///< of tasks whose model writes answers; else empty
    int maxNewTokens = 0;            ///< likewise
    std::vector<PlannedTime> cells;  ///< in running order; empty while there are faults
    std::vector<PlannedDraws> draws; ///< of mixtures
    std::optional<PlanCosts> costs;
    std::optional<double> smallestGain; ///< share of the test items

    bool isGood() const { return faults.empty() && !cells.empty(); }
    /// Free room is less than ten times what the results take, or under 1 GB.
    bool isDiskTight() const;
};

/// Nothing when it is no such object. Values of odd types are left out: the program's output is untrusted.
std::optional<PlanCheck> readPlanCheck(const Json& json);

} // namespace plateau::ui
