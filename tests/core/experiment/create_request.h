#pragma once

#include "core/base/sha256.h"
#include "core/experiment/create.h"

#include <filesystem>

namespace plateau::experiment::sample {

/// A request that leaves everything open that can be left open.
inline CreateRequest createRequest(const std::filesystem::path& folder, const std::filesystem::path& train) {
    CreateRequest request;
    request.folder = folder;
    request.train = train;
    request.model = {"tiny-encoder", sha256("weights"), sha256("tokens"), "bert", 22'000'000};
    return request;
}

} // namespace plateau::experiment::sample
