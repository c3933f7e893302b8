#include "core/training/objective/objective.h"

#include "core/model/blocks/head.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace plateau::training {
namespace {

using at::Tensor;

/// What most objectives have in common: outputs are reported as they are, and nothing is kept a cell.
class PlainObjective : public Objective {
public:
    explicit PlainObjective(std::int64_t outputs) : m_outputs(outputs) {}

    std::int64_t outputs() const override { return m_outputs; }
    std::int64_t valuesPerItem() const override { return m_outputs; }
    Tensor itemValues(std::int64_t, const Tensor& outputs) const override { return outputs; }
    void keep(std::span<const std::int64_t>) override {}
    std::vector<NamedMatrix> weights(std::int64_t) const override { return {}; }
    Result<std::size_t> setWeights(std::span<const NamedMatrix>) override { return std::size_t{0}; }

private:
    std::int64_t m_outputs;
};

Tensor rowTargets(const task::Examples& examples, std::span<const std::uint32_t> rows, std::int64_t cells) {
    const auto width = static_cast<std::size_t>(examples.targetWidth);
    const auto items = static_cast<std::int64_t>(rows.size()) / cells;
    Tensor targets = at::empty({cells, items, examples.targetWidth}, at::kFloat);
    auto* at = targets.mutable_data_ptr<float>();
    for (const std::uint32_t row : rows) {
        at = std::copy_n(examples.targets.data() + row * width, width, at);
    }
    return targets;
}

class Classification : public PlainObjective {
public:
    using PlainObjective::PlainObjective;

    task::Objective kind() const override { return task::Objective::Classification; }

    Tensor targets(const task::Examples& examples, std::span<const std::uint32_t> rows,
                   std::int64_t cells) const override {
        Tensor targets = at::empty({cells, static_cast<std::int64_t>(rows.size()) / cells}, at::kLong);
        auto* at = targets.mutable_data_ptr<std::int64_t>();
        for (const std::uint32_t row : rows) {
            *at++ = examples.classes[row];
        }
        return targets;
    }

    Tensor loss(const Tensor& outputs, const Tensor& targets) const override {
        const Tensor logs = at::log_softmax(outputs, -1);
        return logs.gather(-1, targets.unsqueeze(-1)).squeeze(-1).mean(1).neg();
    }

    LossWithGradient lossWithGradient(const Tensor& outputs, const Tensor& targets) const override {
        auto entropy = model::crossEntropy(outputs, targets);
        return {entropy.loss, entropy.gradient};
    }
};

class MultiLabel : public PlainObjective {
public:
    using PlainObjective::PlainObjective;

    task::Objective kind() const override { return task::Objective::MultiLabel; }

    Tensor targets(const task::Examples& examples, std::span<const std::uint32_t> rows,
                   std::int64_t cells) const override {
        return rowTargets(examples, rows, cells);
    }

    Tensor loss(const Tensor& outputs, const Tensor& targets) const override {
        // −log σ(±z), without the overflow of exp for large |z|.
        const Tensor each = outputs.clamp_min(0) - outputs * targets + outputs.abs().neg().exp().log1p();
        return each.mean(at::IntArrayRef{1, 2});
    }

    LossWithGradient lossWithGradient(const Tensor& outputs, const Tensor& targets) const override {
        const auto count = static_cast<double>(outputs.size(1) * outputs.size(2));
        return {loss(outputs, targets), (outputs.sigmoid() - targets).div_(count)};
    }
};

/// Squared error in units of the cell's own deviation, so that learning rates fit targets of any size.
class Regression : public Objective {
public:
    explicit Regression(std::span<const TargetScale> scales) : m_scales(scales.begin(), scales.end()) {}

    task::Objective kind() const override { return task::Objective::Regression; }
    std::int64_t outputs() const override { return 1; }
    std::int64_t valuesPerItem() const override { return 1; }

    Tensor targets(const task::Examples& examples, std::span<const std::uint32_t> rows,
                   std::int64_t cells) const override {
        return rowTargets(examples, rows, cells);
    }

    Tensor loss(const Tensor& outputs, const Tensor& targets) const override {
        return (outputs - scaled(targets)).square().mean(at::IntArrayRef{1, 2});
    }

    LossWithGradient lossWithGradient(const Tensor& outputs, const Tensor& targets) const override {
        const Tensor difference = outputs - scaled(targets);
        const auto count = static_cast<double>(outputs.size(1));
        return {difference.square().mean(at::IntArrayRef{1, 2}), difference.mul(2 / count)};
    }

    Tensor itemValues(std::int64_t cell, const Tensor& outputs) const override {
        const TargetScale& scale = m_scales[static_cast<std::size_t>(cell)];
        return outputs.mul(scale.deviation).add(scale.mean);
    }

