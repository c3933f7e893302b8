#include "core/training/training_context.h"

#include "core/training/model_families.h"
#include "core/training/objective/examples_check.h"

#include <numeric>
#include <set>

namespace plateau::training {

TrainingContext::TrainingContext(TrainerOptions options, TaskData data, ChosenDevice device)
    : m_options(std::move(options)), m_data(std::move(data)), m_device(std::move(device)) {}

Result<std::unique_ptr<TrainingContext>> TrainingContext::open(TrainerOptions options, TaskData data) {
    std::vector<const task::Examples*> evaluations;
    std::set<std::string> names;
    for (const EvaluationSet& set : data.evaluations) {
        evaluations.push_back(&set.examples);
        names.insert(set.name);
    }
    if (auto checked = checkExamples(data.objective, data.outputs, data.pool, evaluations); !checked) {
        return checked.error();
    }
    for (const task::Examples& dataset : data.general) {
        if (auto checked = checkExamples(data.objective, data.outputs, dataset, evaluations); !checked) {
            return checked.error();
        }
    }
    if (names.size() < data.evaluations.size()) {
        return badInput("task", "has two evaluation sets of one name", "Name each of them differently.");
    }
    auto device = chooseDevice(options.device, options.threads);
    if (!device) {
        return device.error();
    }
    std::unique_ptr<TrainingContext> context(
        new TrainingContext(std::move(options), std::move(data), std::move(*device)));
    auto source = openModelSource(context->m_options, context->m_device, context->m_data);
    if (!source) {
        return source.error();
    }
    context->m_source = std::move(*source);
    if (auto encoded = context->encodeTraining(); !encoded) {
        return encoded.error();
    }
    for (const EvaluationSet& set : context->m_data.evaluations) {
        auto encoded = context->m_source->encode(set.examples);
        if (!encoded) {
            return encoded.error();
        }
        context->m_evaluations.push_back(std::move(*encoded));
    }
    context->m_objective = makeObjective(context->kind(), context->m_source->outputs(), {});
    return context;
}

Result<void> TrainingContext::encodeTraining() {
    auto pool = m_source->encode(m_data.pool);
    if (!pool) {
        return pool.error();
    }
    m_pool = std::move(*pool);
    std::vector<const EncodedSet*> parts{m_pool.get()};
    appendTargets(m_trainingTargets, m_data.pool);
    for (const task::Examples& dataset : m_data.general) {
        auto encoded = m_source->encode(dataset);
        if (!encoded) {
            return encoded.error();
        }
        m_general.push_back(std::move(*encoded));
        parts.push_back(m_general.back().get());
        appendTargets(m_trainingTargets, dataset);
    }
    m_trainingSet = std::make_unique<JoinedSet>(std::move(parts));
    return {};
}

std::int64_t TrainingContext::evaluationItems(std::size_t set) const {
    return static_cast<std::int64_t>(m_evaluations[set]->size());
}

int TrainingContext::strata() const {
    return strataCount(kind(), m_data.outputs);
}

std::vector<int> TrainingContext::strataOf(std::span<const std::uint32_t> rows) const {
    return training::strataOf(kind(), m_data.pool, rows);
}

Result<FrozenProbe*> TrainingContext::probe(const recipe::TrainingSettings& settings) {
    if (kind() != task::Objective::Classification) {
        return static_cast<FrozenProbe*>(nullptr);
    }
    auto features = m_source->frozen(settings);
    if (!features) {
        return features.error();
    }
    if (*features == nullptr) {
        return static_cast<FrozenProbe*>(nullptr);
    }
    auto& probe = m_probes[*features];
    if (!probe) {
        probe = std::make_unique<FrozenProbe>(**features, *m_pool, m_data.pool,
                                              static_cast<int>(m_data.outputs.size()));
    }
    return probe.get();
}

Result<std::map<std::string, task::Outputs>>
TrainingContext::evaluate(const TrainableModel& model, std::int64_t cell, const std::stop_token& stop) const {
    std::map<std::string, task::Outputs> outputs;
    for (std::size_t set = 0; set < m_evaluations.size(); ++set) {
        const EncodedSet& items = *m_evaluations[set];
        auto values = model.evaluate(cell, items, everyRow(items.size()), stop);
        if (!values) {
            return values.error();
        }
        auto answers = m_source->answers(model, cell, items, everyRow(items.size()), stop);
        if (!answers) {
            return answers.error();
        }
        values->answers = std::move(*answers);
        outputs.emplace(m_data.evaluations[set].name, std::move(*values));
    }
    return outputs;
}

std::vector<std::uint32_t> everyRow(std::size_t count) {
    std::vector<std::uint32_t> rows(count);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

} // namespace plateau::training
