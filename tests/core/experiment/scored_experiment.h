#pragma once

#include "tests/core/experiment/sample_experiment.h"

#include "core/data/sample_file.h"

#include <fmt/format.h>

#include <QtTest>

#include <functional>
#include <optional>

namespace plateau::experiment::sample {

inline constexpr int items = 60;

/// An experiment with a real test file of 60 items, `perGroup` of each group (0: no groups).
class ScoredExperiment {
public:
    explicit ScoredExperiment(int perGroup = 0) {
        std::vector<data::Sample> rows;
        for (int i = 0; i < items; ++i) {
            data::Sample sample;
            sample.id = fmt::format("t{}", i);
            sample.text = fmt::format("text {}", i);
            sample.label = i % 2 == 0 ? "off" : "on";
            sample.group = perGroup > 0 ? fmt::format("g{}", i / perGroup) : "";
            rows.push_back(sample);
        }
        Plan plan = sample::plan();
        const auto made = makeFolders(m_place / "e" / "data");
        plan.test.rows = items;
        plan.test.sha256 =
            *data::writeSampleFile(m_place / "e" / "data" / "test.jsonl", rows, Publish::Replace);
        m_folder = *Folder::create(m_place / "e", plan);
    }

    /// A result whose numbers fit to the predictions, with a log loss.
    static CellResult resultOf(const PlannedCell& cell, const std::function<bool(int)>& wrong) {
        CellResult out = result(cell, items);
        int correct = 0;
        for (int i = 0; i < items; ++i) {
            correct += wrong(i) ? 0 : 1;
        }
        const double accuracy = static_cast<double>(correct) / items;
        setAccuracy(out, accuracy, items);
        out.evaluations[testSetName].metrics["log_loss"] = 1.5 - accuracy;
        return out;
    }

    /// Publishes a cell that is wrong on the given items.
    void publish(std::int64_t n, std::uint64_t seed, const std::function<bool(int)>& wrong) {
        const PlannedCell cell = find(m_folder->plan(), CellKind::Cell, n, seed);
        std::vector<PredictionLine> lines;
        for (int i = 0; i < items; ++i) {
            const int truth = i % 2;
            lines.push_back(
                classLine(fmt::format("t{}", i), wrong(i) ? 1 - truth : truth, 0.9, wrong(i) ? 0.1 : 0.9));
        }
        QVERIFY(m_folder->publishResult(resultOf(cell, wrong), lines).ok());
    }

    ExperimentState state() const { return *readExperimentState(*m_folder); }
    const Folder& folder() const { return *m_folder; }

private:
    support::TemporaryFolder m_place;
    std::optional<Folder> m_folder;
};

} // namespace plateau::experiment::sample
