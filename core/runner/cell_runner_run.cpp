#include "core/runner/cell_runner.h"

#include "core/base/sha256.h"
#include "core/runner/attempt_record.h"
#include "core/runner/cell_report.h"
#include "core/runner/kept_weights.h"

#include <algorithm>
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

training::BaselineKind baselineOf(const experiment::CellSpec& spec) {
    switch (spec.kind) {
    case CellKind::LinearProbe:
        return training::BaselineKind::LinearProbe;
    case CellKind::BagOfWords:
        return training::BaselineKind::BagOfWords;
    default:
        break;
    }
    return spec.method == "majority" ? training::BaselineKind::Constant : training::BaselineKind::Untouched;
}

/// A cell while it is trained.
struct InWork {
    PlannedCell planned;
    experiment::CellRows rows;
    AttemptRecord attempt;
};

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
    const auto existing = m_folder.readResults();
    if (!existing) {
        return existing.error();
    }
    std::vector<PlannedCell> missing;
    for (const PlannedCell& cell : cells) {
        if (const auto it = existing->results.find(cell.id); it != existing->results.end()) {
            events.published(it->second);
        } else {
            missing.push_back(cell);
        }
    }
    if (missing.empty()) {
        return {};
    }
    m_trainer->removeCheckpoints([&](const std::string& cell) { return existing->results.contains(cell); });
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
        tasks[baselineOf(cell.spec)].push_back({cell.id, cell.spec.seed, subset->rows});
        work.emplace(cell.id, std::pair(cell, std::move(*subset)));
    }
    for (const auto& [kind, ofKind] : tasks) {
        const auto reports = m_trainer->baseline(kind, ofKind, stop);
        if (!reports) {
            return reports.error();
        }
        for (const training::CellReport& report : *reports) {
            const auto& [cell, rows] = work.at(report.id);
            if (const auto published = publish(cell, report, rows, "", events); !published) {
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
            return std::find(ids.begin(), ids.end(), cell.id) != ids.end();
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
        if (const auto trained = trainPack(pack, stop, events); !trained) {
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
    const experiment::CellSpec& spec = cells->front().spec;
    const auto waiting = static_cast<std::int64_t>(cells->size());
    const auto width =
        static_cast<std::size_t>(std::max(1, m_trainer->packWidth(spec.training, spec.n, waiting)));
    for (std::size_t at = 0; at < cells->size(); at += width) {
        if (stop.stop_requested()) {
            return cancelled();
        }
        const auto pack = std::span(*cells).subspan(at, std::min(width, cells->size() - at));
        if (const auto trained = trainPack(pack, stop, events); !trained) {
            return trained.error();
        }
    }
    return {};
}

Result<void> CellRunner::trainPack(std::span<const PlannedCell> cells, std::stop_token stop,
                                   const CellRunnerEvents& events) {
    std::vector<training::CellTask> tasks;
    std::map<std::string, InWork> work;
    for (const PlannedCell& cell : cells) {
        const experiment::CellSpec& spec = cell.spec;
        auto subset = m_subsets->rows(spec.n, spec.seed);
        if (!subset) {
            return subset.error();
        }
        tasks.push_back({cell.id, spec.seed, subset->rows, spec.training, spec.kind == CellKind::Control,
                         keepsWeights(spec, m_folder.plan())});
        auto attempt = AttemptRecord::start(m_folder, cell.id);
        if (!attempt) {
            return attempt.error();
        }
        work.emplace(cell.id, InWork{cell, std::move(*subset), std::move(*attempt)});
    }
    events.started(idsOf(cells));
    training::TrainEvents heard;
    heard.update = [&](const training::UpdateEvent& update) {
        work.at(update.cell).attempt.update(update);
        events.update(update);
    };
    heard.finished = [&](const training::CellReport& report) -> Result<void> {
        InWork& cell = work.at(report.id);
        if (!report.weights.empty()) {
            if (const auto kept = keepWeights(m_folder, cell.planned, report.weights); !kept) {
                return kept.error();
            }
        }
        if (const auto published = publish(cell.planned, report, cell.rows, cell.attempt.name(), events);
            !published) {
            return published.error();
        }
        cell.attempt.done();
        return {};
    };
    heard.pausing = [this] { return paused(); };
    heard.pause = [&] { waitWhilePaused(stop); };
    heard.note = events.note;
    const auto reports = m_trainer->train(tasks, stop, heard);
    return reports ? Result<void>() : Result<void>(reports.error());
}

Result<void> CellRunner::publish(const PlannedCell& cell, const training::CellReport& report,
                                 const experiment::CellRows& rows, const std::string& attempt,
                                 const CellRunnerEvents& events) {
    const auto outputs = report.outputs.find(testSet);
    const Scores scores =
        outputs == report.outputs.end() ? Scores{} : scoresFromLogits(outputs->second, m_testLabels);
    experiment::CellResult result = toResult(cell, report, scores, m_folder.plan().labels);
    result.metrics = metricsOf(scores, m_testLabels, result.classes);
    for (experiment::ClassResult& one : result.classes) {
        one.positives = 0;
    }
    for (const std::uint32_t row : result.classes.empty() ? std::vector<std::uint32_t>{} : rows.rows) {
        ++result.classes[static_cast<std::size_t>(m_poolLabels[row])].positives;
    }
    result.device = device().device;
    result.torchVersion = device().torchVersion;
    result.build = m_options.build;
    result.attempt = attempt;
    result.rowsSha256 = rows.sha256;
    std::vector<std::string> items;
    for (const data::Sample& sample : m_test) {
        items.push_back(sample.id);
    }
    const auto published = m_folder.publishResult(result, toLines(scores, items));
    if (!published) {
        return published.error();
    }
    events.published(result);
    return {};
}

} // namespace plateau::runner
