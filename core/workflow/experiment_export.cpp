#include "core/workflow/experiment_export.h"

#include "core/base/output_file.h"
#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/results_table.h"
#include "core/export/csv.h"
#include "core/task/task_list.h"
#include "core/workflow/chart_file.h"

namespace plateau::workflow {

using namespace experiment;

namespace {

template <typename T>
exporter::CsvCell cellOf(const std::optional<T>& value) {
    return value ? exporter::CsvCell(*value) : exporter::CsvCell();
}

exporter::CsvRow csvRow(const TableRow& row) {
    return {row.cell,
            row.kind,
            row.method,
            row.n,
            static_cast<std::int64_t>(row.seed),
            row.status,
            cellOf(row.score),
            cellOf(row.scoreLow),
            cellOf(row.scoreHigh),
            cellOf(row.second),
            cellOf(row.testItems),
            row.budgetRule,
            cellOf(row.updates),
            cellOf(row.trainSeconds),
            cellOf(row.evalSeconds),
            row.underTrained ? exporter::CsvCell(std::string(*row.underTrained ? "true" : "false"))
                             : exporter::CsvCell(),
            cellOf(row.validationRows)};
}

} // namespace

Result<void> exportTable(const Folder& folder, const std::filesystem::path& path) {
    const auto state = readExperimentState(folder);
    if (!state) {
        return state.error();
    }
    std::vector<exporter::CsvRow> rows;
    const auto testSet = knownTestSet(folder, *state);
    const bool mixes = !folder.plan().mixtures.empty();
    std::vector<std::string> columns = tableColumns(task::taskOf(folder.plan().task));
    if (mixes) {
        const auto more = mixtureColumns();
        columns.insert(columns.end(), more.begin(), more.end());
    }
    const bool general = folder.plan().general && folder.plan().general->test;
    if (general) {
        const auto more = generalColumns(task::taskOf(folder.plan().task));
        columns.insert(columns.end(), more.begin(), more.end());
    }
    for (const TableRow& row : tableOf(*state, testSet ? testSet->designEffect : 1)) {
        rows.push_back(csvRow(row));
        if (mixes) {
            const auto more = mixtureTextOf(row);
            rows.back().insert(rows.back().end(), more.begin(), more.end());
        }
        if (general) {
            rows.back().push_back(cellOf(row.general));
            rows.back().push_back(cellOf(row.retention));
        }
    }
    return writeOutput(path, exporter::csvText(columns, rows));
}

Result<void> exportChart(const Folder& folder, const std::filesystem::path& path, double target) {
    const auto state = readExperimentState(folder);
    if (!state) {
        return state.error();
    }
    AnswerRequest request;
    request.target = target;
    const ExperimentAnswer answer =
        computeAnswer(folder.plan(), *state, request, answerContext(folder, *state));
    return writeChart(toChart(folder.plan(), dataCurve(folder.plan(), *state, answer.testSet), answer.answer),
                      path);
}

} // namespace plateau::workflow
