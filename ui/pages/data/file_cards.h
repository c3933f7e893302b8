#pragma once

#include "ui/pages/data/file_card.h"
#include "ui/viewmodels/data_draft.h"
#include "ui/viewmodels/data_files.h"

namespace plateau::ui {

/// What the cards of the left column say.
struct FileCardsView {
    const Draft& shown;
    const DataFiles& files;
    const std::optional<SplitPreview>& preview;
    const Snapshot* frozen = nullptr; ///< the open experiment; null: a draft
};

/// A card for each file, in the order of their roles, and for the test and validation set that come out of
/// the domain file.
QList<FileCardContent> fileCards(const FileCardsView& view);

} // namespace plateau::ui
