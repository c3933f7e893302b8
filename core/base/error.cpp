#include "core/base/error.h"

#include <cerrno>
#include <cstring>

namespace plateau {

std::string Error::text() const {
    std::string out = where;
    if (!what.empty()) {
        out += out.empty() ? what : ": " + what;
    }
    if (!fix.empty()) {
        out += out.empty() ? fix : (out.back() == '.' ? " " : ". ") + fix;
    }
    return out;
}

Error badInput(std::string where, std::string what, std::string fix) {
    return {ErrorKind::BadInput, std::move(where), std::move(what), std::move(fix)};
}

Error systemError(int code, std::string where, const std::string& doing) {
    Error error{ErrorKind::Io, std::move(where), doing + ": " + std::strerror(code), ""};
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        error.kind = ErrorKind::NotFound;
        error.fix = "Check the path.";
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        error.kind = ErrorKind::Permission;
        error.fix = "Give this user the right to it or choose another folder.";
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        error.kind = ErrorKind::OutOfSpace;
        error.fix = "Free some disk space and try again; nothing that was complete is lost.";
        break;
    case ENOMEM:
        error.kind = ErrorKind::OutOfMemory;
        error.fix = "Close other programs and try again.";
        break;
    default:
        error.fix = "Check the disk and try again.";
    }
    return error;
}

const char* name(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Usage:
        return "usage";
    case ErrorKind::BadInput:
        return "bad_input";
    case ErrorKind::NotFound:
        return "not_found";
    case ErrorKind::Permission:
        return "permission";
    case ErrorKind::OutOfSpace:
        return "out_of_space";
    case ErrorKind::OutOfMemory:
        return "out_of_memory";
    case ErrorKind::DeviceMissing:
        return "device_missing";
    case ErrorKind::Io:
        return "io";
    case ErrorKind::Busy:
        return "busy";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Internal:
        break;
    }
    return "internal";
}

} // namespace plateau
