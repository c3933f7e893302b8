#include "core/training/packed/packed_model.h"

#include "core/base/random.h"
#include "core/training/packed/dropout.h"
#include "core/training/packed/feature_store.h"
#include "core/training/shared_settings.h"
#include "core/training/tensor_values.h"

#include <ATen/ops/_fused_adamw.h>
#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace plateau::training {
namespace {

using at::Tensor;
using model::ParameterGroup;

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

PackedModel::PackedModel(std::shared_ptr<model::Encoder> encoder, const recipe::TrainingSettings& settings,
                         std::unique_ptr<Objective> objective)
    : m_encoder(std::move(encoder)), m_settings(settings), m_objective(std::move(objective)) {}

Result<std::unique_ptr<PackedModel>> PackedModel::create(std::shared_ptr<model::Encoder> encoder,
                                                         const recipe::TrainingSettings& settings,
                                                         std::unique_ptr<Objective> objective,
                                                         std::span<const CellStart> starts) {
    const c10::InferenceMode guard;
    std::unique_ptr<PackedModel> pack(new PackedModel(std::move(encoder), settings, std::move(objective)));
    const auto& config = pack->m_encoder->config();
    if (settings.method == recipe::MethodKind::Lora) {
        auto adapters = model::makeAdapters(config, adapterSettings(settings), pack->m_parameters);
        if (!adapters) {
            return adapters.error();
        }
        pack->m_adapters = std::move(*adapters);
    } else if (settings.method == recipe::MethodKind::Full) {
        pack->m_encoder->declareIn(pack->m_parameters);
    }
    pack->m_head.emplace(pack->m_parameters, pack->m_objective->outputs(), config.hidden);
    pack->m_parameters.allocate(static_cast<std::int64_t>(starts.size()), pack->m_encoder->device(),
                                pack->m_encoder->type());
    pack->initialise(starts);
    return pack;
}

void PackedModel::initialise(std::span<const CellStart> starts) {
    if (m_settings.method == recipe::MethodKind::Full) {
        m_encoder->moveInto(m_parameters);
    }
    for (std::size_t j = 0; j < starts.size(); ++j) {
        const auto cell = static_cast<std::int64_t>(j);
        const CellStart& start = starts[j];
        m_seeds.push_back(start.seed);
        for (int i = 0; i < m_parameters.tensors(); ++i) {
            if (!m_parameters.name(i).ends_with(".lora_A")) {
                continue;
            }
            Random random(start.seed, m_parameters.name(i));
            const double bound = 1 / std::sqrt(static_cast<double>(m_parameters.shape(i)[1]));
            fill(m_parameters.value(i).select(0, cell), [&] { return bound * (2 * random.uniform() - 1); });
        }
        const Tensor weight = m_parameters.value(m_head->weight()).select(0, cell);
        if (start.head != nullptr) {
            weight.copy_(start.head->weight);
            m_parameters.value(m_head->bias()).select(0, cell).copy_(start.head->bias);
        } else {
            Random random(start.seed, "classifier");
            fill(weight, [&] { return 0.02 * random.normal(); });
        }
    }
    if (m_settings.method != recipe::MethodKind::LastLayer) {
        m_firstMoment = at::zeros_like(m_parameters.values());
        m_secondMoment = at::zeros_like(m_parameters.values());
    }
    refresh();
}

void PackedModel::refresh() {
    if (m_adapters) {
        m_parameters.refreshCompute();
        m_adapters->refresh(m_parameters);
    }
}

model::EncoderMasks PackedModel::dropoutMasks(const model::TokenBatch& batch) {
    model::EncoderMasks masks;
    masks.layers.resize(m_adapters->layers.size());
    std::uint64_t place = 0;
    const auto maskOf = [&](const std::optional<model::Adapter>& adapter) {
        const std::uint64_t own = place++;
        if (!adapter) {
            return Tensor();
        }
        Tensor mask = at::empty({batch.cells, batch.rows, adapter->inputs()}, at::kFloat);
        const auto size = static_cast<std::size_t>(batch.rows * adapter->inputs());
        for (std::size_t j = 0; j < m_seeds.size(); ++j) {
            fillDropout({mask.mutable_data_ptr<float>() + j * size, size},
                        {m_seeds[j], static_cast<std::uint64_t>(m_updates), own}, m_settings.lora.dropout);
        }
        return mask.to(m_encoder->device(), m_encoder->type());
    };
    for (std::size_t layer = 0; layer < masks.layers.size(); ++layer) {
        for (std::size_t site = 0; site < masks.layers[layer].size(); ++site) {
            masks.layers[layer][site] = maskOf(m_adapters->layers[layer].at[site]);
        }
    }
    masks.projection = maskOf(m_adapters->projection);
    return masks;
}

PackedModel::StepResult PackedModel::step(const Batch& batch, std::span<const double> rateFactors) {
    const c10::InferenceMode guard;
    const auto tokens = model::makeBatch(batch.tokens, cells(), m_encoder->config().pooling,
                                         m_encoder->device(), m_encoder->config().positionRule);
    const Tensor targets = batch.targets.to(m_encoder->device());
    std::optional<model::EncoderMasks> masks;
    if (m_adapters && m_settings.lora.dropout > 0) {
        masks = dropoutMasks(tokens);
    }
    const model::Encoder::Pass pass{m_adapters ? &*m_adapters : nullptr, masks ? &*masks : nullptr};
    model::EncoderState state;
    const auto unit = model::toUnitRows(m_encoder->forward(tokens, pass, &state));
    const Tensor outputs = m_head->logits(unit.rows, m_parameters);
    const auto loss = m_objective->lossWithGradient(outputs, targets);
    const Tensor features = m_head->backward(loss.gradient, unit.rows, m_parameters);
    m_encoder->backward(model::unitRowsBackward(features, unit), tokens, pass, state, m_parameters);
    return applyGradients(loss.loss, rateFactors);
}

PackedModel::StepResult PackedModel::applyGradients(const Tensor& loss, std::span<const double> rateFactors) {
    Tensor& gradients = m_parameters.gradients();
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

void PackedModel::optimise(std::int64_t cell, ParameterGroup group, double rate, double decay) {
    const auto [first, last] = m_parameters.range(group);
    if (first == last) {
        return;
    }
    const auto slice = [&](const Tensor& matrix) { return matrix.select(0, cell).slice(0, first, last); };
    Tensor step = at::full({}, static_cast<double>(m_updates), m_parameters.values().options());
    std::vector<Tensor> values{slice(m_parameters.values())};
    std::vector<Tensor> moments{slice(m_firstMoment)};
    std::vector<Tensor> squares{slice(m_secondMoment)};
    at::_fused_adamw_(values, {slice(m_parameters.gradients())}, moments, squares, {}, {step}, rate,
                      adamBeta1, adamBeta2, decay, adamEpsilon, false, false);
}

Result<task::Outputs> PackedModel::evaluate(std::int64_t cell, const EncodedSet& set,
                                            std::span<const std::uint32_t> rows,
                                            const std::stop_token& stop) const {
    const c10::InferenceMode guard;
    const auto* texts = dynamic_cast<const EncodedTexts*>(&set);
    if (texts == nullptr) {
        return Error{ErrorKind::Internal, "evaluation", "an encoder takes texts only", ""};
    }
    std::optional<model::AdapterStack> one;
    if (m_adapters) {
        one = m_adapters->only(cell);
    }
    const Tensor weight = m_parameters.value(m_head->weight()).select(0, cell);
    const Tensor bias = m_parameters.value(m_head->bias()).select(0, cell);
    Tensor all = at::empty({static_cast<std::int64_t>(texts->size()), m_objective->outputs()}, at::kFloat);
    const auto use = [&](std::span<const std::uint32_t> group, const Tensor& features) {
        const Tensor unit = model::toUnitRows(features.select(0, 0)).rows;
        const Tensor part = at::addmm(bias, unit, weight.t()).to(at::kCPU);
        all.index_copy_(0, rowIndex(group), part);
    };
    auto done = forEachScoringBatch(*m_encoder, one ? &*one : nullptr, *texts, rows, stop, use);
    if (!done) {
        return done.error();
    }
    return toOutputs(m_objective->itemValues(cell, all.index_select(0, rowIndex(rows))));
}

void PackedModel::keep(std::span<const std::int64_t> cells) {
    const c10::InferenceMode guard;
    m_objective->keep(cells);
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

std::vector<std::pair<std::string, Tensor>> PackedModel::namedValues() const {
    std::vector<std::pair<std::string, Tensor>> result;
    for (int i = 0; i < m_parameters.tensors(); ++i) {
        const auto keys = model::stackedKeys(m_parameters.name(i));
        const Tensor value = m_parameters.value(i);
        const std::int64_t size = value.size(1) / static_cast<std::int64_t>(keys.size());
        std::int64_t part = 0;
        for (const std::string& key : keys) {
            result.emplace_back(key, value.narrow(1, part++ * size, size));
        }
    }
    return result;
}

std::vector<NamedMatrix> PackedModel::weights(std::int64_t cell) const {
    const c10::InferenceMode guard;
    std::vector<NamedMatrix> result;
    for (const auto& [name, value] : namedValues()) {
        result.push_back(toMatrix(name, value.select(0, cell)));
    }
    for (NamedMatrix& own : m_objective->weights(cell)) {
        result.push_back(std::move(own));
    }
    return result;
}

Result<void> PackedModel::setWeights(std::span<const NamedMatrix> weights) {
    const c10::InferenceMode guard;
    auto own = m_objective->setWeights(weights);
    if (!own) {
        return own.error();
    }
    std::size_t used = 0;
    for (const auto& [name, value] : namedValues()) {
        const Tensor target = value.select(0, 0);
        for (const NamedMatrix& matrix : weights) {
            if (matrix.name != name) {
                continue;
            }
            if (auto copied = copyInto(target, matrix); !copied) {
                return copied;
            }
            ++used;
        }
    }
    if (used != namedValues().size() || used + *own != weights.size()) {
        return badInput("weights", fmt::format("{} given, {} fit the model", weights.size(), used + *own),
                        "Use the weights together with the settings they were trained with.");
    }
    refresh();
    return {};
}

std::vector<std::pair<std::string, Tensor>> PackedModel::trainedState() const {
    // Every view shares the one matrix of all values, which begins where its storage does.
    const Tensor all = m_parameters.value(0).as_strided({m_parameters.cells(), m_parameters.count()},
                                                        {m_parameters.count(), 1}, 0);
    return {{"values", all}, {"first_moment", m_firstMoment}, {"second_moment", m_secondMoment}};
}

ModelState PackedModel::save() const {
    const c10::InferenceMode guard;
    ModelState state;
    state.facts = {{"updates", m_updates}, {"seeds", m_seeds}};
    for (const auto& [name, tensor] : trainedState()) {
        state.tensors.push_back(toMatrix(name, tensor));
    }
    return state;
}

Result<void> PackedModel::load(const ModelState& state) {
    const c10::InferenceMode guard;
    const auto updates = state.facts.find("updates");
    const auto seeds = state.facts.find("seeds");
    if (updates == state.facts.end() || !updates->is_number_integer() || seeds == state.facts.end() ||
        *seeds != Json(m_seeds)) {
        return badInput("saved state", "belongs to other cells", "Train the cells anew.");
    }
    for (const auto& [name, tensor] : trainedState()) {
        const auto saved = std::find_if(state.tensors.begin(), state.tensors.end(),
                                        [&](const NamedMatrix& matrix) { return matrix.name == name; });
        if (saved == state.tensors.end()) {
            return badInput("saved state", fmt::format("has no '{}'", name), "Train the cells anew.");
        }
        if (auto copied = copyInto(tensor, *saved); !copied) {
            return copied;
        }
    }
    m_updates = updates->get<std::int64_t>();
    refresh();
    return {};
}

} // namespace plateau::training
