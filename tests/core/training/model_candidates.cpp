#include "tests/core/training/model_candidates.h"

#include "core/base/random.h"
#include "core/checkpoint/families/built_in.h"
#include "core/model/families/model_family.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/inputs/feature_rows.h"
#include "core/training/inputs/language_texts.h"

#include <numeric>

namespace plateau::fixture {
namespace {

using namespace training;
using Made = Result<std::unique_ptr<TrainableModel>>;

/// Ids as they are.
class TokenRows : public EncodedSet {
public:
    explicit TokenRows(std::vector<std::vector<std::int32_t>> rows) : m_rows(std::move(rows)) {}
    std::size_t size() const override { return m_rows.size(); }
    std::int64_t cost(std::size_t row) const override {
        return static_cast<std::int64_t>(m_rows[row].size());
    }
    std::span<const std::int32_t> prompt(std::size_t row) const override { return m_rows[row]; }
    bool truncated(std::size_t) const override { return false; }
    Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const override {
        Batch batch;
        batch.cells = cells;
        for (const std::uint32_t row : rows) {
            batch.tokens.emplace_back(m_rows[row]);
        }
        return batch;
    }

private:
    std::vector<std::vector<std::int32_t>> m_rows;
};

std::int64_t outputsOf(const task::Examples& examples, task::Objective kind) {
    return kind == task::Objective::Classification ? 3 : examples.targetWidth;
}

TargetScale scaleOf(const task::Examples& examples, task::Objective kind) {
    std::vector<std::uint32_t> rows(examples.items);
    std::iota(rows.begin(), rows.end(), 0U);
    return kind == task::Objective::Regression ? targetScale(examples, rows) : TargetScale{};
}

std::unique_ptr<Objective> objectiveOf(const task::Examples& examples, task::Objective kind) {
    const TargetScale scale = scaleOf(examples, kind);
    return makeObjective(kind, outputsOf(examples, kind), {&scale, 1});
}

Made made(Result<std::unique_ptr<AutogradModel>> model) {
    return model ? Made(std::unique_ptr<TrainableModel>(std::move(*model))) : Made(model.error());
}

ModelCandidate table(std::string name, task::Objective kind, double dropout) {
    task::Examples examples = knownFunction(24, 4);
    const std::vector<float> values = examples.targets;
    if (kind == task::Objective::Classification) {
        examples.targets.clear();
        for (const float value : values) {
            examples.classes.push_back(value < -2000 ? 0 : value < 2000 ? 1 : 2);
        }
    } else if (kind == task::Objective::MultiLabel) {
        examples.targets.clear();
        examples.targetWidth = 2;
        for (const float value : values) {
            examples.targets.push_back(value > 0 ? 1.0F : 0.0F);
            examples.targets.push_back(value > 1500 ? 1.0F : 0.0F);
        }
    }
    ModelCandidate candidate;
    candidate.name = std::move(name);
    candidate.examples = examples;
    candidate.set = std::make_unique<FeatureRows>(examples.features, examples.featureWidth);
    candidate.objective = [=] { return objectiveOf(examples, kind); };
    candidate.make = [=](std::uint64_t seed) { return makeMlp(examples, kind, seed, dropout); };
    return candidate;
}

std::unique_ptr<Objective> languageObjective(std::int64_t vocabulary) {
    return makeObjective(task::Objective::CausalLanguage, vocabulary, {});
}

ModelCandidate rawText() {
    ModelCandidate candidate;
    candidate.name = "tiny-llama on raw text";
    const std::vector<std::string> texts = {"the light is on", "the light is off", "the door is open", "x",
                                            "the door is shut and the light is off, and the window is open"};
    const tokenizer::ByteTokenizer bytes;
    candidate.set = std::make_unique<LanguageTexts>(*tokenizer::RunningText::of(bytes), texts);
    candidate.examples.texts = texts;
    candidate.examples.items = texts.size();
    candidate.objective = [] { return languageObjective(258); };
    candidate.make = makeTinyLlama;
    return candidate;
}

/// @param choices the classes that texts are sorted into; none: texts are foreseen
ModelCandidate llama(std::string name, recipe::MethodKind method, const AnswerChoices& choices = {}) {
    std::vector<std::vector<std::int32_t>> rows;
    for (std::int32_t row = 0; row < 6; ++row) {
        rows.emplace_back();
        for (std::int32_t i = 0; i < 5 + 3 * row; ++i) {
            rows.back().push_back((3 * i + row) % 10);
        }
    }
    ModelCandidate candidate;
    candidate.name = std::move(name);
    candidate.examples.items = rows.size();
    candidate.set = std::make_unique<TokenRows>(std::move(rows));
    candidate.objective = [] { return languageObjective(40); };
    if (!choices.answers.empty()) {
        const auto classes = static_cast<std::int64_t>(choices.answers.size());
        for (std::size_t row = 0; row < candidate.examples.items; ++row) {
            candidate.examples.classes.push_back(static_cast<int>(row) % static_cast<int>(classes));
        }
        candidate.objective = [=] { return makeObjective(task::Objective::Classification, classes, {}); };
    }
    candidate.make = [method, choices](std::uint64_t seed) -> Made {
        const auto folder = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model" / "llama";
        const auto shape = checkpoint::readModelShape(folder);
        model::NetworkRequest request;
        request.folder = folder;
        auto network = model::loadNetwork(*shape, request);
        if (!network) {
            return network.error();
        }
        recipe::TrainingSettings settings = fullSettings(1e-2);
        settings.method = method;
        settings.lora = {4, 8.0, 0.1, {"q_proj", "v_proj", "down_proj"}, false};
        settings.optimizer.headLearningRate = 1e-2;
        return made(AutogradModel::create(std::move(*network), settings, languageObjective(40),
                                          {seed, {}, choices}, at::kCPU));
    };
    return candidate;
}

} // namespace

Batch ModelCandidate::batch(std::span<const std::uint32_t> rows) const {
    Batch batch = set->collate(rows, 1);
    batch.targets = objective()->targets(examples, rows, 1);
    return batch;
}

std::vector<std::uint32_t> ModelCandidate::everyRow() const {
    std::vector<std::uint32_t> rows(set->size());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

task::Examples knownFunction(std::size_t rows, std::uint64_t seed) {
    task::Examples examples;
    examples.featureWidth = 3;
    examples.targetWidth = 1;
    examples.items = rows;
    Random random(seed, "known function");
    for (std::size_t i = 0; i < rows; ++i) {
        const double a = 2 * random.uniform() - 1;
        const double b = 2 * random.uniform() - 1;
        const double noise = random.uniform();
        for (const double value : {a, 1e5 + 1e4 * b, noise}) {
            examples.features.push_back(static_cast<float>(value));
        }
        examples.targets.push_back(static_cast<float>(1000 * (3 * a - 2 * b * b)));
    }
    return examples;
}

recipe::TrainingSettings fullSettings(double learningRate) {
    recipe::TrainingSettings settings;
    settings.method = recipe::MethodKind::Full;
    settings.optimizer.learningRate = learningRate;
    settings.optimizer.headLearningRate = learningRate;
    settings.optimizer.weightDecay = 0.01;
    return settings;
}

Made makeMlp(const task::Examples& examples, task::Objective kind, std::uint64_t seed, double dropout) {
    checkpoint::ModelShape shape = checkpoint::builtInModel("mlp")->shape;
    shape.config = checkpoint::MlpConfig{{32, 32}, "gelu", dropout};
    model::NetworkRequest request;
    request.features = examples.featureWidth;
    request.outputs = outputsOf(examples, kind);
    auto network = model::loadNetwork(shape, request);
    if (!network) {
        return network.error();
    }
    const AutogradModel::Start start{seed, FeatureRows(examples.features, examples.featureWidth).values()};
    return made(AutogradModel::create(std::move(*network), fullSettings(5e-3), objectiveOf(examples, kind),
                                      start, at::kCPU));
}

Made makeTinyLlama(std::uint64_t seed) {
    auto network = model::loadNetwork(checkpoint::builtInModel("tiny-llama")->shape, {});
    if (!network) {
        return network.error();
    }
    return made(AutogradModel::create(std::move(*network), fullSettings(2e-3), languageObjective(258),
                                      {seed, {}}, at::kCPU));
}

std::vector<ModelCandidate> modelCandidates() {
    std::vector<ModelCandidate> all;
    all.push_back(table("mlp regression", task::Objective::Regression, 0.0));
    all.push_back(table("mlp classification with dropout", task::Objective::Classification, 0.2));
    all.push_back(table("mlp multi-label", task::Objective::MultiLabel, 0.0));
    all.push_back(rawText());
    all.push_back(llama("llama full", recipe::MethodKind::Full));
    all.push_back(llama("llama lora", recipe::MethodKind::Lora));
    all.push_back(llama("llama last layer", recipe::MethodKind::LastLayer));
    const std::vector<std::vector<std::int32_t>> answers = {{30, 31, 39}, {30, 32, 39}, {33, 39}};
    all.push_back(
        llama("llama that sorts texts", recipe::MethodKind::Lora, {answers, {{30, 31}, {30, 32}, {33}}, 17}));
    return all;
}

} // namespace plateau::fixture
