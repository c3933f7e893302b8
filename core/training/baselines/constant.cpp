#include "core/training/baselines/baseline.h"

#include <algorithm>
#include <cmath>

namespace plateau::training {
namespace {

/// One answer for every item, whatever it is: what the pool's targets alone tell.
class ConstantBaseline : public Baseline {
public:
    explicit ConstantBaseline(TrainingContext& context) : m_context(context) {}

    Result<std::vector<CellReport>> run(std::span<const BaselineTask> tasks,
                                        const std::stop_token&) override {
        std::map<std::string, task::Outputs> outputs;
        for (std::size_t set = 0; set < m_context.data().evaluations.size(); ++set) {
            outputs.emplace(m_context.data().evaluations[set].name, answer(m_context.evaluation(set)));
        }
        std::vector<CellReport> reports;
        for (const BaselineTask& task : tasks) {
            CellReport report;
            report.id = task.id;
            report.outputs = outputs;
            reports.push_back(std::move(report));
        }
        return reports;
    }

private:
    task::Outputs answer(const EncodedSet& set) const {
        if (m_context.kind() == task::Objective::CausalLanguage) {
            return tokenFrequencies(set);
        }
        const std::vector<float> row = answerRow();
        task::Outputs outputs;
        outputs.width = static_cast<std::int64_t>(row.size());
        for (std::size_t item = 0; item < set.size(); ++item) {
            outputs.values.insert(outputs.values.end(), row.begin(), row.end());
        }
        return outputs;
    }

    std::vector<float> answerRow() const {
        const task::Examples& pool = m_context.data().pool;
        const auto items = static_cast<double>(pool.items);
        if (m_context.kind() == task::Objective::Classification) {
            std::vector<int> counts(m_context.data().outputs.size(), 0);
            for (const int number : pool.classes) {
                ++counts[static_cast<std::size_t>(number)];
            }
            std::vector<float> row;
            for (const int count : counts) {
                row.push_back(static_cast<float>(std::log(std::max(count, 1))));
            }
            return row;
        }
        const auto width = static_cast<std::size_t>(pool.targetWidth);
        std::vector<double> sums(width, 0.0);
        for (std::size_t at = 0; at < pool.targets.size(); ++at) {
            sums[at % width] += pool.targets[at];
        }
        std::vector<float> row;
        for (const double sum : sums) {
            const bool shares = m_context.kind() == task::Objective::MultiLabel;
            row.push_back(
                static_cast<float>(shares ? std::log((sum + 0.5) / (items - sum + 0.5)) : sum / items));
        }
        return row;
    }

    /// Every token by its frequency in the pool, one added to each count.
    task::Outputs tokenFrequencies(const EncodedSet& set) const {
        std::vector<double> counts(static_cast<std::size_t>(m_context.source().outputs()), 1.0);
        double all = static_cast<double>(counts.size());
        for (const auto& tokens : m_context.pool().collate(everyRow(m_context.pool().size()), 1).tokens) {
            for (std::size_t at = 1; at < tokens.size(); ++at) {
                ++counts[static_cast<std::size_t>(tokens[at])];
                ++all;
            }
        }
        task::Outputs outputs;
        outputs.width = 2;
        for (const auto& tokens : set.collate(everyRow(set.size()), 1).tokens) {
            double nats = 0;
            for (std::size_t at = 1; at < tokens.size(); ++at) {
                nats -= std::log(counts[static_cast<std::size_t>(tokens[at])] / all);
            }
            outputs.values.push_back(static_cast<float>(nats));
            outputs.values.push_back(static_cast<float>(tokens.empty() ? 0 : tokens.size() - 1));
        }
        return outputs;
    }

    TrainingContext& m_context;
};

} // namespace

std::unique_ptr<Baseline> makeConstantBaseline(TrainingContext& context) {
    return std::make_unique<ConstantBaseline>(context);
}

} // namespace plateau::training
