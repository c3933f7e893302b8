#include "ui/viewmodels/data_files.h"

#include <algorithm>

namespace plateau::ui {

namespace {

data::Progress into(const std::shared_ptr<DataProgress>& progress) {
    return [progress](std::uint64_t done, std::uint64_t total) {
        progress->done = done;
        progress->total = total;
    };
}

void take(const QString& named, std::optional<std::string>& field) {
    if (!named.isEmpty()) {
        field = named.toStdString();
    }
}

} // namespace

std::optional<double> DataEntry::share() const {
    const std::uint64_t total = progress->total;
    return total == 0 ? std::nullopt
                      : std::optional(static_cast<double>(progress->done) / static_cast<double>(total));
}

data::FieldMapping merged(const data::FieldMapping& guess, const DraftFields& fields) {
    data::FieldMapping mapping = guess;
    mapping.text = fields.text.isEmpty() ? guess.text : fields.text.toStdString();
    mapping.label = fields.label.isEmpty() ? guess.label : fields.label.toStdString();
    take(fields.id, mapping.id);
    take(fields.group, mapping.group);
    take(fields.split, mapping.split);
    take(fields.order, mapping.order);
    return mapping;
}

DataFiles::DataFiles(QObject* parent) : QObject(parent) {}

DataFiles::~DataFiles() {
    for (auto& [path, job] : m_jobs) {
        job.work.request_stop();
    }
}

const DataEntry* DataFiles::entry(const QString& path) const {
    const auto found = m_jobs.find(path);
    return found == m_jobs.end() ? nullptr : &found->second.entry;
}

void DataFiles::follow(const Draft& draft) {
    const auto wanted = [&draft](const QString& path) {
        return std::any_of(draft.files.begin(), draft.files.end(),
                           [&path](const DraftFile& file) { return file.path == path; });
    };
    for (auto at = m_jobs.begin(); at != m_jobs.end();) {
        if (wanted(at->first)) {
            ++at;
        } else {
            at->second.work.request_stop();
            at = m_jobs.erase(at);
        }
    }
    const DraftFile* lead = draft.file(FileRole::Domain);
    m_lead = lead != nullptr ? lead->path : QString();
    m_fields = draft.fields;
    for (const DraftFile& file : draft.files) {
        if (m_jobs.find(file.path) == m_jobs.end()) {
            open(file.path);
        }
    }
    remap();
}

void DataFiles::open(const QString& path) {
    Job& job = m_jobs[path];
    job.work.request_stop();
    job.entry = DataEntry();
    job.entry.path = path;
    job.work = m_worker.run([this, path, progress = job.entry.progress](const std::stop_token& stop) {
        auto dataset = data::Dataset::open(path.toStdString(), stop, into(progress));
        data::GuessedMapping guess;
        std::optional<Error> guessError;
        if (dataset) {
            auto guessed = data::guessMapping(*dataset);
            if (guessed) {
                guess = std::move(*guessed);
            } else {
                guessError = guessed.error();
            }
        }
        const Result<DatasetPointer> shared =
            dataset ? Result<DatasetPointer>(std::make_shared<const data::Dataset>(std::move(*dataset)))
                    : Result<DatasetPointer>(dataset.error());
        return [this, path, shared, guess, guessError] { opened(path, shared, guess, guessError); };
    });
}

void DataFiles::opened(const QString& path, const Result<DatasetPointer>& dataset,
                       const data::GuessedMapping& guess, const std::optional<Error>& guessError) {
    DataEntry& entry = m_jobs.at(path).entry;
    if (!dataset) {
        entry.state = DataEntry::State::Failed;
        entry.error = dataset.error();
        Q_EMIT changed(path);
        return;
    }
    entry.dataset = *dataset;
    entry.guess = guess;
    entry.guessError = guessError;
    entry.state = DataEntry::State::Ready;
    mapEntry(m_jobs.at(path));
    if (path == m_lead) {
        remap();
    }
    Q_EMIT changed(path);
}

data::FieldMapping DataFiles::leadMapping() const {
    const DataEntry* lead = entry(m_lead);
    return lead != nullptr && lead->dataset ? merged(lead->guess.mapping, m_fields)
                                            : merged(data::FieldMapping(), m_fields);
}

void DataFiles::remap() {
    for (auto& [path, job] : m_jobs) {
        if (job.entry.dataset) {
            const data::FieldMapping before = job.entry.mapping;
            const bool had = job.entry.mappingError.has_value();
            mapEntry(job);
            if (before != job.entry.mapping || had != job.entry.mappingError.has_value()) {
                Q_EMIT changed(path);
            }
        }
    }
}

/// Files beside the domain file need its text and label; the other fields only where they have them.
void DataFiles::mapEntry(Job& job) {
    DataEntry& entry = job.entry;
    data::FieldMapping mapping = leadMapping();
    if (entry.path != m_lead) {
        const bool fits =
            entry.dataset->fieldNumber(mapping.text) && entry.dataset->fieldNumber(mapping.label);
        const bool leadOpen = this->entry(m_lead) != nullptr && this->entry(m_lead)->dataset;
        mapping = fits || leadOpen ? mapping : entry.guess.mapping;
        for (auto* field : {&mapping.id, &mapping.group, &mapping.split, &mapping.order}) {
            if (*field && !entry.dataset->fieldNumber(**field)) {
                field->reset();
            }
        }
    }
    const bool same = mapping == entry.mapping && (entry.scan || entry.state == DataEntry::State::Scanning);
    if (same) {
        return;
    }
    entry.mapping = mapping;
    entry.scan.reset();
    entry.mappingError.reset();
    job.work.request_stop();
    if (mapping.text.empty() || mapping.label.empty()) {
        entry.mappingError = entry.guessError;
    }
    const auto fits = data::checkMapping(*entry.dataset, mapping);
    if (!fits) {
        entry.mappingError = entry.mappingError ? entry.mappingError : fits.error();
        entry.state = DataEntry::State::Ready;
        return;
    }
    scan(job);
}

void DataFiles::scan(Job& job) {
    DataEntry& entry = job.entry;
    entry.state = DataEntry::State::Scanning;
    entry.progress = std::make_shared<DataProgress>();
    entry.progress->total = entry.dataset->rowCount();
    job.work = m_worker.run([this, path = entry.path, dataset = entry.dataset, mapping = entry.mapping,
                             progress = entry.progress](const std::stop_token& stop) {
        const auto scanned = scanDataset(*dataset, mapping, stop, into(progress));
        return [this, path, scanned] {
            DataEntry& done = m_jobs.at(path).entry;
            done.state = scanned ? DataEntry::State::Ready : DataEntry::State::Failed;
            if (scanned) {
                done.scan = *scanned;
            } else {
                done.error = scanned.error();
            }
            Q_EMIT changed(path);
        };
    });
}

void DataFiles::cancel(const QString& path) {
    const auto found = m_jobs.find(path);
    if (found != m_jobs.end() && found->second.entry.state == DataEntry::State::Opening) {
        found->second.work.request_stop();
        found->second.entry.state = DataEntry::State::Cancelled;
        Q_EMIT changed(path);
    }
}

void DataFiles::reopen(const QString& path) {
    if (m_jobs.find(path) != m_jobs.end()) {
        open(path);
        Q_EMIT changed(path);
    }
}

} // namespace plateau::ui
