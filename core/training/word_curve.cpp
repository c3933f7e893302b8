#include "core/training/word_curve.h"

#include "core/training/scores.h"

#include <chrono>

namespace plateau::training {

Result<std::vector<CellReport>> WordCurve::run(std::span<const InstantTask> tasks,
                                               const std::stop_token& stop) {
    if (m_pool.empty()) {
        for (const std::string& text : m_data.pool.texts) {
            m_pool.push_back(m_vocabulary.add(text));
        }
        for (const std::string& text : m_data.test.texts) {
            m_test.push_back(m_vocabulary.add(text));
        }
    }
    std::vector<CellReport> reports;
    for (const InstantTask& task : tasks) {
        if (stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, "", "stopped on request", ""};
        }
        reports.push_back(one(task));
    }
    return reports;
}

CellReport WordCurve::one(const InstantTask& task) const {
    const auto begin = std::chrono::steady_clock::now();
    std::vector<const std::vector<std::uint32_t>*> texts;
    std::vector<int> labels;
    for (const std::uint32_t row : task.rows) {
        texts.push_back(&m_pool[row]);
        labels.push_back(m_data.pool.labels[row]);
    }
    const auto classes = static_cast<int>(m_data.labels.size());
    const NaiveBayes model(texts, labels, classes, m_vocabulary.size());
    std::vector<float> logits;
    for (const auto& text : m_test) {
        const std::vector<float> row = model.logits(text);
        logits.insert(logits.end(), row.begin(), row.end());
    }
    CellReport report;
    report.id = task.id;
    report.scores = scoresFromLogits(logits, m_data.test.labels, classes);
    report.precision = "float64";
    report.trainSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

} // namespace plateau::training
