#pragma once

#include "core/model/blocks/tensors.h"

#include <span>
#include <vector>

namespace plateau::training {

/// Regularised multinomial logistic regression on frozen features of unit scale (rows of length √C):
/// mean cross entropy + C·|W|² / (2·n·strength), the bias free. `strength` is scikit-learn's C for rows of
/// length 1. Solved by L-BFGS (Liu and Nocedal 1989); deterministic.
struct LinearModel {
    at::Tensor weight; ///< [K, C] float32, CPU
    at::Tensor bias;   ///< [K]
    int iterations = 0;
};

/// @param features [n, C] float32 on the CPU, @param labels n values in [0, classes)
LinearModel fitRegression(const at::Tensor& features, std::span<const int> labels, int classes,
                          double strength, const LinearModel* start = nullptr);

/// The strength with the least held-out cross entropy, by stratified folds inside the rows, interpolated
/// between the ones that were tried. Where most classes have a single row there is nothing to hold out and
/// the default is returned.
double chooseStrength(const at::Tensor& features, std::span<const int> labels, int classes);

/// Strength for where cross-validation cannot say, and for starting heads.
inline constexpr double defaultStrength = 16;

} // namespace plateau::training
