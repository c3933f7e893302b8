#pragma once

#include "core/base/error.h"

namespace plateau::training {

/// What a call returns that ended because a stop was requested.
inline Error cancelled() {
    return {ErrorKind::Cancelled, "", "stopped on request", ""};
}

} // namespace plateau::training
