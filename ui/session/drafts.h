#pragma once

#include "ui/session/draft_store.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

class QSettings;

namespace plateau::ui {

/// The drafts of the user, one of which is edited. Kept in files from the first change on, so that neither
/// another draft nor an experiment, the end of the program or a crash takes one away. GUI thread.
class Drafts : public QObject {
    Q_OBJECT
public:
    /// @param store remembers which draft was the current one; the drafts lie in a folder beside its file;
    /// must outlive this object
    explicit Drafts(QSettings& store, QObject* parent = nullptr);
    ~Drafts() override;

    const Draft& current() const { return m_current.draft; }
    const QString& id() const { return m_current.id; }
    /// Those with any content, the current one too; newest first.
    const QList<DraftEntry>& list() const { return m_list; }
    QUndoStack& undoStack() { return m_undo; }

    /// Makes the change undoable; equal drafts change nothing. @param text of the undo entry ("add a file")
    void edit(const Draft& draft, const QString& text);
    /// Another draft beside those there are; undo leads back to the one before.
    void start(const Draft& draft, const QString& text);
    /// Makes one of the list the current one.
    void open(QString id);
    /// Takes a draft away for good, be it because it became an experiment. The ids are copies: that of the
    /// current draft changes here.
    void discard(QString id);

Q_SIGNALS:
    void changed();
    void listChanged();

private:
    friend class DraftCommand;
    void set(const DraftEntry& entry);
    void keep();
    void forget(const QString& id);

    QSettings& m_store;
    DraftStore m_files;
    QUndoStack m_undo;
    QList<DraftEntry> m_list;
    DraftEntry m_current;
    QTimer m_keep; ///< writes the current draft a moment after its last change
};

} // namespace plateau::ui
