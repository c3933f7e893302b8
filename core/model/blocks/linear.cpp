#include "core/model/blocks/linear.h"

#include <ATen/core/dispatch/Dispatcher.h>

namespace plateau::model {
namespace {

using PackOp = Tensor(const Tensor&, std::optional<c10::SymInt>);
using RunOp = Tensor(const Tensor&, const Tensor&, const std::optional<Tensor>&, std::string_view,
                     c10::List<std::optional<at::Scalar>>, std::optional<std::string_view>);

/// oneDNN's linear with packed weights; both are registered wherever LibTorch has oneDNN.
struct PackedOps {
    std::optional<c10::TypedOperatorHandle<PackOp>> pack;
    std::optional<c10::TypedOperatorHandle<RunOp>> run;
};

const PackedOps& packedOps() {
    static const PackedOps ops = [] {
        PackedOps found;
        auto& dispatcher = c10::Dispatcher::singleton();
        const auto pack = dispatcher.findSchema({"mkldnn::_reorder_linear_weight", ""});
        const auto run = dispatcher.findSchema({"mkldnn::_linear_pointwise", ""});
        if (pack && run) {
            found.pack = pack->typed<PackOp>();
            found.run = run->typed<RunOp>();
        }
        return found;
    }();
    return ops;
}

Tensor runPacked(const Tensor& x, const Tensor& packed, const std::optional<Tensor>& bias) {
    return packedOps().run->call(x, packed, bias, "none", c10::List<std::optional<at::Scalar>>(),
                                 std::nullopt);
}

} // namespace

bool packsBFloat16() {
    return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
           __builtin_cpu_supports("avx512dq") != 0;
}

void Linear::pack(std::int64_t rows) {
    const bool suits = weight.device().is_cpu() && weight.scalar_type() == at::kBFloat16 && packsBFloat16();
    if (!suits || weightGradient.defined() || !packedOps().run) {
        return;
    }
    m_packed = packedOps().pack->call(weight.contiguous(), rows);
    m_packedReversed = packedOps().pack->call(weight.t().contiguous(), rows);
    weight = Tensor();
}

Tensor Linear::forward(const Tensor& x) const {
    return m_packed.defined() ? runPacked(x, m_packed, bias) : at::linear(x, weight, bias);
}

Tensor Linear::inputGradient(const Tensor& dy) const {
    return m_packedReversed.defined() ? runPacked(dy, m_packedReversed, std::nullopt) : at::mm(dy, weight);
}

void Linear::weightGradients(const Tensor& dy, const Tensor& x) {
    if (weightGradient.defined()) {
        at::mm_out(weightGradient, dy.t(), x);
        at::sum_out(biasGradient, dy, {0});
    }
}

} // namespace plateau::model
