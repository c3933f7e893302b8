#include "ui/session/snapshot_reader.h"

#include "ui/session/cli_runner.h"

#include <algorithm>
#include <unistd.h>

namespace plateau::ui {

namespace {

using namespace experiment;

constexpr std::size_t logLines = 60;          ///< kept a cell
constexpr std::size_t traceChunk = 4U << 20;  ///< bytes of a training curve read at once
constexpr std::size_t traceUpdates = 400'000; ///< kept; a curve beyond is halved
constexpr std::size_t traceLine = 4096;

RunState runStateOf(const Folder& folder) {
    if (!isExperimentRunning(QString::fromStdString(folder.root().string()))) {
        return RunState::Idle;
    }
    return ::access(folder.controlFile("pause").c_str(), F_OK) == 0 ? RunState::Paused : RunState::Running;
}

/// Begun, without a result, and not counted as failed.
std::int64_t interruptedCells(const Folder& folder, const ExperimentState& state) {
    return std::count_if(state.cells.begin(), state.cells.end(), [&folder](const CellState& cell) {
        std::error_code ignored;
        return cell.status == CellStatus::Pending && cell.failedAttempts == 0 &&
               std::filesystem::exists(folder.attemptFolder(cell.planned.id, "001"), ignored);
    });
}

} // namespace

Result<SnapshotPointer> readSnapshot(const Folder& folder, std::uint64_t number) {
    return SnapshotReader(folder).read(number);
}

Result<SnapshotPointer> SnapshotReader::read(std::uint64_t number) {
    if (m_state) {
        if (const auto updated = m_state->update(); !updated) {
            m_state.reset();
            return updated.error();
        }
        return snapshot(number);
    }
    auto state = TrackedState::open(m_folder);
    if (!state) {
        return state.error();
    }
    m_state = std::move(*state);
    return snapshot(number);
}

Result<SnapshotPointer> SnapshotReader::read(const std::set<std::string>& cells, std::uint64_t number) {
    if (!m_state) {
        return read(number);
    }
    for (const std::string& cell : cells) {
        if (const auto updated = m_state->update(cell); !updated) {
            m_state.reset();
            return updated.error();
        }
    }
    return snapshot(number);
}

Result<SnapshotPointer> SnapshotReader::snapshot(std::uint64_t number) const {
    auto out = std::make_shared<Snapshot>();
    out->folder = QString::fromStdString(m_folder.root().string());
    out->plan = m_folder.plan();
    out->state = m_state->state();
    out->context = answerContext(m_folder, out->state);
    out->curve = dataCurve(out->plan, out->state, out->context.testSet);
    if (!out->curve.points.empty()) {
        AnswerRequest request;
        request.target = out->plan.target;
        out->answer = computeAnswer(out->plan, out->state, request, out->context);
    }
    out->chart =
        toChart(out->plan, out->curve, out->answer ? std::optional(out->answer->answer) : std::nullopt);
    out->run = runStateOf(m_folder);
    out->interrupted = out->run == RunState::Idle ? interruptedCells(m_folder, out->state) : 0;
    for (const CellState& cell : out->state.cells) {
        if (cell.result) {
            out->device = cell.result->device;
            out->trainedSeconds += cell.result->trainSeconds + cell.result->evalSeconds;
        }
    }
    out->number = number;
    return SnapshotPointer(std::move(out));
}

LiveReader::Change LiveReader::poll() {
    Change change;
    for (bool more = true; more;) {
        const auto batch = m_tail.next();
        if (!batch) {
            break;
        }
        change.results = change.results || batch->gap;
        for (const Event& event : batch->events) {
            take(event, change);
        }
        more = batch->more;
    }
    return change;
}

void LiveReader::take(const Event& event, Change& change) {
    change.live = true;
    const auto remember = [&](const std::string& cell) {
        auto& lines = m_state.log[cell];
        lines.push_back(event);
        if (lines.size() > logLines) {
            lines.erase(lines.begin() + 1); // the first says when the cell began
        }
    };
    if (const auto* progress = std::get_if<CellProgress>(&event.body)) {
        auto& live = m_state.cells[progress->cell];
        const auto [begun, isNew] = m_begun.try_emplace(progress->cell, event.monotonic, progress->update);
        const double seconds = event.monotonic - begun->second.first;
        live = {progress->update, progress->updates, progress->loss, live.updatesPerSecond};
        if (!isNew && seconds > 0.2) {
            live.updatesPerSecond = static_cast<double>(progress->update - begun->second.second) / seconds;
        }
        if (progress->secondsLeft > 0) {
            m_state.secondsLeft = progress->secondsLeft;
        }
        remember(progress->cell);
        return;
    }
    if (const auto* started = std::get_if<CellStarted>(&event.body)) {
        change.cells.insert(started->cell);
        m_state.cells[started->cell] = {0, started->updates, 0, 0};
        m_begun.erase(started->cell);
        remember(started->cell);
    } else if (const auto* done = std::get_if<CellDone>(&event.body)) {
        change.cells.insert(done->cell);
        m_state.cells.erase(done->cell);
        m_state.justIn = *done;
        remember(done->cell);
    } else if (const auto* failed = std::get_if<CellFailed>(&event.body)) {
        change.cells.insert(failed->cell);
        m_state.cells.erase(failed->cell);
        remember(failed->cell);
    } else {
        change.results = true;
    }
    if (std::holds_alternative<WorkerSilent>(event.body)) {
        m_state.workerSilent = true;
    } else if (std::holds_alternative<WorkerHeard>(event.body)) {
        m_state.workerSilent = false;
    }
    if (const auto* start = std::get_if<RunStarted>(&event.body)) {
        m_state.cells.clear();
        m_state.workerSilent = false;
        m_state.finished.reset();
        m_state.justIn.reset();
        m_state.secondsLeft =
            start->predictedSeconds > 0 ? std::optional(start->predictedSeconds) : std::nullopt;
    } else if (const auto* finished = std::get_if<RunFinished>(&event.body)) {
        m_state.cells.clear();
        m_state.finished = *finished;
        m_state.workerSilent = false;
        m_state.secondsLeft.reset();
        change.ended = true;
    }
}

std::string TraceReader::newestAttempt() const {
    const auto attempts = attemptsOf(m_folder, m_cell);
    return attempts.empty() ? std::string() : attempts.back().attempt;
}

TracePointer TraceReader::poll() {
    const std::string attempt = newestAttempt();
    bool changed = std::exchange(m_first, false);
    if (attempt != m_trace.attempt || m_trace.cell.empty()) {
        m_trace = {m_cell, attempt, {}, 0};
        m_offset = 0;
        m_rest.clear();
        changed = true;
    }
    if (!attempt.empty()) {
        const auto file = ReadFile::open(m_folder.attemptFolder(m_cell, attempt) / "events.jsonl");
        std::string chunk(
            file ? std::min<std::uint64_t>(traceChunk, file->size() - std::min(m_offset, file->size())) : 0,
            '\0');
        const auto got = chunk.empty() ? Result<std::size_t>(std::size_t{0}) : file->read(m_offset, chunk);
        if (got && *got > 0) {
            m_offset += *got;
            m_rest.append(chunk, 0, *got);
            changed = true;
        }
    }
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = m_rest.find('\n', begin)) != std::string::npos; begin = end + 1) {
        takeLine(std::string_view(m_rest).substr(begin, end - begin));
    }
    m_rest.erase(0, begin);
    if (m_rest.size() > traceLine) {
        m_rest.clear(); // no line of ours is that long; what follows counts as unreadable
    }
    return changed ? std::make_shared<const TrainingTrace>(m_trace) : nullptr;
}

void TraceReader::takeLine(std::string_view line) {
    const auto json = line.size() <= traceLine ? parseJson(line, "training curve") : badInput("", "", "");
    TrainingUpdate update;
    const auto number = [&json](const char* key, double& out) {
        const auto found = json->find(key);
        const bool ok = found != json->end() && found->is_number();
        out = ok ? found->get<double>() : std::numeric_limits<double>::quiet_NaN();
        return ok;
    };
    // A loss that is not finite is written as null: it stays, as a gap.
    if (!json || !json->is_object() || !number("update", update.update)) {
        ++m_trace.unreadable;
        return;
    }
    number("loss", update.loss);
    number("learning_rate", update.learningRate);
    number("gradient_norm", update.gradientNorm);
    if (m_trace.updates.size() >= traceUpdates) {
        std::vector<TrainingUpdate> half;
        for (std::size_t i = 0; i < m_trace.updates.size(); i += 2) {
            half.push_back(m_trace.updates[i]);
        }
        m_trace.updates = std::move(half);
    }
    m_trace.updates.push_back(update);
}

} // namespace plateau::ui
