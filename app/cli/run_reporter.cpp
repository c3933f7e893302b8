#include "app/cli/run_reporter.h"

#include "app/cli/terminal_text.h"

#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/plot/text_chart.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <unistd.h>

namespace plateau::cli {

using namespace experiment;

std::string durationText(double seconds) {
    if (!(seconds > 0)) {
        return "";
    }
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    if (whole < 3600) {
        return fmt::format("{} min {} s", whole / 60, whole % 60);
    }
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

namespace {

/// Whether a terminal of this locale shows more than ASCII. A file or pipe gets UTF-8 in any case.
bool showsUnicode() {
    if (::isatty(STDOUT_FILENO) != 1) {
        return true;
    }
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != 0) {
            const std::string_view locale = value;
            return locale.find("UTF-8") != locale.npos || locale.find("utf8") != locale.npos;
        }
    }
    return false;
}

} // namespace

std::string curveText(const Folder& folder, const ExperimentState& state, double target) {
    AnswerRequest request;
    request.target = target;
    const ExperimentAnswer answer =
        computeAnswer(folder.plan(), state, request, answerContext(folder, state));
    const DataCurve curve = dataCurve(folder.plan(), state, answer.testSet);
    plot::TextChartStyle style;
    style.unicode = showsUnicode();
    style.colour = ::isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR");
    return plot::textChart(toChart(folder.plan(), curve, answer.answer), style);
}

RunReporter::RunReporter(const CommandContext& context, const Folder& folder)
    : m_context(context), m_folder(folder), m_terminal(::isatty(STDERR_FILENO) == 1) {}

void RunReporter::line(const std::string& text) {
    if (m_transientShown) {
        fmt::print(stderr, "\r\033[K");
        m_transientShown = false;
    }
    m_context.note(text);
    m_lastLine = std::chrono::steady_clock::now();
}

void RunReporter::transient(const std::string& text) {
    if (m_context.quiet) {
        return;
    }
    if (m_terminal) {
        fmt::print(stderr, "\r\033[K{}", terminalText(text));
        std::fflush(stderr);
        m_transientShown = true;
    } else if (std::chrono::steady_clock::now() - m_lastLine > std::chrono::seconds(10)) {
        line(text);
    }
}

void RunReporter::on(const EventBody& event, const ExperimentState& state) {
    if (const auto* started = std::get_if<RunStarted>(&event)) {
        m_cells = started->missing;
        const std::string time = durationText(started->predictedSeconds);
        line(fmt::format("{} of {} cells to run on {}{}", started->missing, started->cells, started->device,
                         time.empty() ? "" : ", about " + time));
    } else if (const auto* done = std::get_if<CellDone>(&event)) {
        cellDone(*done, state);
    } else if (const auto* running = std::get_if<CellProgress>(&event)) {
        progress(*running);
    } else if (const auto* failed = std::get_if<CellFailed>(&event)) {
        line(fmt::format("cell {} failed{}: {}", failed->cell,
                         failed->willRetry ? ", will be tried again" : "", failed->text));
    } else if (std::holds_alternative<Paused>(event)) {
        line("paused");
    } else if (std::holds_alternative<Resumed>(event)) {
        line("resumed");
    } else if (const auto* damaged = std::get_if<CellDamaged>(&event)) {
        line(fmt::format("cell {} is trained again: {}", damaged->cell, damaged->text));
    } else if (const auto* silent = std::get_if<WorkerSilent>(&event)) {
        line(fmt::format("the worker has been silent for {:.0f} s; {} replaces it", silent->seconds,
                         "an empty file " + m_folder.controlFile("replace").string()));
    } else if (std::holds_alternative<WorkerHeard>(event)) {
        line("the worker is there again");
    }
}

void RunReporter::progress(const CellProgress& event) {
    const std::string left = durationText(event.secondsLeft);
    transient(fmt::format("[{}/{}] update {} of {}, loss {:.3f}{}", m_finished, m_cells, event.update,
                          event.updates, event.loss, left.empty() ? "" : ", " + left + " left"));
}

void RunReporter::quickDone(CellKind kind, const ExperimentState& state) {
    const bool last = std::all_of(state.cells.begin(), state.cells.end(), [kind](const CellState& other) {
        return other.planned.spec.kind != kind || other.result;
    });
    if (!last || !m_quickTold.insert(kind).second) {
        return;
    }
    const DataCurve curve = dataCurve(m_folder.plan(), state);
    const bool words = kind == CellKind::BagOfWords;
    std::string text = words ? "naive Bayes on words:" : "instant curve (frozen features):";
    for (const auto& point : words ? curve.words : curve.instant) {
        text += fmt::format("  {}: {:.1f} %", point.n, 100 * point.interval.mean);
    }
    line(text);
}

void RunReporter::cellDone(const CellDone& event, const ExperimentState& state) {
    ++m_finished;
    const CellState* cell = state.find(event.cell);
    if (!cell) {
        return;
    }
    const CellSpec& spec = cell->planned.spec;
    if (spec.kind == CellKind::LinearProbe || spec.kind == CellKind::BagOfWords) {
        return quickDone(spec.kind, state);
    }
    if (event.status == CellStatus::Diverged) {
        line(fmt::format("[{}/{}] n = {}, seed {}: diverged", m_finished, m_cells, spec.n, spec.seed));
        return;
    }
    line(fmt::format("[{}/{}] n = {}, {}: {}{}{}", m_finished, m_cells, spec.n,
                     spec.kind == CellKind::Baseline ? spec.method : fmt::format("seed {}", spec.seed),
                     metric::written(task::taskOf(spec.task).primaryMetric().info(), event.score),
                     event.underTrained ? ", under-trained" : "",
                     event.seconds >= 1 ? fmt::format(" ({})", durationText(event.seconds)) : ""));
}

} // namespace plateau::cli
