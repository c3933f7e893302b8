#include "core/runner/attempt_record.h"

#include "core/runner/cell_report.h"

namespace plateau::runner {
namespace {

constexpr std::chrono::seconds heartbeatInterval{5};

} // namespace

Result<AttemptRecord> AttemptRecord::start(const experiment::Folder& folder, const std::string& cell) {
    experiment::AttemptStatus status;
    auto name = experiment::beginAttempt(folder, cell);
    if (!name) {
        return name.error();
    }
    status.attempt = std::move(*name);
    status.process = experiment::thisProcess();
    status.startedAt = experiment::wallClock();
    status.heartbeat = status.startedAt;
    const auto place = folder.attemptFolder(cell, status.attempt);
    auto lock = AliveLock::hold(experiment::aliveFile(place));
    if (const auto written = experiment::writeAttemptStatus(place, status); !written) {
        return written.error();
    }
    auto curve = LineLog::open(place / "events.jsonl");
    if (!curve) {
        return curve.error();
    }
    return AttemptRecord(place, poolNames(folder.plan()), std::move(status), std::move(*curve),
                         lock ? std::optional(std::move(*lock)) : std::nullopt);
}

AttemptRecord::AttemptRecord(AttemptRecord&& other) noexcept
    : m_folder(std::move(other.m_folder)),
      m_pools(std::move(other.m_pools)),
      m_status(std::move(other.m_status)),
      m_curve(std::exchange(other.m_curve, std::nullopt)),
      m_lock(std::move(other.m_lock)),
      m_written(other.m_written) {}

AttemptRecord::~AttemptRecord() {
    end(experiment::AttemptState::Stopped);
}

void AttemptRecord::update(const training::UpdateEvent& event) {
    if (event.update <= m_status.update && m_status.pastBestSince > 0) {
        m_status.pastBestSince = 0;     // from the search to the training on all samples
        m_written -= heartbeatInterval; // told at once
    }
    m_status.update = event.update;
    m_status.updates = event.updates;
    Json line = {{"update", event.update},
                 {"loss", event.loss},
                 {"learning_rate", event.learningRate},
                 {"gradient_norm", event.gradientNorm}};
    for (std::size_t pool = 0; pool < event.realised.size(); ++pool) {
        line["drawn"][m_pools[pool]] = event.realised[pool].drawn;
    }
    // The training curve is for looking at: a full disk shows up where it counts, when the result is
    // published.
    static_cast<void>(m_curve->append(line.dump()));
    heartbeat();
}

void AttemptRecord::validated(const training::ValidationEvent& look) {
    static_cast<void>(m_curve->append(Json{{"update", look.update},
                                           {"validation_loss", look.loss},
                                           {"validation_quality", look.quality},
                                           {"best_update", look.bestUpdate},
                                           {"past_best_since", look.pastBestSince}}
                                          .dump()));
    if (m_status.pastBestSince != look.pastBestSince) {
        m_status.pastBestSince = look.pastBestSince;
        m_written -= heartbeatInterval; // told at once
    }
    heartbeat();
}

void AttemptRecord::heartbeat() {
    if (std::chrono::steady_clock::now() - m_written < heartbeatInterval) {
        return;
    }
    m_written = std::chrono::steady_clock::now();
    m_status.heartbeat = experiment::wallClock();
    static_cast<void>(experiment::writeAttemptStatus(m_folder, m_status));
}

void AttemptRecord::done() {
    end(experiment::AttemptState::Done);
}

void AttemptRecord::end(experiment::AttemptState state) {
    if (m_curve) {
        m_curve.reset();
        m_status.state = state;
        m_status.heartbeat = experiment::wallClock();
        static_cast<void>(experiment::writeAttemptStatus(m_folder, m_status));
        m_lock.reset();
    }
}

} // namespace plateau::runner
