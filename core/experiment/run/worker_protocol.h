#pragma once

#include "core/base/json.h"

#include <string>
#include <string_view>
#include <vector>

/// JSON lines between the scheduler and a worker process. A worker's output is untrusted input: parsed under
/// limits.
namespace plateau::experiment {

/// Raised whenever a message changes its meaning; a worker of another version is refused.
inline constexpr int protocolVersion = 2;

/// What the scheduler sends.
struct WorkerRequest {
    std::vector<std::string>
        cells; ///< ids to run together: one size and equal settings, or all of one cheap kind
};

std::string toLine(const WorkerRequest& request);
Result<WorkerRequest> readRequest(std::string_view line);

/// What a worker says.
struct WorkerMessage {
    enum class Type {
        Ready,    ///< model and data are loaded; `facts` describes the device
        Started,  ///< `cells` are being trained
        Progress, ///< `cell` finished update `update` of `updates` with `loss`
        Result,   ///< `cell` has a published result with `status`
        Failed,   ///< `cells` have no result because of `error`
        Idle,     ///< the request is through
        Fatal,    ///< the worker cannot work at all because of `error` and ends
        Alive,    ///< nothing new; said every two seconds whatever else it does, loading included
    };
    Type type = Type::Idle;
    int protocol = protocolVersion;
    std::string cell;
    std::vector<std::string> cells;
    std::int64_t update = 0;
    std::int64_t updates = 0;
    double loss = 0;
    std::string status; ///< "done" or "diverged"
    double score = 0;   ///< the task's first metric on the test set
    double seconds = 0; ///< build + training + evaluation of that cell
    Error error;
    Json facts;
};

std::string toLine(const WorkerMessage& message);
/// Unknown types and damaged lines are BadInput.
Result<WorkerMessage> readMessage(std::string_view line);

} // namespace plateau::experiment
