#pragma once

#include "core/experiment/plan/warning.h"
#include "core/experiment/store/folder.h"

#include <string>
#include <vector>

namespace plateau::experiment {

/// What was found in the data when the experiment was made (CreateReport), relative to the folder.
inline constexpr const char* dataReportName = "data/report.json";
inline constexpr JsonLimits dataReportLimits{.fileBytes = 256u << 20, .stringBytes = 1u << 20, .depth = 64};

/// What later commands want of data/report.json. Everything is empty when the experiment was made by hand or
/// the report is damaged; the ids are empty in reports of versions that did not write them.
struct StoredReport {
    std::vector<Warning> warnings;
    std::vector<std::string> leakedTestIds;
    std::vector<std::string> nearLeakedTestIds;
};
StoredReport readReport(const Folder& folder);

} // namespace plateau::experiment
