#pragma once

#include "core/model/blocks/tensors.h"
#include "core/recipe/settings.h"
#include "core/training/device_facts.h"

namespace plateau::training {

struct ChosenDevice {
    at::Device device = at::kCPU;
    DeviceFacts facts;
};

/// probeDevice() with the handle that only Torch code can use. Sets the number of threads.
Result<ChosenDevice> chooseDevice(DeviceChoice choice, int threads);

/// The type that the frozen base has under these settings on such a device; `full` trains in float32.
at::ScalarType baseType(const recipe::TrainingSettings& settings, const DeviceFacts& facts);

} // namespace plateau::training