    void keep(std::span<const std::int64_t> cells) override {
        std::vector<TargetScale> kept;
        for (const std::int64_t cell : cells) {
            kept.push_back(m_scales[static_cast<std::size_t>(cell)]);
        }
        m_scales = std::move(kept);
    }

    std::vector<NamedMatrix> weights(std::int64_t cell) const override {
        const TargetScale& scale = m_scales[static_cast<std::size_t>(cell)];
        return {{scaleName, {2}, {static_cast<float>(scale.mean), static_cast<float>(scale.deviation)}}};
    }

    Result<std::size_t> setWeights(std::span<const NamedMatrix> weights) override {
        const auto found = std::find_if(weights.begin(), weights.end(),
                                        [](const NamedMatrix& matrix) { return matrix.name == scaleName; });
        if (found == weights.end() || found->values.size() != 2) {
            return badInput("weights", "have no scale of the target",
                            "Use the weights together with the settings they were trained with.");
        }
        m_scales = {{found->values[0], found->values[1]}};
        return std::size_t{1};
    }

private:
    static constexpr const char* scaleName = "target.mean_and_deviation";

    /// (targets − mean) / deviation, each cell with its own.
    Tensor scaled(const Tensor& targets) const {
        const auto cells = static_cast<std::int64_t>(m_scales.size());
        Tensor mean = at::empty({cells, 1, 1}, at::kFloat);
        Tensor deviation = at::empty({cells, 1, 1}, at::kFloat);
        for (std::size_t j = 0; j < m_scales.size(); ++j) {
            mean.mutable_data_ptr<float>()[j] = static_cast<float>(m_scales[j].mean);
            deviation.mutable_data_ptr<float>()[j] = static_cast<float>(m_scales[j].deviation);
        }
        return (targets - mean.to(targets.device())) / deviation.to(targets.device());
    }

    std::vector<TargetScale> m_scales;
};

class CausalLanguage : public PlainObjective {
public:
    using PlainObjective::PlainObjective;

    task::Objective kind() const override { return task::Objective::CausalLanguage; }
    std::int64_t valuesPerItem() const override { return 2; }

    Tensor targets(const task::Examples&, std::span<const std::uint32_t>, std::int64_t) const override {
        return {};
    }

    Tensor loss(const Tensor& outputs, const Tensor& targets) const override {
        const Tensor counted = targets.ge(0);
        const Tensor logs = at::log_softmax(outputs, -1);
        const Tensor each = logs.gather(-1, targets.clamp_min(0).unsqueeze(-1)).squeeze(-1);
        return (each * counted).sum(1).neg() / counted.sum(1).clamp_min(1);
    }

    LossWithGradient lossWithGradient(const Tensor& outputs, const Tensor& targets) const override {
        const Tensor counted = targets.ge(0);
        const Tensor share = counted.to(outputs.scalar_type()) / counted.sum(1, true).clamp_min(1);
        const Tensor index = targets.clamp_min(0).unsqueeze(-1);
        Tensor gradient = at::softmax(outputs, -1);
        gradient.scatter_add_(-1, index, at::full_like(index, -1.0, outputs.scalar_type()));
        return {loss(outputs, targets), gradient.mul_(share.unsqueeze(-1))};
    }
};

} // namespace

TargetScale targetScale(const task::Examples& examples, std::span<const std::uint32_t> rows) {
    if (rows.empty()) {
        return {};
    }
    const auto count = static_cast<double>(rows.size());
    double mean = 0;
    for (const std::uint32_t row : rows) {
        mean += examples.targets[row] / count;
    }
    double variance = 0;
    for (const std::uint32_t row : rows) {
        variance += (examples.targets[row] - mean) * (examples.targets[row] - mean) / count;
    }
    return {mean, variance > 0 ? std::sqrt(variance) : 1};
}

std::unique_ptr<Objective> makeObjective(task::Objective kind, std::int64_t outputs,
                                         std::span<const TargetScale> scales) {
    switch (kind) {
    case task::Objective::Classification:
        return std::make_unique<Classification>(outputs);
    case task::Objective::MultiLabel:
        return std::make_unique<MultiLabel>(outputs);
    case task::Objective::Regression:
        return std::make_unique<Regression>(scales);
    case task::Objective::CausalLanguage:
        break;
    }
    return std::make_unique<CausalLanguage>(outputs);
}

Tensor tokenNats(const Tensor& logits, const Tensor& tokens) {
    return at::log_softmax(logits, -1).gather(-1, tokens.unsqueeze(-1)).squeeze(-1).neg();
}

} // namespace plateau::training
