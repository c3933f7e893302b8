#pragma once

#include "ui/session/draft.h"
#include "ui/viewmodels/data_draft.h"
#include "ui/viewmodels/data_files.h"
#include "ui/widgets/chip.h"

#include <QString>

namespace plateau::ui {

/// "domain", "general", "test", "validation", as the chips say it.
QString roleName(FileRole role);
/// What a role means, for tooltips.
QString roleMeaning(FileRole role);
ChipKind roleKind(FileRole role);

/// "intents" of "/data/intents.jsonl": the name without folder and ending, untrusted.
QString shownName(const QString& path);

/// "29 classes · JSONL, UTF-8 · 1.4 MB", as far as it is known.
QString fileFacts(const DataEntry& entry);
/// "reading, 120 MB of 887 MB", "looking at rows, 34 %"; empty when nothing is at work.
QString progressText(const DataEntry& entry);

/// "by the split field 'split'", in the middle of a sentence.
QString splitText(data::SplitRule rule, const data::FieldMapping& mapping, const Draft& draft);
/// The same of an experiment that exists.
QString frozenSplitText(const experiment::SplitRecord& split, data::TargetForm target);

} // namespace plateau::ui
