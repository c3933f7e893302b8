#pragma once

#include "ui/session/draft.h"

#include "core/base/json.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace plateau::ui {

/// A draft that is kept: in the list of the rail, and over the end of the program.
struct DraftEntry {
    QString id;
    Draft draft;
    bool operator==(const DraftEntry&) const = default;
};

Json toJson(const Draft& draft);
/// Untrusted: nothing for what is no object of a draft; fields that are absent keep their defaults.
std::optional<Draft> readDraft(const Json& json);

/// The drafts of a user as files <id>.json in one folder, each replaced whole.
class DraftStore {
public:
    static constexpr int mostDrafts = 50; ///< the oldest beyond are not read

    /// @param folder made when the first draft is written
    explicit DraftStore(QString folder) : m_folder(std::move(folder)) {}

    /// Newest first; unreadable ones are left out.
    QList<DraftEntry> read() const;
    Result<void> write(const DraftEntry& entry) const;
    /// A draft that is not there is none already.
    void remove(const QString& id) const;
    /// An id that no draft has.
    static QString newId();

private:
    QString fileOf(const QString& id) const;
    QString m_folder;
};

} // namespace plateau::ui
