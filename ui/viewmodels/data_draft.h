#pragma once

#include "ui/session/draft.h"
#include "ui/session/snapshot.h"
#include "ui/viewmodels/data_scan.h"

#include <optional>

namespace plateau::ui {

/// Appends files, each once. Their roles follow their names and what is still free: the first is what is
/// trained on, "test" and "validation" in a name tell the rest, any other file is general.
Draft withFiles(const Draft& draft, const QStringList& paths);

/// Gives a file a role. Domain, test and validation have one file each: who had the role before takes the
/// old one in exchange.
Draft withRole(const Draft& draft, const QString& path, FileRole role);

/// Without a file; when it was the domain file, the next file that is not a test set takes its place and the
/// field names, which were its, are forgotten.
Draft withoutFile(const Draft& draft, const QString& path);

/// The fields of an experiment's own data files.
DraftFields ownFields(const experiment::Plan& plan);

/// The data of an experiment in the form of a draft: its own files and fields.
Draft frozenDraft(const Snapshot& snapshot);

/// A name with an ending that holds rows: jsonl, json, csv, tsv, txt.
bool isDataFile(const QString& path);

/// How the test set will be set apart: what the user chose, else what the data allow, by the rules of
/// `experiment new`. @param scan of the domain file, may be null
data::SplitRule splitRule(const Draft& draft, const data::FieldMapping& mapping, const DataScan* scan);

/// Counts of a split that is not made yet.
struct SplitPreview {
    data::SplitRule rule = data::SplitRule::None;
    std::int64_t pool = 0;
    std::int64_t test = 0;
    std::int64_t validation = 0;
    bool exact = true;                       ///< else by share only
    std::vector<std::string> testOnlyLabels; ///< labels that training would never see
    std::optional<Error> error;              ///< why this split cannot be made
};

/// Blocks. Draws the very split that `experiment new` would draw, in files of up to 200,000 rows; else by
/// share. @param ownTest the scan of a test file, null without one @param ownValidation likewise
SplitPreview previewSplit(const data::Dataset& dataset, const data::FieldMapping& mapping,
                          const DataScan& scan, const Draft& draft, const DataScan* ownTest,
                          const DataScan* ownValidation, std::stop_token stop = {});

} // namespace plateau::ui
