#pragma once

#include "core/data/inspect/data_scan.h"

namespace plateau::ui {

using data::DataScan;
using data::leakingRows;
using data::RepeatedRows;
using data::repeatedRows;
using data::scanDataset;
using data::ScanPointer;
using DatasetPointer = std::shared_ptr<const data::Dataset>;

} // namespace plateau::ui
