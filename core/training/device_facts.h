#pragma once

#include "core/base/result.h"

#include <string>

namespace plateau::training {

enum class DeviceChoice { Automatic, Cpu, Cuda };

struct DeviceFacts {
    std::string device; ///< "cpu" or "cuda:0"
    std::string name;
    std::string why; ///< why this device, in words ("libtorch_cuda is not installed")
    int threads = 0;
    bool bfloat16Faster = false; ///< by a GEMM probe
    double gemmFloat32 = 0;      ///< FLOP/s measured
    double gemmBFloat16 = 0;     ///< FLOP/s measured
    std::string torchVersion;
};

/// Chooses the device and measures its GEMM rates (well under a second).
Result<DeviceFacts> probeDevice(DeviceChoice choice, int threads);

} // namespace plateau::training
