#include "app/cli/experiment_export.h"

#include "app/cli/chart_file.h"

#include "core/experiment/answer_store.h"
#include "core/experiment/data_curve.h"
#include "core/experiment/table.h"
#include "core/export/csv.h"

namespace plateau::cli {

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
            cellOf(row.accuracy),
            cellOf(row.accuracyLow),
            cellOf(row.accuracyHigh),
            cellOf(row.macroF1),
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
    const auto ledger = readLedger(folder);
    if (!ledger) {
        return ledger.error();
    }
    std::vector<exporter::CsvRow> rows;
    for (const TableRow& row : tableOf(*ledger)) {
        rows.push_back(csvRow(row));
    }
    return writeText(exporter::csvText({tableColumns.begin(), tableColumns.end()}, rows), path);
}

Result<void> exportChart(const Folder& folder, const std::filesystem::path& path, double target) {
    const auto ledger = readLedger(folder);
    if (!ledger) {
        return ledger.error();
    }
    AnswerRequest request;
    request.target = target;
    const ExperimentAnswer answer =
        computeAnswer(folder.plan(), *ledger, request, answerContext(folder, *ledger));
    return writeChart(
        toChart(folder.plan(), dataCurve(folder.plan(), *ledger, answer.testSet), answer.answer), path);
}

} // namespace plateau::cli
