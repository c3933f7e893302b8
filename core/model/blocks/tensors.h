#pragma once

#include <ATen/ATen.h>

/// The one place that says which part of LibTorch is used: ATen operators without autograd. Gradients are
/// written out by hand, so every function here runs under c10::InferenceMode, which its caller holds.
namespace plateau::model {

using at::Tensor;

/// a·b, batched: [J,m,k]·[J,k,n]; one cell takes the plain product, which is faster. `scale` multiplies it.
Tensor product(const Tensor& a, const Tensor& b, double scale = 1);
/// out += a·b, batched, in place; out is contiguous.
void addProduct(Tensor& out, const Tensor& a, const Tensor& b);

} // namespace plateau::model
