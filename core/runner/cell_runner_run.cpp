#include "core/runner/cell_runner.h"

#include "core/base/sha256.h"
#include "core/data/split.h"
#include "core/runner/attempt_record.h"
#include "core/runner/cell_report.h"
#include "core/runner/evaluation.h"
#include "core/runner/kept_weights.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <map>
#include <optional>

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

training::BaselineKind baselineOf(const experiment::CellSpec& spec) {
    switch (spec.kind) {
    case CellKind::LinearProbe:
        return training::BaselineKind::LinearProbe;
    case CellKind::BagOfWords:
        return training::BaselineKind::BagOfWords;
    default:
        break;
    }
    return spec.isConstant() ? training::BaselineKind::Constant : training::BaselineKind::Untouched;
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

std::set<std::string> namesOf(std::span<const PlannedCell> cells) {
    std::set<std::string> names;
    for (const PlannedCell& cell : cells) {
        names.insert(cell.id);
    }
    return names;
}

/// A cell while it is trained.
struct InWork {
    PlannedCell planned;
    experiment::CellRows rows;
    std::optional<AttemptRecord> attempt; ///< none of a cell that only completes its pack
};

std::optional<training::CellMixture> mixtureOf(const experiment::CellSpec& spec) {
    if (!spec.mixed) {
        return std::nullopt;
    }
    return training::CellMixture{spec.mixed->mixture, spec.mixed->shares};
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

Result<void> CellRunner::run(std::span<const PlannedCell> cells, std::stop_token stop,
                             const CellRunnerEvents& events) {
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
    m_trainer->removeCheckpoints([this](const std::string& cell) {
        const auto existing = m_folder.readResult(cell);
        return existing && existing->result;
    });
    const CellKind kind = missing.front().spec.kind;
    const bool trained = kind == CellKind::Cell || kind == CellKind::Control;
    return trained ? runTraining(missing, std::move(stop), events)
                   : runBaselines(missing, std::move(stop), events);
}

Result<void> CellRunner::runBaselines(std::span<const PlannedCell> cells, std::stop_token stop,
                                      const CellRunnerEvents& events) {
    events.started(idsOf(cells));
    std::map<training::BaselineKind, std::vector<training::BaselineTask>> tasks;
    std::map<std::string, std::pair<PlannedCell, experiment::CellRows>> work;
    for (const PlannedCell& cell : cells) {
        auto subset = cell.spec.kind == CellKind::Baseline ? Result<experiment::CellRows>(noRows)
                                                           : m_subsets->rows(cell.spec.n, cell.spec.seed);
        if (!subset) {
            return subset.error();
        }
        training::BaselineTask task{cell.id, cell.spec.seed, subset->rows};
        if (cell.spec.kind == CellKind::LinearProbe) {
            auto first = m_subsets->rows(cell.spec.n, 0);
            if (!first) {
                return first.error();
            }
            task.firstSeedRows = std::move(first->rows);
        }
        tasks[baselineOf(cell.spec)].push_back(std::move(task));
        work.emplace(cell.id, std::pair(cell, std::move(*subset)));
    }
    for (const auto& [kind, ofKind] : tasks) {
        const auto reports = m_trainer->baseline(kind, ofKind, stop);
        if (!reports) {
            return reports.error();
        }
        for (const training::CellReport& report : *reports) {
            const auto& [cell, rows] = work.at(report.id);
            if (const auto published = publish(cell, report, rows, "", "", events); !published) {
                return published.error();
            }
        }
    }
    return {};
}

Result<std::vector<PlannedCell>> CellRunner::runInterrupted(std::span<const PlannedCell> cells,
                                                            const std::stop_token& stop,
                                                            const CellRunnerEvents& events) {
    std::vector<PlannedCell> left(cells.begin(), cells.end());
    for (const auto& ids : m_trainer->interrupted()) {
        const auto among = [&](const PlannedCell& cell) {
            // A pack of the plan is always the same one: training finds its checkpoint.
            return cell.spec.together.empty() && std::find(ids.begin(), ids.end(), cell.id) != ids.end();
        };
        if (std::none_of(left.begin(), left.end(), among)) {
            continue;
        }
        const auto known = m_folder.publishCells();
        if (!known) {
            return known.error();
        }
        std::vector<PlannedCell> pack;
        for (const std::string& id : ids) {
            const auto planned = std::find_if(known->begin(), known->end(),
                                              [&](const PlannedCell& cell) { return cell.id == id; });
            if (planned != known->end()) {
                pack.push_back(*planned);
            }
        }
        if (pack.size() < ids.size()) {
            continue; // a cell of the pack is no longer part of the plan: the others start anew
        }
        if (const auto trained = trainPack(pack, namesOf(pack), stop, events); !trained) {
            return trained.error();
        }
        std::erase_if(left, among);
    }
    return left;
}

Result<void> CellRunner::runTraining(std::span<const PlannedCell> missing, std::stop_token stop,
                                     const CellRunnerEvents& events) {
    const auto cells = runInterrupted(missing, stop, events);
    if (!cells) {
        return cells.error();
    }
    if (cells->empty()) {
        return {};
    }
    const std::set<std::string> wanted = namesOf(*cells);
    const experiment::CellSpec& spec = cells->front().spec;
    const auto waiting = static_cast<std::int64_t>(cells->size());
    const auto width =
        m_folder.plan().pack > 0
            ? std::size_t{1}
            : static_cast<std::size_t>(std::max(1, m_trainer->packWidth(spec.training, spec.n, waiting)));
    for (std::size_t at = 0; at < cells->size();) {
        if (stop.stop_requested()) {
            return cancelled();
        }
        const std::vector<PlannedCell> pack = packOf((*cells)[at]);
        const auto some = std::span(*cells).subspan(at, std::min(width, cells->size() - at));
        if (const auto trained = trainPack(pack.empty() ? some : pack, wanted, stop, events); !trained) {
            return trained.error();
        }
        // What trained in one pack with this cell is through, too.
        const auto& together = (*cells)[at].spec.together;
        at += pack.empty() ? some.size() : 1;
        while (!pack.empty() && at < cells->size() && (*cells)[at].spec.together == together) {
            ++at;
        }
    }
    return {};
}

Result<void> CellRunner::trainPack(std::span<const PlannedCell> cells, const std::set<std::string>& wanted,
                                   const std::stop_token& stop, const CellRunnerEvents& events) {
    std::vector<training::CellTask> tasks;
    std::map<std::string, InWork> work;
    std::vector<std::string> started;
    for (const PlannedCell& cell : cells) {
        const experiment::CellSpec& spec = cell.spec;
        const bool publishes = wanted.contains(cell.id);
        auto subset = m_subsets->rows(spec.n, spec.seed);
        if (!subset) {
            return subset.error();
        }
        tasks.push_back({cell.id, spec.seed, subset->rows, spec.training, spec.kind == CellKind::Control,
                         publishes && keepsWeights(spec, m_folder.plan()), mixtureOf(spec),
                         scoredItems(spec, experiment::testSetName, m_test.size())});
        InWork& one = work.emplace(cell.id, InWork{cell, std::move(*subset), {}}).first->second;
        if (!publishes) {
            continue;
        }
        started.push_back(cell.id);
        auto attempt = AttemptRecord::start(m_folder, cell.id);
        if (!attempt) {
            return attempt.error();
        }
        one.attempt.emplace(std::move(*attempt));
    }
    events.started(started);
    training::TrainEvents heard;
    heard.update = [&](const training::UpdateEvent& update) {
        if (InWork& cell = work.at(update.cell); cell.attempt) {
            cell.attempt->update(update);
            events.update(update);
        }
    };
    heard.finished = [&](const training::CellReport& report) -> Result<void> {
        InWork& cell = work.at(report.id);
        return cell.attempt ? finish(cell.planned, report, cell.rows, *cell.attempt, events) : Result<void>();
    };
    heard.pausing = [this] { return paused(); };
    heard.pause = [&] { waitWhilePaused(stop); };
    heard.note = events.note;
    const auto reports = m_trainer->train(tasks, stop, heard);
    return reports ? Result<void>() : Result<void>(reports.error());
}

Result<void> CellRunner::finish(const PlannedCell& cell, const training::CellReport& report,
                                const experiment::CellRows& rows, AttemptRecord& attempt,
                                const CellRunnerEvents& events) {
    const auto kept = report.weights.empty() ? Result<std::string>(std::string())
                                             : keepWeights(m_folder, cell, report.weights);
    if (!kept) {
        return kept.error();
    }
    if (const auto published = publish(cell, report, rows, attempt.name(), *kept, events); !published) {
        return published.error();
    }
    attempt.done();
    return {};
}

void CellRunner::score(const training::CellReport& report, const experiment::CellRows& rows, const char* set,
                       std::span<const data::Sample> truth, experiment::CellResult& result,
                       std::vector<experiment::PredictionLine>& lines) const {
    const auto outputs = report.outputs.find(set);
    if (result.status != experiment::CellStatus::Done || outputs == report.outputs.end()) {
        return;
    }
    const experiment::Plan& plan = m_folder.plan();
    const std::vector<std::uint32_t> items = scoredItems(result.spec, set, truth.size());
    ScoredSet scored = scoredSet(task::taskOf(plan.task), data::pick(truth, items),
                                 task::pick(outputs->second, items), plan.facts(), {m_pool, rows.rows});
    result.evaluations.emplace(set, std::move(scored.evaluation));
    for (experiment::PredictionLine& line : scored.lines) {
        line.set = set == std::string_view(experiment::testSetName) ? "" : set;
        lines.push_back(std::move(line));
    }
}

Result<void> CellRunner::publish(const PlannedCell& cell, const training::CellReport& report,
                                 const experiment::CellRows& rows, const std::string& attempt,
                                 const std::string& weightsSha256, const CellRunnerEvents& events) {
    experiment::CellResult result = toResult(cell, report, poolNames(m_folder.plan()));
    std::vector<experiment::PredictionLine> lines;
    score(report, rows, experiment::testSetName, m_test, result, lines);
    score(report, rows, experiment::generalSetName, m_generalTest, result, lines);
    result.device = device().device;
    result.torchVersion = device().torchVersion;
    result.build = m_options.build;
    result.attempt = attempt;
    result.rowsSha256 = rows.sha256;
    result.weightsSha256 = weightsSha256;
    const auto published = m_folder.publishResult(result, lines);
    if (!published) {
        return published.error();
    }
    // Another attempt may have been first: what counts is what lies there.
    const auto standing = m_folder.readResult(cell.id);
    events.published(standing && standing->result ? *standing->result : result);
    return {};
}

} // namespace plateau::runner
