#include "core/training/baselines/baseline.h"
#include "core/training/stopwatch.h"
#include "core/training/tensor_values.h"

#include <c10/core/InferenceMode.h>

#include <cctype>

namespace plateau::training {
namespace {

/// Reports that differ in their ids only.
std::vector<CellReport> sameFor(std::span<const BaselineTask> tasks,
                                const std::map<std::string, task::Outputs>& outputs, double seconds) {
    std::vector<CellReport> reports;
    for (const BaselineTask& task : tasks) {
        CellReport report;
        report.id = task.id;
        report.outputs = outputs;
        report.evalSeconds = seconds;
        reports.push_back(std::move(report));
    }
    return reports;
}

/// Cosine between the pooled text and the pooled name of each class.
class NearestName : public Baseline {
public:
    NearestName(TrainingContext& context, FrozenFeatures& features)
        : m_context(context), m_features(features) {}

    Result<std::vector<CellReport>> run(std::span<const BaselineTask> tasks,
                                        const std::stop_token& stop) override {
        const c10::InferenceMode guard;
        const Stopwatch watch;
        std::vector<std::string> readable;
        for (const std::string& name : m_context.data().outputs) {
            readable.push_back(readableName(name));
        }
        auto names = m_features.texts(readable, stop);
        if (!names) {
            return names.error();
        }
        std::map<std::string, task::Outputs> outputs;
        for (std::size_t set = 0; set < m_context.data().evaluations.size(); ++set) {
            const EncodedSet& items = m_context.evaluation(set);
            auto features = m_features.rows(items, everyRow(items.size()), stop);
            if (!features) {
                return features.error();
            }
            const auto width =
                static_cast<double>(names->size(1)); // rows of length √width: this is the cosine
            outputs.emplace(m_context.data().evaluations[set].name,
                            toOutputs(at::mm(*features, names->t()).div_(width)));
        }
        return sameFor(tasks, outputs, watch.seconds());
    }

private:
    TrainingContext& m_context;
    FrozenFeatures& m_features;
};

/// What a language model says before any training.
class UntrainedModel : public Baseline {
public:
    explicit UntrainedModel(TrainingContext& context) : m_context(context) {}

    Result<std::vector<CellReport>> run(std::span<const BaselineTask> tasks,
                                        const std::stop_token& stop) override {
        const Stopwatch watch;
        const CellStart start;
        auto model =
            m_context.source().create(recipe::defaultSettings(recipe::MethodKind::Full), {&start, 1});
        if (!model) {
            return model.error();
        }
        auto outputs = m_context.evaluate(**model, 0, stop);
        if (!outputs) {
            return outputs.error();
        }
        return sameFor(tasks, *outputs, watch.seconds());
    }

private:
    TrainingContext& m_context;
};

} // namespace

std::unique_ptr<Baseline> makeUntouchedBaseline(TrainingContext& context) {
    if (context.source().knowsUntrained()) {
        return std::make_unique<UntrainedModel>(context);
    }
    if (context.kind() != task::Objective::Classification) {
        return nullptr;
    }
    const auto features = context.source().frozen(recipe::defaultSettings(recipe::MethodKind::LastLayer));
    return features && *features != nullptr ? std::make_unique<NearestName>(context, **features) : nullptr;
}

std::string readableName(const std::string& name) {
    const auto is = [&](std::size_t i, int (*kind)(int)) {
        return i < name.size() && kind(static_cast<unsigned char>(name[i])) != 0;
    };
    std::string words;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '_' || name[i] == '-' || name[i] == '.' || name[i] == '/') {
            words += ' ';
            continue;
        }
        const bool begins = i > 0 && is(i, std::isupper) &&
                            (is(i - 1, std::islower) || is(i - 1, std::isdigit) ||
                             (is(i - 1, std::isupper) && is(i + 1, std::islower)));
        if (begins && words.back() != ' ') {
            words += ' ';
        }
        words += static_cast<char>(is(i, std::isupper) ? name[i] - 'A' + 'a' : name[i]);
    }
    return words;
}

} // namespace plateau::training
