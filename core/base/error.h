#pragma once

#include <string>

namespace plateau {

/// What went wrong, coarse enough to choose an exit code or a banner.
enum class ErrorKind {
    Usage,         ///< the caller asked for something that makes no sense
    BadInput,      ///< data, plan or model file is wrong
    NotFound,      ///< a file or folder is missing
    Permission,    ///< not allowed to read or write
    OutOfSpace,    ///< no room on the disk
    OutOfMemory,   ///< no room in memory or on the device
    DeviceMissing, ///< the asked-for device is not there
    Io,            ///< reading or writing failed
    Busy,          ///< somebody else owns it right now
    Cancelled,     ///< the user stopped it; not a failure
    Internal,      ///< a broken promise of ours
};

/// An expected failure: where it happened ("train.jsonl:1204: field 'text'"), what is wrong, what to do about
/// it.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string where;
    std::string what;
    std::string fix;

    /// "where: what. fix" on one line; empty parts are left out.
    std::string text() const;
    bool operator==(const Error&) const = default;
};

Error badInput(std::string where, std::string what, std::string fix);

/// An Error from errno, its kind and fix chosen by the code (ENOENT, EACCES, ENOSPC, …).
Error systemError(int code, std::string where, const std::string& doing);

/// Stable name of a kind for JSON: "bad_input".
const char* name(ErrorKind kind);

} // namespace plateau
