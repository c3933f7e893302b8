#pragma once

#include "core/base/json.h"
#include "core/experiment/plan/cell.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plateau::experiment {

/// Cells that are handed over together: of one size and equal settings, or all of one cheap kind.
using CellGroup = std::vector<PlannedCell>;

/// What an executor tells about the groups it was given.
struct ExecutorEvent {
    enum class Type {
        Ready,    ///< somebody can work; `facts` describes the device
        Started,  ///< `cells` are being trained
        Progress, ///< `cell` finished update `update` of `updates` with `loss`
        Result,   ///< `cell` has a published result after `seconds`
        Ended,    ///< the group of `cells` is through; with `error` some of them may have no result
        Silent,   ///< who works has given no sign of life for `seconds`
        Heard,    ///< it has again, or another took its place
    };
    Type type = Type::Ready;
    std::vector<std::string> cells;
    std::string cell;
    std::int64_t update = 0;
    std::int64_t updates = 0;
    double loss = 0;
    double seconds = 0;
    Json facts;
    std::optional<Error> error;
};

/// Who trains cells: processes of this machine, a cluster. Only says what happens; whether a cell is done is
/// decided by its result in the folder. Used from one thread.
class Executor {
public:
    virtual ~Executor() = default;

    /// How many groups it takes now; 0: none before an Ended.
    virtual std::size_t capacity() const = 0;
    /// Takes the groups, at most capacity(); returns before they run. Each gets its Ended, unless it is lost
    /// or stopped.
    virtual Result<void> submit(std::span<const CellGroup> groups) = 0;
    /// What happened since the last call, in order; waits up to `timeout` for the first. An error means that
    /// nothing can be trained here: the model is missing, the worker does not start.
    virtual Result<std::vector<ExecutorEvent>> poll(std::chrono::milliseconds timeout) = 0;
    /// Lets what runs end in order and waits for it. @return the last events
    virtual std::vector<ExecutorEvent> stop() = 0;
    /// Ends who works now at once and goes on with another; its groups come back as Ended with Cancelled.
    virtual void replaceWorkers() = 0;
    /// Those of `cells` that this executor does not work on, nor will.
    virtual std::vector<std::string> lost(std::span<const std::string> cells) = 0;
};

} // namespace plateau::experiment
