#include "core/workflow/experiment_export.h"

#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using support::TemporaryFolder;

class TestExperimentExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTableHasARowACell() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        sample::publish(folder, [](const CellSpec& spec) { return spec.n < 320; });
        const auto file = std::filesystem::path(dir / "new" / "cells.csv");
        support::writeText(dir / "old.csv", "old");
        for (const auto& path : {file, std::filesystem::path(dir / "old.csv")}) {
            QVERIFY(workflow::exportTable(folder, path).ok());
            const std::string text = support::readText(path);
            const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
            QCOMPARE(lines, cellsOf(folder.plan()).size() + 1);
            QVERIFY(text.starts_with("cell_id,kind,method,n,seed,status,accuracy,"));
            QVERIFY(text.find(",pending,") != std::string::npos); // cells without a score are there, too
        }
    }

    void theChartIsASvgWithTheTarget() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        sample::publish(folder);
        QVERIFY(workflow::exportChart(folder, dir / "curve.svg", 0.93).ok());
        const std::string text = support::readText(dir / "curve.svg");
        QVERIFY(text.find("<svg") != std::string::npos && text.find("93 %") != std::string::npos);
    }
};

PLATEAU_TEST(TestExperimentExport)
#include "test_experiment_export.moc"
