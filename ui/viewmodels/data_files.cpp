#include "ui/viewmodels/data_files.h"

#include "ui/viewmodels/task_proposal.h"

#include "core/task/task_list.h"

#include <algorithm>
#include <utility>

namespace plateau::ui {

namespace {

constexpr int mostThreads = 2; // a filter need not wait for the file that is being read

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
    take(fields.context, mapping.context);
    take(fields.system, mapping.system);
    take(fields.history, mapping.history);
    for (const auto& [names, columns] : {std::pair{&fields.labelColumns, &mapping.labelColumns},
                                         std::pair{&fields.features, &mapping.features}}) {
        if (!names->isEmpty()) {
            columns->clear();
        }
        for (const QString& name : *names) {
            columns->push_back(name.toStdString());
        }
    }
    if (!fields.labelColumns.isEmpty()) {
        mapping.label.clear();
    }
    return mapping;
}

DataFiles::DataFiles(QObject* parent) : QObject(parent) {
    m_threads.setMaxThreadCount(mostThreads);
}

bool DataFiles::isBusy() const {
    return std::any_of(m_files.begin(), m_files.end(),
                       [](const auto& entry) { return entry.second.work && entry.second.work->isBusy(); });
}

const DataEntry* DataFiles::entry(const QString& path) const {
    const auto found = m_files.find(path);
    return found == m_files.end() ? nullptr : &found->second.entry;
}

void DataFiles::follow(const Draft& draft) {
    const auto wanted = [&draft](const QString& path) {
        return std::any_of(draft.files.begin(), draft.files.end(),
                           [&path](const DraftFile& file) { return file.path == path; });
    };
    for (auto at = m_files.begin(); at != m_files.end();) {
        if (wanted(at->first)) {
            ++at;
        } else {
            at = m_files.erase(at);
        }
    }
    const DraftFile* lead = draft.file(FileRole::Domain);
    m_lead = lead != nullptr ? lead->path : QString();
    m_fields = draft.fields;
    m_task = draft.task;
    for (const DraftFile& file : draft.files) {
        if (m_files.find(file.path) == m_files.end()) {
            open(file.path);
        }
    }
    remap();
}

void DataFiles::open(const QString& path) {
    File& file = m_files[path];
    if (!file.work) {
        file.work = std::make_unique<Job>(m_threads);
    }
    file.entry = DataEntry();
    file.entry.path = path;
    file.work->start([this, path, progress = file.entry.progress](const std::stop_token& stop) {
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
    DataEntry& entry = m_files.at(path).entry;
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
    mapEntry(m_files.at(path));
    if (path == m_lead) {
        remap();
    }
    Q_EMIT changed(path);
}

/// Field names of the domain file, and what it looks made for.
void DataFiles::mapLead() {
    const DataEntry* lead = entry(m_lead);
    const LeadQuestion question{lead != nullptr ? lead->dataset : nullptr, m_fields, m_task};
    if (m_asked == question) {
        return;
    }
    m_asked = question;
    m_mappingError.reset();
    if (!question.dataset) {
        m_mapping = merged(data::FieldMapping(), m_fields);
        m_proposed.clear();
        return;
    }
    const task::Task& proposed = ui::proposedTask(*question.dataset, lead->guess.mapping, m_fields);
    m_proposed = QString::fromStdString(std::string(proposed.info().id));
    const task::Task& task = m_task.isEmpty() ? proposed : task::taskOf(m_task.toStdString());
    auto mapping = mappingFor(task, *question.dataset, lead->guess.mapping, m_fields);
    if (mapping) {
        m_mapping = std::move(*mapping);
        const bool open = m_mapping.text.empty() || m_mapping.label.empty();
        m_mappingError =
            open && m_mapping.target == data::TargetForm::ClassName ? lead->guessError : std::nullopt;
    } else {
        m_mapping = merged(data::FieldMapping(), m_fields);
        m_mapping.target = task.info().target;
        if (task.info().input == task::InputKind::TableRow) {
            m_mapping.features = question.dataset->fields(); // to be looked at while the target is open
        }
        m_mappingError = mapping.error();
    }
}

void DataFiles::remap() {
    mapLead();
    for (auto& [path, file] : m_files) {
        if (file.entry.dataset) {
            const data::FieldMapping before = file.entry.mapping;
            const bool had = file.entry.mappingError.has_value();
            mapEntry(file);
            if (before != file.entry.mapping || had != file.entry.mappingError.has_value()) {
                Q_EMIT changed(path);
            }
        }
    }
}

namespace {

/// Input and target; the other fields are no must.
bool hasSample(const data::Dataset& dataset, const data::FieldMapping& mapping) {
    const auto has = [&dataset](const std::string& field) {
        return field.empty() || dataset.fieldNumber(field).has_value();
    };
    const bool named = !mapping.text.empty() || !mapping.features.empty();
    const bool classes = mapping.target == data::TargetForm::ClassName;
    return named && (!classes || !mapping.label.empty()) && has(mapping.text) && has(mapping.label) &&
           std::all_of(mapping.features.begin(), mapping.features.end(), has) &&
           std::all_of(mapping.labelColumns.begin(), mapping.labelColumns.end(), has);
}

} // namespace

/// Files beside the domain file need its input and target; the other fields only where they have them.
void DataFiles::mapEntry(File& file) {
    DataEntry& entry = file.entry;
    mapLead();
    data::FieldMapping mapping = m_mapping;
    if (entry.path != m_lead) {
        const bool fits = hasSample(*entry.dataset, mapping);
        const bool leadOpen = this->entry(m_lead) != nullptr && this->entry(m_lead)->dataset;
        mapping = fits || leadOpen ? mapping : entry.guess.mapping;
        for (auto* field : {&mapping.id, &mapping.group, &mapping.split, &mapping.order, &mapping.context,
                            &mapping.system, &mapping.history}) {
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
    file.work->cancel();
    if (entry.path == m_lead) {
        entry.mappingError = m_mappingError;
    } else if (mapping.target == data::TargetForm::ClassName &&
               (mapping.text.empty() || mapping.label.empty())) {
        entry.mappingError = entry.guessError;
    }
    const auto fits = data::checkMapping(*entry.dataset, mapping);
    const bool open = entry.path == m_lead && m_mappingError &&
                      mapping.target != data::TargetForm::ClassName; // nothing to read yet
    if (!fits || open) {
        entry.mappingError = entry.mappingError ? entry.mappingError : fits.error();
        entry.state = DataEntry::State::Ready;
        return;
    }
    scan(file);
}

void DataFiles::scan(File& file) {
    DataEntry& entry = file.entry;
    entry.state = DataEntry::State::Scanning;
    entry.progress = std::make_shared<DataProgress>();
    entry.progress->total = entry.dataset->rowCount();
    file.work->start([this, path = entry.path, dataset = entry.dataset, mapping = entry.mapping,
                      progress = entry.progress](const std::stop_token& stop) {
        const auto scanned = scanDataset(*dataset, mapping, stop, into(progress));
        return [this, path, scanned] {
            DataEntry& done = m_files.at(path).entry;
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
    const auto found = m_files.find(path);
    if (found != m_files.end() && found->second.entry.state == DataEntry::State::Opening) {
        found->second.work->cancel();
        found->second.entry.state = DataEntry::State::Cancelled;
        Q_EMIT changed(path);
    }
}

void DataFiles::reopen(const QString& path) {
    if (m_files.find(path) != m_files.end()) {
        open(path);
        Q_EMIT changed(path);
    }
}

} // namespace plateau::ui
