#include "core/experiment/store/data_report.h"

#include "core/base/checksummed_json.h"

namespace plateau::experiment {

StoredReport readReport(const Folder& folder) {
    const auto json = readChecksummed(folder.root() / dataReportName, dataReportLimits);
    StoredReport report;
    std::vector<Fault> faults;
    if (!json || !json->contains("warnings")) {
        return report;
    }
    report.warnings = readWarnings((*json)["warnings"], faults);
    JsonFields fields(*json, "", faults);
    fields.read("leaked_test_ids", report.leakedTestIds);
    fields.read("near_leaked_test_ids", report.nearLeakedTestIds);
    return report;
}

} // namespace plateau::experiment
