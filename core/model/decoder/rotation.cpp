#include "core/model/decoder/rotation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plateau::model {
namespace {

/// Slow rotations are divided by the factor, fast ones kept, those between blended (transformers,
/// modeling_rope_utils.py, llama3).
void stretch(Tensor& frequencies, const checkpoint::RopeStretch& rope) {
    auto* values = frequencies.mutable_data_ptr<float>();
    for (std::int64_t i = 0; i < frequencies.numel(); ++i) {
        const double frequency = values[i];
        const double length = 2 * std::numbers::pi / frequency;
        const double context = rope.originalContext;
        if (length > context / rope.low) {
            values[i] = static_cast<float>(frequency / rope.factor);
        } else if (length >= context / rope.high) {
            const double share = (context / length - rope.low) / (rope.high - rope.low);
            values[i] = static_cast<float>(frequency * ((1 - share) / rope.factor + share));
        }
    }
}

/// The number of the frequency that turns so often over a context.
double numberOf(double turns, const checkpoint::DecoderConfig& config) {
    const double context = config.ropeYarn->originalContext;
    return config.headSize * std::log(context / (turns * 2 * std::numbers::pi)) /
           (2 * std::log(config.ropeTheta));
}

/// Of RopeYarn.
void blend(Tensor& frequencies, const checkpoint::DecoderConfig& config) {
    const checkpoint::RopeYarn& yarn = *config.ropeYarn;
    const double first = numberOf(yarn.fast, config);
    const double last = numberOf(yarn.slow, config);
    const double begin = std::max(yarn.truncate ? std::floor(first) : first, 0.0);
    double end = std::min(yarn.truncate ? std::ceil(last) : last, config.headSize - 1.0);
    end = end == begin ? end + 1e-3 : end;
    auto* values = frequencies.mutable_data_ptr<float>();
    for (std::int64_t i = 0; i < frequencies.numel(); ++i) {
        const double divided = std::clamp((static_cast<double>(i) - begin) / (end - begin), 0.0, 1.0);
        values[i] *= static_cast<float>(divided / yarn.factor + 1 - divided);
    }
}

} // namespace

Tensor rotationFrequencies(const checkpoint::DecoderConfig& config) {
    const Tensor even = at::arange(0, config.headSize, 2, at::kFloat) / config.headSize;
    Tensor frequencies = at::pow(config.ropeTheta, even).reciprocal();
    if (config.ropeStretch) {
        stretch(frequencies, *config.ropeStretch);
    }
    if (config.ropeYarn) {
        blend(frequencies, config);
    }
    for (std::size_t i = 0; i < config.ropeDivisors.size(); ++i) {
        frequencies.mutable_data_ptr<float>()[i] /= config.ropeDivisors[i];
    }
    return frequencies / config.ropeScale;
}

Rotation::Rotation(const checkpoint::DecoderConfig& config, at::Device device) {
    const Tensor positions = at::arange(config.context, at::kFloat);
    const Tensor half = at::outer(positions, rotationFrequencies(config));
    const Tensor angles = at::cat({half, half}, 1);
    const double length = config.ropeYarn ? config.ropeYarn->attention : 1;
    m_cosine = (angles.cos() * length).to(device);
    m_sine = (angles.sin() * length).to(device);
}

Tensor Rotation::turn(const Tensor& x, const Tensor& cosine, const Tensor& sine) {
    const std::int64_t half = x.size(3) / 2;
    const Tensor turned = at::cat({x.narrow(3, half, half).neg(), x.narrow(3, 0, half)}, 3);
    return x * cosine.to(x.scalar_type()) + turned * sine.to(x.scalar_type());
}

Tensor Rotation::apply(const Tensor& x) const {
    const std::int64_t tokens = x.size(2);
    return turn(x, m_cosine.narrow(0, 0, tokens), m_sine.narrow(0, 0, tokens));
}

Tensor Rotation::applyAt(const Tensor& x, const Tensor& positions) const {
    const auto rows = [&](const Tensor& table) {
        return table.index_select(0, positions.reshape({-1})).view({x.size(0), 1, x.size(2), x.size(3)});
    };
    return turn(x, rows(m_cosine), rows(m_sine));
}

} // namespace plateau::model
