#pragma once

#include "core/experiment/store/result.h"

/// Results of schema 1: text classification only, its scores written out one by one.
namespace plateau::experiment {

/// The result in today's form. A fault list that is not empty means the file is damaged.
CellResult readResultV1(const Json& json, std::vector<Fault>& faults);

/// What both schemas say in the same words.
void readRun(JsonFields& fields, CellResult& result);
void readCellStatus(JsonFields& fields, CellStatus& out);
/// Numbers that contradict each other are damage, too.
void checkSense(const CellResult& result, JsonFields& fields);

} // namespace plateau::experiment
