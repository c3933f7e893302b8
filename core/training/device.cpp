#include "core/training/device.h"

#include "core/model/blocks/linear.h"

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/InferenceMode.h>
#include <torch/version.h>

#include <fmt/format.h>

#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace plateau::training {
namespace {

/// Empty when CUDA can be used, otherwise the reason in words.
std::string cudaObstacle() {
    std::error_code ignored;
    if (!std::filesystem::exists("/dev/nvidiactl", ignored) &&
        !std::filesystem::exists("/dev/dxg", ignored)) {
        return "no NVIDIA device on this machine";
    }
    // Must come before any question about CUDA: the hooks are looked up once.
    if (dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL) == nullptr) {
        return "libtorch_cuda is not installed or incomplete";
    }
    try {
        return at::hasCUDA() ? "" : "the NVIDIA driver offers no device";
    } catch (const std::exception& error) {
        return std::string("CUDA does not start: ") + error.what();
    }
}

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    std::string line;
    while (std::getline(file, line)) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return "unknown processor";
}

/// Why layers in bfloat16 cannot be used, found by using one; empty when they can.
std::string bfloat16Obstacle(at::Device device) {
    if (device.is_cpu() && !model::packsBFloat16()) {
        return "the processor has no AVX-512 instructions for it";
    }
    try {
        const auto options = at::TensorOptions().device(device).dtype(at::kBFloat16);
        model::Linear layer;
        layer.weight = at::ones({64, 64}, options);
        layer.bias = at::zeros({64}, options);
        layer.pack(16);
        layer.inputGradient(layer.forward(at::ones({16, 64}, options)));
        return "";
    } catch (const c10::Error& error) {
        return error.what_without_backtrace();
    }
}

/// FLOP/s of one product of this type; the caller keeps the best of several.
double gemmRate(at::Device device, at::ScalarType type) {
    const auto options = at::TensorOptions().device(device).dtype(type);
    const std::int64_t size = device.is_cpu() ? 1 : 8;
    const at::Tensor x = at::ones({256 * size, 384 * size}, options);
    const at::Tensor w = at::ones({1536 * size, 384 * size}, options);
    const double work = 2.0 * static_cast<double>(x.size(0) * x.size(1) * w.size(0));
    const auto begin = std::chrono::steady_clock::now();
    const at::Tensor y = at::linear(x, w);
    y.select(0, 0).select(0, 0).item<float>(); // waits for a device that works on its own
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    return work / took.count();
}

/// Both rates, their trials taking turns: what else runs on the machine slows both alike.
void measureRates(at::Device device, DeviceFacts& facts) {
    for (int i = 0; i < 24; ++i) {
        facts.gemmFloat32 = std::max(facts.gemmFloat32, gemmRate(device, at::kFloat));
        facts.gemmBFloat16 = std::max(facts.gemmBFloat16, gemmRate(device, at::kBFloat16));
    }
}

} // namespace

Result<ChosenDevice> chooseDevice(DeviceChoice choice, int threads) {
    ChosenDevice chosen;
    DeviceFacts& facts = chosen.facts;
    const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    facts.threads = threads > 0 ? threads : cores;
    facts.torchVersion = TORCH_VERSION;
    if (choice == DeviceChoice::Cpu) {
        facts.why = "the CPU was asked for";
    } else {
        facts.why = cudaObstacle();
        if (facts.why.empty()) {
            chosen.device = at::Device(at::kCUDA, 0);
            facts.why = "a CUDA device is there";
        } else if (choice == DeviceChoice::Cuda) {
            return Error{ErrorKind::DeviceMissing, "device", facts.why,
                         "Use the CPU, or install the CUDA libraries with plateau setup --gpu."};
        }
    }
    try {
        const c10::InferenceMode guard;
        at::set_num_threads(facts.threads);
        facts.device = chosen.device.is_cpu() ? "cpu" : "cuda:0";
        facts.name = chosen.device.is_cpu() ? processorName() : "CUDA device 0";
        measureRates(chosen.device, facts);
        facts.bfloat16Obstacle = bfloat16Obstacle(chosen.device);
        facts.bfloat16Faster = facts.bfloat16Obstacle.empty() && facts.gemmBFloat16 > 1.3 * facts.gemmFloat32;
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, facts.device, error.what(), "Run plateau doctor."};
    }
    return chosen;
}

Result<void> checkPrecision(const recipe::TrainingSettings& settings, const DeviceFacts& facts) {
    if (facts.bfloat16Obstacle.empty() || baseType(settings, facts) != at::kBFloat16) {
        return {};
    }
    return badInput(
        "training.precision",
        fmt::format("bfloat16 does not work on this machine ({}): {}", facts.name, facts.bfloat16Obstacle),
        "Choose the precision auto or float32, or another machine.");
}

at::ScalarType baseType(const recipe::TrainingSettings& settings, const DeviceFacts& facts) {
    if (settings.method == recipe::MethodKind::Full || settings.precision == recipe::Precision::Float32) {
        return at::kFloat;
    }
    const bool automatic = settings.precision == recipe::Precision::Automatic;
    return automatic && !facts.bfloat16Faster ? at::kFloat : at::kBFloat16;
}

Result<DeviceFacts> probeDevice(DeviceChoice choice, int threads) {
    auto chosen = chooseDevice(choice, threads);
    if (!chosen) {
        return chosen.error();
    }
    return chosen->facts;
}

} // namespace plateau::training
