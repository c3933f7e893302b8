#include "app/cli/signals.h"

#include <csignal>
#include <thread>

#include <unistd.h>

namespace plateau::cli {

std::stop_token stopOnSignals() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    static std::stop_source source;
    static sigset_t watched;
    sigemptyset(&watched);
    for (const int number : {SIGINT, SIGTERM, SIGUSR1, SIGUSR2}) {
        sigaddset(&watched, number);
    }
    // Under nohup a terminal that closes is no reason to stop.
    struct sigaction hangUp {};
    if (::sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN) {
        sigaddset(&watched, SIGHUP);
    }
    pthread_sigmask(SIG_BLOCK, &watched, nullptr);
    std::thread([] {
        for (int number = 0; sigwait(&watched, &number) == 0;) {
            if (source.stop_requested() && (number == SIGINT || number == SIGTERM)) {
                _exit(130);
            }
            source.request_stop();
        }
    }).detach();
    return source.get_token();
}

} // namespace plateau::cli
