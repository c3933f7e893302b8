#include "core/training/cell_pack.h"

#include "core/base/random.h"
#include "core/recipe/budget.h"

#include <ATen/ops/_fused_adamw.h>
#include <fmt/format.h>

#include <cmath>

namespace plateau::training {
namespace {

using at::Tensor;
using model::ParameterGroup;

constexpr double beta1 = 0.9;
constexpr double beta2 = 0.999;
constexpr double epsilon = 1e-8;

model::AdapterSettings adapterSettings(const recipe::LoraSettings& lora) {
    const double rank = lora.rank;
    return {lora.rank, lora.alpha / (lora.rslora ? std::sqrt(rank) : rank), lora.dropout, lora.targets};
}

/// Fills [first] of a [1, …] view with numbers from `draw`.
template <typename Draw>
void fill(const Tensor& target, Draw draw) {
    Tensor host = at::empty(target.sizes(), at::kFloat);
    auto* values = host.mutable_data_ptr<float>();
    for (std::int64_t i = 0; i < host.numel(); ++i) {
        values[i] = static_cast<float>(draw());
    }
    target.copy_(host);
}

} // namespace

CellPack::CellPack(std::shared_ptr<model::Encoder> encoder, const recipe::TrainingSettings& settings,
                   int classes)
    : m_encoder(std::move(encoder)), m_settings(settings), m_classes(classes) {}

Result<std::unique_ptr<CellPack>> CellPack::create(std::shared_ptr<model::Encoder> encoder,
                                                   const recipe::TrainingSettings& settings, int classes,
                                                   std::span<const PackMember> members) {
    std::unique_ptr<CellPack> pack(new CellPack(std::move(encoder), settings, classes));
    const auto& config = pack->m_encoder->config();
    if (settings.method == recipe::MethodKind::Lora) {
        auto adapters = model::makeAdapters(config, adapterSettings(settings.lora), pack->m_parameters);
        if (!adapters) {
            return adapters.error();
        }
        pack->m_adapters = std::move(*adapters);
    } else if (settings.method == recipe::MethodKind::Full) {
        pack->m_encoder->declareIn(pack->m_parameters);
    }
    pack->m_head.emplace(pack->m_parameters, classes, config.hidden);
    pack->m_parameters.allocate(static_cast<std::int64_t>(members.size()), pack->m_encoder->device(),
                                pack->m_encoder->type());
    pack->initialise(members);
    return pack;
}

void CellPack::initialise(std::span<const PackMember> members) {
    if (m_settings.method == recipe::MethodKind::Full) {
        m_encoder->moveInto(m_parameters);
    }
    for (std::size_t j = 0; j < members.size(); ++j) {
        const auto cell = static_cast<std::int64_t>(j);
        const PackMember& member = members[j];
        m_seeds.push_back(member.seed);
        for (int i = 0; i < m_parameters.tensors(); ++i) {
            if (!m_parameters.name(i).ends_with(".lora_A")) {
                continue;
            }
            Random random(member.seed, m_parameters.name(i));
            const double bound = 1 / std::sqrt(static_cast<double>(m_parameters.shape(i)[1]));
            fill(m_parameters.value(i).select(0, cell), [&] { return bound * (2 * random.uniform() - 1); });
        }
        const Tensor weight = m_parameters.value(m_head->weight()).select(0, cell);
        if (member.head != nullptr) {
            weight.copy_(member.head->weight);
            m_parameters.value(m_head->bias()).select(0, cell).copy_(member.head->bias);
        } else {
            Random random(member.seed, "classifier");
            fill(weight, [&] { return 0.02 * random.normal(); });
        }
    }
    if (m_settings.method != recipe::MethodKind::LastLayer) {
        m_firstMoment = at::zeros_like(m_parameters.values());
        m_secondMoment = at::zeros_like(m_parameters.values());
    }
    refresh();
}

void CellPack::refresh() {
    if (m_adapters) {
        m_parameters.refreshCompute();
        m_adapters->refresh(m_parameters);
    }
}

std::vector<model::LayerMasks> CellPack::dropoutMasks(const model::TokenBatch& batch) {
    std::vector<model::LayerMasks> masks(m_adapters->layers.size());
    std::uint64_t place = 0;
    for (std::size_t layer = 0; layer < masks.size(); ++layer) {
        for (std::size_t site = 0; site < masks[layer].size(); ++site, ++place) {
            const auto& adapter = m_adapters->layers[layer].at[site];
            if (!adapter) {
                continue;
            }
            Tensor mask = at::empty({batch.cells, batch.rows, adapter->inputs()}, at::kFloat);
            const auto size = static_cast<std::size_t>(batch.rows * adapter->inputs());
            for (std::size_t j = 0; j < m_seeds.size(); ++j) {
                fillDropout({mask.mutable_data_ptr<float>() + j * size, size},
                            {m_seeds[j], static_cast<std::uint64_t>(m_updates), place},
                            m_settings.lora.dropout);
            }
            masks[layer][site] = mask.to(m_encoder->device(), m_encoder->type());
        }
    }
    return masks;
}

CellPack::StepResult CellPack::step(std::span<const std::span<const std::int32_t>> texts,
                                    std::span<const int> labels, std::span<const double> rateFactors) {
    const auto batch = model::makeBatch(texts, cells(), m_encoder->config().pooling, m_encoder->device());
    Tensor targets = at::empty({cells(), batch.texts}, at::kLong);
    std::copy(labels.begin(), labels.end(), targets.mutable_data_ptr<std::int64_t>());
    targets = targets.to(m_encoder->device());
    std::vector<model::LayerMasks> masks;
    if (m_adapters && m_settings.lora.dropout > 0) {
        masks = dropoutMasks(batch);
    }
    const model::Encoder::Pass pass{m_adapters ? &*m_adapters : nullptr, masks.empty() ? nullptr : &masks};
    model::EncoderState state;
    const auto unit = model::toUnitRows(m_encoder->forward(batch, pass, &state));
    const Tensor logits = m_head->logits(unit.rows, m_parameters);
    const auto entropy = model::crossEntropy(logits, targets);
    const Tensor features = m_head->backward(entropy.gradient, unit.rows, m_parameters);
    m_encoder->backward(model::unitRowsBackward(features, unit), batch, pass, state, m_parameters);
    return applyGradients(entropy.loss, rateFactors);
}

CellPack::StepResult CellPack::applyGradients(const Tensor& loss, std::span<const double> rateFactors) {
    Tensor& gradients = m_parameters.gradients();
    if (m_poisoned >= 0) {
        gradients.select(0, m_poisoned).fill_(std::nan(""));
        m_poisoned = -1;
    }
    StepResult result{loss, gradients.norm(2, {1})};
    if (m_settings.optimizer.clip > 0) {
        gradients.mul_((m_settings.optimizer.clip / (result.norm + 1e-6)).clamp_max_(1).unsqueeze(1));
    }
    // A cell that is no longer finite stands still until it is taken out.
    const Tensor finite = at::isfinite(loss).logical_and_(at::isfinite(result.norm)).unsqueeze(1);
    if (!finite.is_cpu() || !finite.all().item<bool>()) {
        gradients.copy_(at::where(finite, gradients, at::zeros({1}, gradients.options())));
    }
    ++m_updates;
    const auto& optimizer = m_settings.optimizer;
    for (std::int64_t cell = 0; cell < cells(); ++cell) {
        const double factor = rateFactors[static_cast<std::size_t>(cell)];
        const double base = optimizer.learningRate * factor;
        const double head = optimizer.headLearningRate * factor;
        optimise(cell, ParameterGroup::Base, base, optimizer.weightDecay);
        optimise(cell, ParameterGroup::BaseWithoutDecay, base, 0);
        optimise(cell, ParameterGroup::Head, head, optimizer.weightDecay);
        optimise(cell, ParameterGroup::HeadWithoutDecay, head, 0);
    }
    refresh();
    return result;
}

void CellPack::optimise(std::int64_t cell, ParameterGroup group, double rate, double decay) {
    const auto [first, last] = m_parameters.range(group);
    if (first == last) {
        return;
    }
    const auto slice = [&](const Tensor& matrix) { return matrix.select(0, cell).slice(0, first, last); };
    Tensor step = at::full({}, static_cast<double>(m_updates), m_parameters.values().options());
    std::vector<Tensor> values{slice(m_parameters.values())};
    std::vector<Tensor> moments{slice(m_firstMoment)};
    std::vector<Tensor> squares{slice(m_secondMoment)};
    at::_fused_adamw_(values, {slice(m_parameters.gradients())}, moments, squares, {}, {step}, rate, beta1,
                      beta2, decay, epsilon, false, false);
}

Result<Tensor> CellPack::logits(std::int64_t cell, const EncodedTexts& texts,
                                std::span<const std::uint32_t> chosen, const std::stop_token& stop) const {
    std::optional<model::AdapterStack> one;
    if (m_adapters) {
        one = m_adapters->only(cell);
    }
    const Tensor weight = m_parameters.value(m_head->weight()).select(0, cell);
    const Tensor bias = m_parameters.value(m_head->bias()).select(0, cell);
    Tensor all = at::empty({static_cast<std::int64_t>(texts.size()), m_classes}, at::kFloat);
    const auto use = [&](std::span<const std::uint32_t> group, const Tensor& features) {
        const Tensor rows = model::toUnitRows(features.select(0, 0)).rows;
        const Tensor part = at::addmm(bias, rows, weight.t()).to(at::kCPU);
        all.index_copy_(0, rowIndex(group), part);
    };
    auto done = forEachScoringBatch(*m_encoder, one ? &*one : nullptr, texts, chosen, stop, use);
    if (!done) {
        return done.error();
    }
    return all.index_select(0, rowIndex(chosen));
}

void CellPack::keep(std::span<const std::int64_t> cells) {
    std::vector<std::uint64_t> seeds;
    for (const std::int64_t cell : cells) {
        seeds.push_back(m_seeds[static_cast<std::size_t>(cell)]);
    }
    m_seeds = seeds;
    const Tensor index = at::tensor(at::IntArrayRef(cells.data(), cells.size()),
                                    at::TensorOptions().dtype(at::kLong).device(m_encoder->device()));
    m_parameters.keep(index);
    m_firstMoment = m_firstMoment.index_select(0, index);
    m_secondMoment = m_secondMoment.index_select(0, index);
    if (m_adapters) {
        m_adapters->keep(index);
    }
}

std::vector<std::pair<std::string, Tensor>> CellPack::namedValues() const {
    std::vector<std::pair<std::string, Tensor>> result;
    for (int i = 0; i < m_parameters.tensors(); ++i) {
        const std::string& name = m_parameters.name(i);
        const auto fused = name.find(".qkv.");
        const Tensor value = m_parameters.value(i);
        if (fused == std::string::npos) {
            result.emplace_back(name, value);
            continue;
        }
        std::int64_t part = 0;
        for (const char* module : {"query", "key", "value"}) {
            std::string own = name;
            const std::int64_t size = value.size(1) / 3;
            result.emplace_back(own.replace(fused + 1, 3, module), value.narrow(1, part++ * size, size));
        }
    }
    return result;
}

std::vector<NamedMatrix> CellPack::weights(std::int64_t cell) const {
    std::vector<NamedMatrix> result;
    for (const auto& [name, value] : namedValues()) {
        const Tensor host = value.select(0, cell).to(at::kCPU).contiguous();
        NamedMatrix matrix{name, host.sizes().vec(), {}};
        const float* data = host.const_data_ptr<float>();
        matrix.values.assign(data, data + host.numel());
        result.push_back(std::move(matrix));
    }
    return result;
}

Result<void> CellPack::setWeights(std::span<const NamedMatrix> weights) {
    std::size_t used = 0;
    for (const auto& [name, value] : namedValues()) {
        const Tensor target = value.select(0, 0);
        for (const NamedMatrix& matrix : weights) {
            if (matrix.name != name) {
                continue;
            }
            if (target.sizes() != at::IntArrayRef(matrix.shape) ||
                static_cast<std::int64_t>(matrix.values.size()) != target.numel()) {
                return badInput(fmt::format("weights '{}'", name), "have another shape than the model",
                                "Use the weights together with the settings they were trained with.");
            }
            Tensor host = at::empty(matrix.shape, at::kFloat);
            std::copy(matrix.values.begin(), matrix.values.end(), host.mutable_data_ptr<float>());
            target.copy_(host);
            ++used;
        }
    }
    if (used != namedValues().size() || used != weights.size()) {
        return badInput("weights", fmt::format("{} given, {} fit the model", weights.size(), used),
                        "Use the weights together with the settings they were trained with.");
    }
    refresh();
    return {};
}

} // namespace plateau::training
