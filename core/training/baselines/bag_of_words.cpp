#include "core/training/baselines/baseline.h"
#include "core/training/baselines/naive_bayes.h"
#include "core/training/cancelled.h"
#include "core/training/stopwatch.h"

namespace plateau::training {
namespace {

/// Naive Bayes on a task: its texts become word numbers on first use.
class BagOfWords : public Baseline {
public:
    explicit BagOfWords(TrainingContext& context) : m_data(context.data()) {}

    Result<std::vector<CellReport>> run(std::span<const BaselineTask> tasks,
                                        const std::stop_token& stop) override {
        if (m_pool.empty()) {
            m_pool = wordsOf(m_data.pool.texts);
            for (const EvaluationSet& set : m_data.evaluations) {
                m_evaluations.push_back(wordsOf(set.examples.texts));
            }
        }
        std::vector<CellReport> reports;
        for (const BaselineTask& task : tasks) {
            if (stop.stop_requested()) {
                return cancelled();
            }
            reports.push_back(one(task));
        }
        return reports;
    }

private:
    using Words = std::vector<std::uint32_t>;

    std::vector<Words> wordsOf(std::span<const std::string> texts) {
        std::vector<Words> words;
        for (const std::string& text : texts) {
            words.push_back(m_vocabulary.add(text));
        }
        return words;
    }

    CellReport one(const BaselineTask& task) const {
        const Stopwatch watch;
        std::vector<const Words*> texts;
        std::vector<int> classes;
        for (const std::uint32_t row : task.rows) {
            texts.push_back(&m_pool[row]);
            classes.push_back(m_data.pool.classes[row]);
        }
        const auto count = static_cast<int>(m_data.outputs.size());
        const NaiveBayes model(texts, classes, count, m_vocabulary.size());
        CellReport report;
        report.id = task.id;
        report.precision = "float64";
        for (std::size_t set = 0; set < m_evaluations.size(); ++set) {
            task::Outputs& outputs = report.outputs[m_data.evaluations[set].name];
            outputs.width = count;
            for (const Words& text : m_evaluations[set]) {
                const std::vector<float> row = model.logits(text);
                outputs.values.insert(outputs.values.end(), row.begin(), row.end());
            }
        }
        report.trainSeconds = watch.seconds();
        return report;
    }

    const TaskData& m_data;
    Vocabulary m_vocabulary;
    std::vector<Words> m_pool;
    std::vector<std::vector<Words>> m_evaluations;
};

} // namespace

std::unique_ptr<Baseline> makeBagOfWordsBaseline(TrainingContext& context) {
    const bool fits = context.kind() == task::Objective::Classification && !context.data().pool.texts.empty();
    return fits ? std::make_unique<BagOfWords>(context) : nullptr;
}

} // namespace plateau::training
