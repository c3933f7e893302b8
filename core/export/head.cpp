#include "core/export/head.h"

#include "core/base/paths.h"
#include "core/base/utf8.h"
#include "core/checkpoint/gguf/half_values.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>

namespace plateau::exporter {
namespace {

using checkpoint::DataType;

constexpr std::uint64_t mostFeatures = 1 << 24;

void scaleWeights(Head& head, double factor) {
    for (float& value : head.weight) {
        value = static_cast<float>(value * factor);
    }
}

} // namespace

Result<std::vector<float>> readFloats(const checkpoint::SafetensorsFile& file, const std::string& name) {
    const auto* info = file.find(name);
    const bool half = info && (info->type == DataType::F16 || info->type == DataType::BF16);
    if (!info || !(half || info->type == DataType::F32)) {
        return badInput(
            file.path().string(),
            fmt::format("'{}' is {}", printable(name, 120),
                        info ? std::string("of type ") + checkpoint::name(info->type) : "missing"),
            "Export the adapter again, as F32, F16 or BF16.");
    }
    std::vector<std::byte> bytes(info->bytes());
    if (const auto done = file.read(name, bytes); !done) {
        return done.error();
    }
    std::vector<float> values(info->elements());
    for (std::size_t i = 0; half && i < values.size(); ++i) {
        std::uint16_t bits = 0;
        std::memcpy(&bits, bytes.data() + 2 * i, 2);
        values[i] = info->type == DataType::F16 ? checkpoint::fromHalf(bits) : checkpoint::fromBfloat(bits);
    }
    if (!half && !bytes.empty()) {
        std::memcpy(values.data(), bytes.data(), bytes.size());
    }
    return values;
}

Head forUnitFeatures(Head trained) {
    scaleWeights(trained, std::sqrt(static_cast<double>(trained.hidden)));
    return trained;
}

Head fromUnitFeatures(Head exported) {
    scaleWeights(exported, 1 / std::sqrt(static_cast<double>(exported.hidden)));
    return exported;
}

checkpoint::TensorData tensorOf(std::string name, std::vector<std::uint64_t> shape,
                                const std::vector<float>& values) {
    return {std::move(name), DataType::F32, std::move(shape), std::as_bytes(std::span(values))};
}

Result<HeadLocation> writeHeadFile(const std::filesystem::path& folder, const Head& head) {
    const HeadLocation location{headFile, "classifier.weight", "classifier.bias"};
    const auto classes = static_cast<std::uint64_t>(head.classes);
    const auto done = checkpoint::writeSafetensors(
        folder / headFile,
        {tensorOf(location.weight, {classes, static_cast<std::uint64_t>(head.hidden)}, head.weight),
         tensorOf(location.bias, {classes}, head.bias)},
        {}, Publish::Replace);
    return done ? Result<HeadLocation>(location) : done.error();
}

Result<Head> readHead(const std::filesystem::path& folder, const HeadLocation& location) {
    const auto path = insideFolder(folder, location.file);
    if (!path) {
        return path.error();
    }
    const auto file = checkpoint::SafetensorsFile::open(*path);
    if (!file) {
        return file.error();
    }
    auto weight = readFloats(*file, location.weight);
    auto bias = readFloats(*file, location.bias);
    if (!weight || !bias) {
        return weight ? bias.error() : weight.error();
    }
    const auto& shape = file->find(location.weight)->shape;
    if (shape.size() != 2 || shape[0] > mostFeatures || shape[1] > mostFeatures || bias->size() != shape[0]) {
        return badInput(path->string(), "the head is no [classes, features] matrix with a bias",
                        "Export it again.");
    }
    return Head{static_cast<int>(shape[0]), static_cast<int>(shape[1]), *std::move(weight), *std::move(bias)};
}

} // namespace plateau::exporter
