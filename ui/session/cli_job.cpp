#include "ui/session/cli_job.h"

#include <utility>

namespace plateau::ui {

CliJob::CliJob(CliRunner& cli, QObject* parent) : QObject(parent), m_cli(cli) {}

CliJob::~CliJob() {
    delete m_call;
}

void CliJob::start(const QStringList& arguments, Show show, const CliCallSettings& settings) {
    const bool replaces = isRunning();
    delete m_call; // ends the child
    m_call = m_cli.call(
        arguments, this,
        [this, show = std::move(show)](const CliReply& reply) {
            m_call->setParent(nullptr); // it deletes itself later, also when this job goes now
            m_call.clear();
            const QPointer<CliJob> self(this);
            show(reply);
            if (self) {
                Q_EMIT finished(Job::Outcome::Done);
            }
        },
        settings);
    if (replaces) {
        Q_EMIT finished(Job::Outcome::Cancelled);
    }
}

void CliJob::cancel() {
    if (isRunning()) {
        delete m_call;
        Q_EMIT finished(Job::Outcome::Cancelled);
    }
}

} // namespace plateau::ui
