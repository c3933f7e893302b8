#pragma once

#include "core/workflow/create/pool_facts.h"

namespace plateau::workflow {

/// poolFactsChoice() for networks: rows of features are read whole, raw texts in windows, conversations up to
/// a length limit. One cell at a time.
Result<PoolFactsChoice> networkFactsChoice(const checkpoint::ModelCard& card,
                                           const experiment::CreateRequest& request,
                                           const AskedLengths& asked);

} // namespace plateau::workflow
