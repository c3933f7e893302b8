#pragma once

#include "core/model/blocks/parameter_set.h"

#include <string>
#include <vector>

namespace plateau::model {

/// LoRA as it is asked for (Hu et al. 2021; rsLoRA: Kalajdzievski 2023).
struct AdapterSettings {
    std::int64_t rank = 8;            ///< r
    double scale = 2;                 ///< alpha / r, or alpha / √r
    double dropout = 0;               ///< of the adapters' input
    std::vector<std::string> targets; ///< see core/checkpoint/families/targets.h
    std::int64_t lastLayers = 0;      ///< layers counted from the last one that get adapters; 0: all
};

/// What the backward pass of an adapter needs.
struct AdapterState {
    Tensor input; ///< [J,R,in], after dropout
    Tensor low;   ///< [J,R,k·r], scaled
};

/// The low-rank adapters of all modules that share one input, for J cells: A [J, k·r, in] stacked over the k
/// modules, B [J, out, r] of each. Their sum is one product down and one up: B is spread into a block matrix
/// [J, width, k·r] of the fused output.
class Adapter {
public:
    struct Module {
        std::string name;        ///< module key, for example "encoder.layer.0.attention.self.query"
        std::int64_t offset = 0; ///< first column in the fused output
        std::int64_t out = 0;
        int b = -1; ///< parameter number
        int a = -1;
    };

    /// Declares parameters `<module>.lora_A` [r, in] and `<module>.lora_B` [out, r] for each module.
    Adapter(ParameterSet& parameters, std::vector<Module> modules, std::int64_t in, std::int64_t width,
            const AdapterSettings& settings);

    std::int64_t inputs() const { return m_in; }
    const std::vector<Module>& modules() const { return m_modules; }

    /// Rebuilds the block matrix; once after every change of the parameters.
    void refresh(const ParameterSet& parameters);
    /// y [J,R,width] += scale · B·A·(x ∘ mask). mask is undefined or [J,R,in], 0 or 1/(1 − dropout).
    void forward(Tensor& y, const Tensor& x, const Tensor& mask, AdapterState* state) const;
    /// Writes the gradients of A and B; adds to dx [J,R,in] where it is defined.
    void backward(const Tensor& dy, Tensor& dx, const Tensor& mask, const AdapterState& state,
                  ParameterSet& parameters) const;
    /// The cells [first, first + 1) alone, for scoring one cell of a pack.
    Adapter only(std::int64_t cell) const;
    void keep(const Tensor& cells);

private:
    std::vector<Module> m_modules;
    std::int64_t m_in = 0;
    std::int64_t m_width = 0;
    std::int64_t m_rank = 0;
    double m_scale = 1;
    Tensor m_down; ///< [J, k·r, in]
    Tensor m_up;   ///< [J, width, k·r], zero outside the blocks
};

} // namespace plateau::model
