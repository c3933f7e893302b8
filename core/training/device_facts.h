#pragma once

#include "core/base/result.h"
#include "core/recipe/settings.h"

#include <string>

namespace plateau::training {

enum class DeviceChoice { Automatic, Cpu, Cuda };

struct DeviceFacts {
    std::string device; ///< "cpu" or "cuda:0"
    std::string name;
    std::string why; ///< why this device, in words ("libtorch_cuda is not installed")
    int threads = 0;
    bool bfloat16Faster = false;  ///< by a GEMM probe
    double gemmFloat32 = 0;       ///< FLOP/s measured
    double gemmBFloat16 = 0;      ///< FLOP/s measured
    std::string bfloat16Obstacle; ///< why a frozen base cannot be in bfloat16 here; empty: it can
    std::string torchVersion;
};

/// Chooses the device and measures its GEMM rates (well under a second).
Result<DeviceFacts> probeDevice(DeviceChoice choice, int threads);

/// BadInput with the reason when these settings ask for a precision that the device cannot compute in.
Result<void> checkPrecision(const recipe::TrainingSettings& settings, const DeviceFacts& facts);

} // namespace plateau::training
