#pragma once

#include <stop_token>

namespace plateau::cli {

/// Turns SIGINT, SIGTERM, SIGHUP (unless it is ignored, as under nohup), SIGUSR1 and SIGUSR2 into a stop
/// request: the running cell ends at its next update. A second SIGINT or SIGTERM ends the program at once.
/// Ignores SIGPIPE and SIGXFSZ, so that losing stdout or a full quota are errors and not death. Call once,
/// before any other thread starts.
std::stop_token stopOnSignals();

} // namespace plateau::cli
