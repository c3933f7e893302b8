#include "core/training/baselines/baseline.h"
#include "core/training/cancelled.h"
#include "core/training/stopwatch.h"

namespace plateau::training {
namespace {

class LinearProbeBaseline : public Baseline {
public:
    LinearProbeBaseline(TrainingContext& context, FrozenProbe& probe) : m_context(context), m_probe(probe) {}

    Result<std::vector<CellReport>> run(std::span<const BaselineTask> tasks,
                                        const std::stop_token& stop) override {
        std::vector<std::uint32_t> every;
        for (const BaselineTask& task : tasks) {
            every.insert(every.end(), task.rows.begin(), task.rows.end());
        }
        if (auto warm = m_probe.warm(every, stop); !warm) {
            return warm.error();
        }
        std::vector<CellReport> reports;
        for (const BaselineTask& task : tasks) {
            if (stop.stop_requested()) {
                return cancelled();
            }
            auto report = one(task, stop);
            if (!report) {
                return report.error();
            }
            reports.push_back(std::move(*report));
        }
        m_context.source().save();
        return reports;
    }

private:
    Result<CellReport> one(const BaselineTask& task, const std::stop_token& stop) {
        const Stopwatch watch;
        auto c = m_probe.commonC(task.firstSeedRows.empty() ? task.rows : task.firstSeedRows, stop);
        if (!c) {
            return c.error();
        }
        auto probe = m_probe.fit(task.rows, task.rows, *c, stop);
        if (!probe) {
            return probe.error();
        }
        CellReport report;
        for (std::size_t set = 0; set < m_context.data().evaluations.size(); ++set) {
            auto outputs = m_probe.outputs(*probe, m_context.evaluation(set), stop);
            if (!outputs) {
                return outputs.error();
            }
            report.outputs.emplace(m_context.data().evaluations[set].name, std::move(*outputs));
        }
        report.id = task.id;
        report.precision =
            m_context.source().precision(recipe::defaultSettings(recipe::MethodKind::LastLayer));
        report.trainSeconds = watch.seconds();
        return report;
    }

    TrainingContext& m_context;
    FrozenProbe& m_probe;
};

} // namespace

std::unique_ptr<Baseline> makeLinearProbeBaseline(TrainingContext& context) {
    const auto probe = context.probe(recipe::defaultSettings(recipe::MethodKind::LastLayer));
    return probe && *probe != nullptr ? std::make_unique<LinearProbeBaseline>(context, **probe) : nullptr;
}

} // namespace plateau::training
