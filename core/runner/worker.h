#pragma once

#include "core/runner/cell_runner.h"

namespace plateau::runner {

/// The persistent worker: loads the experiment once, then takes requests
/// (core/experiment/run/worker_protocol.h) from `input` line by line until it ends, and answers on `output`.
/// The end of input, or a stop request, ends a running cell at its next update.
/// @param input, output file descriptors, normally 0 and 1
/// @return process exit code: 0 when the input ended, 130 stopped, 3 bad data, 4 no memory or device
int runWorker(const CellRunnerOptions& options, int input, int output, std::stop_token stop);

} // namespace plateau::runner
