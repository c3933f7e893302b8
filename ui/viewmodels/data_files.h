#pragma once

#include "ui/session/draft.h"
#include "ui/session/job.h"
#include "ui/viewmodels/data_scan.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace plateau::ui {

/// How far a piece of work has come; written by its thread, read by the window.
struct DataProgress {
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> total = 0;
};

/// One file as far as it is known.
struct DataEntry {
    enum class State {
        Opening,  ///< its rows are being found; progress in bytes
        Scanning, ///< rows can be shown, every row is being looked at; progress in rows
        Ready,
        Failed,    ///< `error` says why
        Cancelled, ///< the user stopped opening it
    };
    QString path;
    State state = State::Opening;
    DatasetPointer dataset;            ///< null until opened
    data::GuessedMapping guess;        ///< empty where nothing can be told
    std::optional<Error> guessError;   ///< why no text or label could be told
    data::FieldMapping mapping;        ///< in force
    std::optional<Error> mappingError; ///< the mapping does not fit this file
    ScanPointer scan;                  ///< null until Ready
    std::optional<Error> error;
    std::shared_ptr<DataProgress> progress = std::make_shared<DataProgress>();

    /// 0 … 1, or nothing before the size is known.
    std::optional<double> share() const;
    bool isAtWork() const { return state == State::Opening || state == State::Scanning; }
};

/// The files of a draft: opens each beside the window's thread, finds out its fields, looks at every row.
class DataFiles : public QObject {
    Q_OBJECT
public:
    explicit DataFiles(QObject* parent = nullptr);

    /// Opens what is new, forgets what is gone, and looks again where the fields changed. The fields are
    /// those of the file with the domain role; the others follow it where they have them.
    void follow(const Draft& draft);
    /// What the domain file looks made for; an id, empty before it is open.
    const QString& proposedTask() const { return m_proposed; }
    /// Null for a path that is not followed.
    const DataEntry* entry(const QString& path) const;
    /// Stops to open a file; it stays in the list, Cancelled.
    void cancel(const QString& path);
    /// Opens a file again from the start.
    void reopen(const QString& path);
    /// Bounds the threads that read rows, here and on the page: at most two at once.
    QThreadPool& threads() { return m_threads; }
    /// Whether a thread is at work on a file.
    bool isBusy() const;

Q_SIGNALS:
    /// State, mapping or scan of a file changed. Not sent for progress.
    void changed(const QString& path);

private:
    struct File {
        DataEntry entry;
        std::unique_ptr<Job> work;
    };
    void open(const QString& path);
    void opened(const QString& path, const Result<DatasetPointer>& dataset, const data::GuessedMapping& guess,
                const std::optional<Error>& guessError);
    void remap();
    void mapEntry(File& file);
    void scan(File& file);
    void mapLead();

    QThreadPool m_threads; ///< first: its threads end after the work on the files
    std::map<QString, File> m_files;
    QString m_lead; ///< path of the domain file
    DraftFields m_fields;
    QString m_task; ///< id; empty: the proposed one
    QString m_proposed;
    /// What the mapping of the domain file was made from: it is made once for each.
    struct LeadQuestion {
        DatasetPointer dataset;
        DraftFields fields;
        QString task;
        bool operator==(const LeadQuestion&) const = default;
    };
    std::optional<LeadQuestion> m_asked;
    data::FieldMapping m_mapping; ///< of the domain file
    std::optional<Error> m_mappingError;
};

/// The user's names count; what is open is guessed.
data::FieldMapping merged(const data::FieldMapping& guess, const DraftFields& fields);

} // namespace plateau::ui
