#pragma once

#include "core/training/stage.h"

namespace plateau::training {

/// Trains a group of cells of equal settings and size together, from head start to scores.
class CellRun {
public:
    CellRun(Workbench& bench, std::span<const CellTask> tasks, std::stop_token stop, const Sink& sink);

    Result<std::vector<CellReport>> run();

private:
    /// What a cell needs beside its task.
    struct Preparation {
        std::vector<int> labels; ///< of the task's rows, permuted for a control
        Workbench::Floor floor;
        std::int64_t updates = 0;
        double lossBefore = 0; ///< on the probe rows, at nine tenths of the updates
    };

    Result<void> prepare(std::size_t cell);
    Result<std::unique_ptr<CellPack>> makePack(const std::vector<std::size_t>& cells);
    /// early_stop: the number of updates that was best on held-out rows, per cell.
    Result<void> searchUpdates();
    Result<void> trainAll();
    Result<Stage::After> lookAtProbe(CellPack& pack, Lane& lane, std::int64_t packed, std::int64_t update);
    Result<void> finish(CellPack& pack, const Lane& lane, std::int64_t packed);
    Result<void> runLastLayer(std::size_t cell);
    Lane makeLane(std::size_t cell) const;
    struct Search;
    Lane makeSearchLane(std::size_t cell, Search& search);
    void noteDivergence(const Lane& lane, std::int64_t update);

    struct Probe {
        double loss = 0;
        double accuracy = 0;
    };
    /// Mean loss and accuracy on rows of the pool, dropout off.
    Result<Probe> probe(const CellPack& pack, std::int64_t packed, std::span<const std::uint32_t> rows,
                        std::span<const int> labels);

    Workbench& m_bench;
    std::span<const CellTask> m_tasks;
    std::stop_token m_stop;
    const Sink& m_sink;
    const recipe::TrainingSettings& m_settings;
    at::ScalarType m_type;
    std::vector<Preparation> m_prepared;
    std::vector<CellReport> m_reports;
};

/// Rows that early_stop holds back: at least one of each class with two or more, the given number in all
/// where that is possible. Indices into `labels`, ascending.
std::vector<std::size_t> heldOutRows(std::span<const int> labels, int classes, std::int64_t count,
                                     std::uint64_t seed);

/// Labels permuted among the rows by the seed: a control without any relation to learn.
std::vector<int> permutedLabels(std::vector<int> labels, std::uint64_t seed);

} // namespace plateau::training
