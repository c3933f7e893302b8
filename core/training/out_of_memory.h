#pragma once

#include <c10/util/Exception.h>

#include <new>
#include <string_view>

namespace plateau::training {

/// Whether an error of Torch says that there is no memory left: on the GPU it has a class of its own, on the
/// processor only its text tells (c10/core/impl/alloc_cpu.cpp).
inline bool isOutOfMemory(const c10::Error& error) {
    return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
           std::string_view(error.what_without_backtrace()).find("can't allocate memory") !=
               std::string_view::npos;
}

/// Does `work`. @return false when memory ran out in the middle of it; whatever else it throws goes on
template <typename Work>
bool fitsIntoMemory(Work work) {
    try {
        work();
        return true;
    } catch (const c10::Error& error) {
        if (!isOutOfMemory(error)) {
            throw;
        }
        return false;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

} // namespace plateau::training
