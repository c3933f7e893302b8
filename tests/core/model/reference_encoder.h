#pragma once

#include "core/model/bert/encoder.h"

#include <map>
#include <string>

/// The encoder as one would write it down: padded, one text after the other, gradients by autograd. Slow;
/// what the fast passes are compared with.
namespace plateau::fixture {

struct ReferenceAdapter {
    at::Tensor a; ///< [r, in]
    at::Tensor b; ///< [out, r]
    double scale = 1;
};

struct ReferenceEncoder {
    model::EncoderConfig config;
    std::map<std::string, at::Tensor> weights;
    std::map<std::string, ReferenceAdapter> adapters; ///< by module name

    /// Pooled features [C] of one text.
    at::Tensor features(std::span<const std::int32_t> ids) const;

private:
    at::Tensor linear(const std::string& module, const at::Tensor& x) const;
    at::Tensor norm(const std::string& module, const at::Tensor& x) const;
    at::Tensor embedded(std::span<const std::int32_t> ids) const;
    at::Tensor layer(std::int64_t number, const at::Tensor& x) const;
};

} // namespace plateau::fixture
