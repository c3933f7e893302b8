#pragma once

#include "core/model/blocks/tensors.h"

#include <span>
#include <vector>

namespace plateau::training {

/// Regularised multinomial logistic regression on frozen features of unit scale (rows of length √C):
/// mean cross entropy + width·|W|² / (2·n·C), the bias free. C is the inverse regularisation as scikit-learn
/// has it, for rows of length 1. Solved by L-BFGS (Liu and Nocedal 1989); deterministic.
struct LinearProbe {
    at::Tensor weight; ///< [K, width] float32, CPU
    at::Tensor bias;   ///< [K]
    int iterations = 0;
};

/// @param features [n, width] float32 on the CPU, @param labels n values in [0, classes)
LinearProbe fitLinearProbe(const at::Tensor& features, std::span<const int> labels, int classes, double c,
                           const LinearProbe* start = nullptr);

/// The C with the least held-out cross entropy, by stratified folds inside the rows, interpolated
/// between the ones that were tried. Where most classes have a single row there is nothing to hold out and
/// the default is returned.
double chooseC(const at::Tensor& features, std::span<const int> labels, int classes);

/// C for where cross-validation cannot say, and for starting heads.
inline constexpr double defaultC = 16;

} // namespace plateau::training
