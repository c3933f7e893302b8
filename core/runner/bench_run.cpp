#include "core/runner/bench.h"

#include "core/base/sha256.h"
#include "core/runner/attempt_record.h"
#include "core/runner/cell_report.h"
#include "core/runner/evaluation.h"
#include "core/runner/kept_weights.h"
#include "core/task/task_list.h"

#include <map>

namespace plateau::runner {
namespace {

using experiment::CellKind;
using experiment::PlannedCell;

/// Baselines draw no samples: the hash is that of an empty list of ids.
const experiment::CellRows noRows{{}, sha256("")};

std::vector<std::string> idsOf(std::span<const PlannedCell> cells) {
    std::vector<std::string> ids;
    for (const PlannedCell& cell : cells) {
        ids.push_back(cell.id);
    }
    return ids;
}

Error cancelled() {
    return {ErrorKind::Cancelled, "", "stopped on request", "Run the experiment again to go on."};
}

/// The cells that train in one pack with this one, itself among them; empty: its plan does not say so.
std::vector<PlannedCell> packOf(const PlannedCell& cell) {
    std::vector<PlannedCell> pack;
    for (const std::uint64_t seed : cell.spec.together) {
        PlannedCell member = cell;
        member.spec.seed = seed;
        member.id = experiment::cellId(member.spec);
        pack.push_back(std::move(member));
    }
    return pack;
}

/// LoRA and last-layer weights are small: all are kept. A full model is kept for the largest size and first
/// seed only.
bool keepsWeights(const experiment::CellSpec& spec, const experiment::Plan& plan) {
    if (spec.kind != CellKind::Cell) {
        return false;
    }
    return spec.training.method != recipe::MethodKind::Full ||
           (spec.n == plan.sizes.back() && spec.seed == 0);
}

} // namespace

Result<void> Bench::run(std::span<const PlannedCell> cells, std::stop_token stop, const BenchEvents& events) {
    std::vector<PlannedCell> missing;
    for (const PlannedCell& cell : cells) {
        const auto existing = m_folder.readResult(cell.id);
        if (!existing) {
            return existing.error();
        }
        if (existing->result) {
            events.published(*existing->result);
        } else {
            missing.push_back(cell);
        }
    }
    if (missing.empty()) {
        return {};
    }
    switch (missing.front().spec.kind) {
    case CellKind::Baseline:
        return runBaselines(missing, std::move(stop), events);
    case CellKind::LinearProbe:
    case CellKind::BagOfWords:
        return runQuick(missing, std::move(stop), events);
    case CellKind::Cell:
    case CellKind::Control:
        break;
    }
    return runTraining(missing, std::move(stop), events);
}

Result<void> Bench::runBaselines(std::span<const PlannedCell> cells, std::stop_token stop,
                                 const BenchEvents& events) {
    events.started(idsOf(cells));
    const auto baselines = m_trainer->baselines(std::move(stop));
    if (!baselines) {
        return baselines.error();
    }
    for (const PlannedCell& cell : cells) {
        training::CellReport report;
        const bool majority = cell.spec.method == "majority";
        report.scores = majority ? baselines->majority : baselines->untouched;
        report.evalSeconds = majority ? 0 : baselines->seconds;
        if (const auto published = publish(cell, report, noRows, "", events); !published) {
            return published.error();
        }
    }
    return {};
}

Result<void> Bench::runQuick(std::span<const PlannedCell> cells, std::stop_token stop,
                             const BenchEvents& events) {
    events.started(idsOf(cells));
    std::vector<training::InstantTask> tasks;
    std::vector<experiment::CellRows> rows;
    for (const PlannedCell& cell : cells) {
        auto subset = m_subsets->rows(cell.spec.n, cell.spec.seed);
        if (!subset) {
            return subset.error();
        }
        auto first = m_subsets->rows(cell.spec.n, 0);
        if (!first) {
            return first.error();
        }
        tasks.push_back({cell.id, cell.spec.seed, subset->rows, std::move(first->rows)});
        rows.push_back(std::move(*subset));
    }
    const bool words = cells.front().spec.kind == CellKind::BagOfWords;
    const auto reports = words ? m_trainer->wordCurve(tasks, std::move(stop))
                               : m_trainer->instantCurve(tasks, std::move(stop));
    if (!reports) {
        return reports.error();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (const auto published = publish(cells[i], (*reports)[i], rows[i], "", events); !published) {
            return published.error();
        }
    }
    return {};
}

Result<void> Bench::runTraining(std::span<const PlannedCell> cells, std::stop_token stop,
                                const BenchEvents& events) {
    std::set<std::string> wanted;
    for (const PlannedCell& cell : cells) {
        wanted.insert(cell.id);
    }
    const experiment::CellSpec& spec = cells.front().spec;
    const auto waiting = static_cast<std::int64_t>(cells.size());
    const auto width =
        m_folder.plan().pack > 0
            ? std::size_t{1}
            : static_cast<std::size_t>(std::max(1, m_trainer->packWidth(spec.training, spec.n, waiting)));
    for (std::size_t at = 0; at < cells.size();) {
        if (stop.stop_requested()) {
            return cancelled();
        }
        const std::vector<PlannedCell> pack = packOf(cells[at]);
        const auto some = cells.subspan(at, std::min(width, cells.size() - at));
        if (const auto trained = trainPack(pack.empty() ? some : pack, wanted, stop, events); !trained) {
            return trained.error();
        }
        // What trained in one pack with this cell is through, too.
        const auto& together = cells[at].spec.together;
        at += pack.empty() ? some.size() : 1;
        while (!pack.empty() && at < cells.size() && cells[at].spec.together == together) {
            ++at;
        }
    }
    return {};
}

Result<void> Bench::trainPack(std::span<const PlannedCell> cells, const std::set<std::string>& wanted,
                              std::stop_token stop, const BenchEvents& events) {
    std::vector<training::CellTask> tasks;
    std::vector<experiment::CellRows> rows;
    std::map<std::string, AttemptRecord> attempts;
    std::vector<std::string> started;
    for (const PlannedCell& cell : cells) {
        const experiment::CellSpec& spec = cell.spec;
        auto subset = m_subsets->rows(spec.n, spec.seed);
        if (!subset) {
            return subset.error();
        }
        tasks.push_back({cell.id, spec.seed, subset->rows, spec.training, spec.kind == CellKind::Control,
                         wanted.contains(cell.id) && keepsWeights(spec, m_folder.plan())});
        rows.push_back(std::move(*subset));
        if (!wanted.contains(cell.id)) {
            continue;
        }
        started.push_back(cell.id);
        auto attempt = AttemptRecord::start(m_folder, cell.id);
        if (!attempt) {
            return attempt.error();
        }
        attempts.emplace(cell.id, std::move(*attempt));
    }
    events.started(started);
    const auto onUpdate = [&](const training::UpdateEvent& update) {
        if (const auto attempt = attempts.find(update.cell); attempt != attempts.end()) {
            attempt->second.update(update);
            events.update(update);
        }
        waitWhilePaused(stop);
    };
    const auto reports = m_trainer->train(tasks, stop, onUpdate);
    if (!reports) {
        return reports.error();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!wanted.contains(cells[i].id)) {
            continue;
        }
        AttemptRecord& attempt = attempts.at(cells[i].id);
        const training::CellReport& report = (*reports)[i];
        if (report.outcome == training::CellOutcome::Done && tasks[i].keepAdapter) {
            const auto kept = keepWeights(m_folder, cells[i], report.weights);
            if (!kept) {
                return kept.error();
            }
        }
        if (const auto published = publish(cells[i], report, rows[i], attempt.name(), events); !published) {
            return published.error();
        }
        attempt.done();
    }
    return {};
}

Result<void> Bench::publish(const PlannedCell& cell, const training::CellReport& report,
                            const experiment::CellRows& rows, const std::string& attempt,
                            const BenchEvents& events) {
    experiment::CellResult result = toResult(cell, report);
    ScoredSet test;
    if (result.status == experiment::CellStatus::Done) {
        const experiment::Plan& plan = m_folder.plan();
        test = scoredSet(task::taskOf(plan.task), m_test, outputsOf(report.scores, plan.labels.size()),
                         plan.facts(), {m_pool, rows.rows});
        result.evaluations.emplace(experiment::testSetName, test.evaluation);
    }
    result.device = device().device;
    result.torchVersion = device().torchVersion;
    result.build = m_options.build;
    result.attempt = attempt;
    result.rowsSha256 = rows.sha256;
    const auto published = m_folder.publishResult(result, test.lines);
    if (!published) {
        return published.error();
    }
    events.published(result);
    return {};
}

} // namespace plateau::runner
