#include "ui/session/drafts.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace plateau::ui {

namespace {

constexpr int keepMs = 200;
const QString currentKey = QStringLiteral("draft");

auto findDraft(QList<DraftEntry>& drafts, const QString& id) {
    return std::find_if(drafts.begin(), drafts.end(),
                        [&id](const DraftEntry& entry) { return entry.id == id; });
}

} // namespace

/// One change of the current draft, or of which one it is.
class DraftCommand : public QUndoCommand {
public:
    DraftCommand(Drafts& drafts, DraftEntry next, const QString& text)
        : QUndoCommand(text), m_drafts(drafts), m_before(drafts.m_current), m_next(std::move(next)) {}
    void redo() override { m_drafts.set(m_next); }
    void undo() override {
        m_drafts.set(m_before);
        if (m_next.id != m_before.id) {
            m_drafts.forget(m_next.id);
        }
    }

private:
    Drafts& m_drafts;
    DraftEntry m_before;
    DraftEntry m_next;
};

Drafts::Drafts(QSettings& store, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_files(QFileInfo(store.fileName()).dir().filePath(QStringLiteral("drafts"))),
      m_list(m_files.read()) {
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepMs);
    connect(&m_keep, &QTimer::timeout, this, &Drafts::keep);
    const auto last = findDraft(m_list, m_store.value(currentKey).toString());
    m_current = last != m_list.end() ? *last : DraftEntry{DraftStore::newId(), {}};
}

Drafts::~Drafts() {
    keep();
}

void Drafts::set(const DraftEntry& entry) {
    if (entry.id != m_current.id) {
        keep();
    }
    bool isOther = std::exchange(m_current, entry).id != entry.id;
    const auto listed = findDraft(m_list, entry.id);
    if (listed != m_list.end()) {
        isOther =
            isOther || listed->draft.name != entry.draft.name || listed->draft.files != entry.draft.files;
        *listed = entry;
    } else if (entry.draft != Draft()) {
        m_list.prepend(entry);
        isOther = true;
    }
    m_keep.start();
    Q_EMIT changed();
    if (isOther) {
        Q_EMIT listChanged();
    }
}

/// Writes what has changed; an empty draft is none.
void Drafts::keep() {
    m_keep.stop();
    m_store.setValue(currentKey, m_current.id);
    if (findDraft(m_list, m_current.id) == m_list.end()) {
        return;
    }
    if (m_current.draft == Draft()) {
        forget(m_current.id);
    } else {
        static_cast<void>(m_files.write(m_current)); // a full disk must not end the window
    }
}

void Drafts::forget(const QString& id) {
    m_files.remove(id);
    if (m_list.removeIf([&id](const DraftEntry& entry) { return entry.id == id; }) > 0) {
        Q_EMIT listChanged();
    }
}

void Drafts::edit(const Draft& draft, const QString& text) {
    if (draft != m_current.draft) {
        m_undo.push(new DraftCommand(*this, {m_current.id, draft}, text));
    }
}

void Drafts::start(const Draft& draft, const QString& text) {
    if (m_current.draft == Draft()) {
        edit(draft, text); // nothing that could be lost
        return;
    }
    m_undo.push(new DraftCommand(*this, {DraftStore::newId(), draft}, text));
}

void Drafts::open(QString id) {
    const auto wanted = findDraft(m_list, id);
    if (wanted != m_list.end() && id != m_current.id) {
        m_undo.clear(); // each draft has its own history
        set(DraftEntry(*wanted));
    }
}

void Drafts::discard(QString id) {
    if (id == m_current.id) {
        m_undo.clear();
        m_keep.stop();
        m_current = {DraftStore::newId(), {}};
        m_store.setValue(currentKey, m_current.id);
        Q_EMIT changed();
    }
    forget(id);
}

} // namespace plateau::ui
