#pragma once

#include "core/training/naive_bayes.h"
#include "core/training/trainer.h"

#include <optional>

namespace plateau::training {

/// Naive Bayes on a task: its texts become word numbers on first use.
class WordCurve {
public:
    /// @param data kept by reference
    explicit WordCurve(const TaskData& data) : m_data(data) {}

    /// One report a task, scored on the whole test set. Cancelled when stop was requested.
    Result<std::vector<CellReport>> run(std::span<const InstantTask> tasks, const std::stop_token& stop);

private:
    CellReport one(const InstantTask& task) const;

    const TaskData& m_data;
    Vocabulary m_vocabulary;
    std::vector<std::vector<std::uint32_t>> m_pool;
    std::vector<std::vector<std::uint32_t>> m_test;
};

} // namespace plateau::training
