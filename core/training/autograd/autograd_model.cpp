#include "core/training/autograd/autograd_model.h"

#include "core/training/autograd/values.h"
#include "core/training/out_of_memory.h"
#include "core/training/packed/dropout.h"
#include "core/training/shared_settings.h"

#include <c10/core/GradMode.h>

#include <cmath>

namespace plateau::training {
namespace {

using at::Tensor;

/// Most padded tokens that go through a network at once in training: bounds what autograd keeps.
constexpr std::int64_t trainingTokens = 4096;

bool isHead(const model::NetworkParameter& parameter) {
    return parameter.group == model::ParameterGroup::Head ||
           parameter.group == model::ParameterGroup::HeadWithoutDecay;
}

Result<void> checkFit(const model::Network& network, const recipe::TrainingSettings& settings,
                      const Objective& objective) {
    const bool isLanguage = objective.kind() == task::Objective::CausalLanguage;
    if (isLanguage != (network.context() > 0)) {
        return badInput("model", isLanguage ? "takes rows of features, not texts" : "predicts tokens only",
                        isLanguage ? "Choose a decoder for this task." : "Choose it for language modelling.");
    }
    if (objective.outputs() != network.outputs()) {
        return badInput("model", "has another number of outputs than the task", "Make it for this task.");
    }
    if (network.isFromScratch() && settings.method != recipe::MethodKind::Full) {
        return badInput("training.method", "a model that is trained from scratch has nothing to build on",
                        "Use method full.");
    }
    return {};
}

} // namespace

AutogradModel::AutogradModel(std::unique_ptr<model::Network> network,
                             const recipe::TrainingSettings& settings, std::unique_ptr<Objective> objective,
                             const Start& start, at::Device device)
    : m_network(std::move(network)),
      m_settings(settings),
      m_objective(std::move(objective)),
      m_choices(start.choices),
      m_seed(start.seed),
      m_device(device),
      m_mostTokens(trainingTokens) {}

Result<std::unique_ptr<AutogradModel>> AutogradModel::create(std::unique_ptr<model::Network> network,
                                                             const recipe::TrainingSettings& settings,
                                                             std::unique_ptr<Objective> objective,
                                                             const Start& start, at::Device device) {
    if (auto fits = checkFit(*network, settings, *objective); !fits) {
        return fits.error();
    }
    std::unique_ptr<AutogradModel> model(
        new AutogradModel(std::move(network), settings, std::move(objective), start, device));
    if (auto done = model->prepare(start); !done) {
        return done.error();
    }
    return model;
}

Result<void> AutogradModel::prepare(const Start& start) {
    if (m_network->isFromScratch()) {
        m_network->initialise(start.seed);
    }
    if (start.featuresOfCell.defined()) {
        m_network->scaleFeatures(start.featuresOfCell);
    }
    std::vector<model::NetworkParameter> trained;
    if (m_settings.method == recipe::MethodKind::Lora) {
        if (auto done = m_network->adapt(adapterSettings(m_settings), start.seed); !done) {
            return done;
        }
        trained = m_network->adapters();
        m_network->freeze();
    } else {
        trained = m_network->parametersOfLast(m_settings.lastLayers);
    }
    if (m_settings.method == recipe::MethodKind::LastLayer) {
        std::erase_if(trained, [](const model::NetworkParameter& parameter) { return !isHead(parameter); });
    }
    if (trained.empty()) {
        return badInput("training.method",
                        "the head of this model is its word embedding, it has no last layer",
                        "Use method lora or full.");
    }
    for (const model::NetworkParameter& parameter : trained) {
        if (parameter.value.scalar_type() != at::kFloat) {
            return Error{ErrorKind::Internal, parameter.name, "is trained but not float32", ""};
        }
        parameter.value.set_requires_grad(true);
    }
    m_adam = Adam(std::move(trained), m_settings.optimizer);
    return {};
}

model::MaskSource AutogradModel::masksOfUpdate() const {
    auto place = std::make_shared<std::uint64_t>(0);
    return [this, place](at::IntArrayRef shape, double rate) {
        Tensor mask = at::empty(shape, at::kFloat);
        fillDropout({mask.mutable_data_ptr<float>(), static_cast<std::size_t>(mask.numel())},
                    {m_seed, static_cast<std::uint64_t>(m_updates), (*place)++}, rate);
        return mask.to(m_device);
    };
}

Tensor AutogradModel::backwardTexts(const Batch& batch, const model::MaskSource& masks) {
    auto windows = tokenWindows(batch.tokens, batch.learnt, m_network->context());
    const bool byLength = m_network->hasNats();
    std::int64_t places = 0;
    for (const TokenWindow& window : windows) {
        places += window.predicted();
    }
    Tensor loss = at::zeros({1}, at::TensorOptions(at::kFloat).device(m_device));
    for (const WindowGroup& group :
         byLength ? groupsByLength(windows, m_mostTokens) : groupsInOrder(windows, m_mostTokens)) {
        const auto part =
            windowBatch(std::span(windows).subspan(group.begin, group.count), group.width, m_device);
        const double share = static_cast<double>(group.predicted) / static_cast<double>(places);
        const Tensor partLoss = meanLoss(part, masks) * share;
        partLoss.sum().backward();
        loss += partLoss.detach();
    }
    return loss;
}

Tensor AutogradModel::backwardAnswers(const Batch& batch, const model::MaskSource& masks) {
    const Tensor wanted = batch.targets.reshape({-1}).contiguous();
    const std::span<const std::int64_t> numbers(wanted.const_data_ptr<std::int64_t>(), batch.tokens.size());
    const AnsweredPrompts whole = answered(batch.tokens, numbers, m_choices);
    Batch texts;
    texts.cells = batch.cells;
    texts.tokens.assign(whole.ids.begin(), whole.ids.end());
    texts.learnt.assign(whole.learnt.begin(), whole.learnt.end());
    return backwardTexts(texts, masks);
}

Tensor AutogradModel::meanLoss(const WindowBatch& part, const model::MaskSource& masks) const {
    if (m_network->hasNats()) {
        return m_network->nats(part.input, part.targets, masks).mean().reshape({1});
    }
    return m_objective->loss(m_network->forward(part.input, masks).unsqueeze(0), part.targets.unsqueeze(0));
}

Tensor AutogradModel::backward(const Batch& batch) {
    const model::MaskSource masks = masksOfUpdate();
    if (!batch.features.defined()) {
        return m_choices.answers.empty() ? backwardTexts(batch, masks) : backwardAnswers(batch, masks);
    }
    model::NetworkBatch input;
    input.features = batch.features.to(m_device);
    const Tensor outputs = m_network->forward(input, masks);
    const Tensor loss = m_objective->loss(outputs.unsqueeze(0), batch.targets.to(m_device));
    loss.sum().backward();
    return loss.detach();
}

Tensor AutogradModel::gradients(const Batch& batch) {
    m_adam.clearGradients();
    return backward(batch);
}

AutogradModel::StepResult AutogradModel::step(const Batch& batch, std::span<const double> rateFactors) {
    const c10::AutoGradMode on(true);
    StepResult result;
    const auto inParts = [&] { result.loss = gradients(batch); };
    if (m_halved || batch.features.defined()) {
        inParts();
    } else if (!fitsIntoMemory(inParts)) {
        m_halved = true;
        m_mostTokens /= 2;
        inParts();
    }
    result.norm = m_adam.gradientNorm().reshape({1});
    const double norm = result.norm.item<double>();
    ++m_updates;
    if (std::isfinite(norm) && std::isfinite(result.loss.item<double>())) {
        m_adam.update(m_updates, rateFactors[0], norm);
    }
    return result;
}

std::vector<std::pair<std::string, Tensor>> AutogradModel::keptValues() const {
    std::vector<std::pair<std::string, Tensor>> all;
    for (const auto& values : {m_adam.parameters(), m_network->constants()}) {
        for (const model::NetworkParameter& parameter : values) {
            all.emplace_back(parameter.name, parameter.value);
        }
    }
    return all;
}

std::vector<NamedMatrix> AutogradModel::weights(std::int64_t) const {
    std::vector<NamedMatrix> all = matricesOf(keptValues());
    for (NamedMatrix& matrix : m_objective->weights(0)) {
        all.push_back(std::move(matrix));
    }
    return all;
}

Result<void> AutogradModel::setWeights(std::span<const NamedMatrix> weights) {
    const auto ofObjective = m_objective->setWeights(weights);
    if (!ofObjective) {
        return ofObjective.error();
    }
    return takeMatrices(keptValues(), weights, *ofObjective);
}

ModelState AutogradModel::save() const {
    auto values = m_adam.state();
    for (const model::NetworkParameter& constant : m_network->constants()) {
        values.emplace_back(constant.name, constant.value);
    }
    return {Json{{"updates", m_updates}, {"part_tokens", partTokens()}}, matricesOf(values)};
}

Result<void> AutogradModel::load(const ModelState& state) {
    const auto updates = state.facts.find("updates");
    if (updates == state.facts.end() || !updates->is_number_integer()) {
        return badInput("checkpoint", "does not say how many updates were done", "Train the cell again.");
    }
    auto values = m_adam.state();
    for (const model::NetworkParameter& constant : m_network->constants()) {
        values.emplace_back(constant.name, constant.value);
    }
    if (auto taken = takeMatrices(values, state.tensors, 0); !taken) {
        return taken;
    }
    m_updates = updates->get<std::int64_t>();
    const auto part = state.facts.find("part_tokens");
    if (part != state.facts.end() && part->is_number_integer() && part->get<std::int64_t>() > 0) {
        m_halved = true; // other parts would draw other masks
        m_mostTokens = part->get<std::int64_t>();
    }
    return {};
}

} // namespace plateau::training
