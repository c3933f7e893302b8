#include "ui/viewmodels/data_draft.h"

#include "core/data/sample_file.h"
#include "core/data/samples.h"
#include "core/experiment/create/task_split.h"
#include "core/task/task_list.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr std::uint64_t mostDrawnRows = 200'000;

bool holdsAny(const QString& name, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&name](const char* word) {
        return name.contains(QString::fromUtf8(word), Qt::CaseInsensitive);
    });
}

FileRole roleByName(const QString& path) {
    const QString name = QFileInfo(path).completeBaseName();
    if (holdsAny(name, {"test", "eval", "holdout", "测试"})) {
        return FileRole::Test;
    }
    return holdsAny(name, {"valid", "dev", "验证"}) ? FileRole::Validation : FileRole::Domain;
}

FileRole freeRole(const Draft& draft, FileRole wanted) {
    if (draft.file(wanted) == nullptr) {
        return wanted;
    }
    return draft.file(FileRole::Domain) == nullptr ? FileRole::Domain : FileRole::General;
}

} // namespace

Draft withFiles(const Draft& draft, const QStringList& paths) {
    Draft changed = draft;
    const auto known = [&changed](const QString& path) {
        return std::any_of(changed.files.begin(), changed.files.end(),
                           [&path](const DraftFile& file) { return file.path == path; });
    };
    for (const QString& given : paths) {
        const QString path = QFileInfo(given).absoluteFilePath();
        if (!known(path)) {
            changed.files << DraftFile{path, freeRole(changed, roleByName(path))};
        }
    }
    if (changed.file(FileRole::Domain) == nullptr && !changed.files.isEmpty()) {
        changed.files.front().role = FileRole::Domain;
    }
    return changed;
}

Draft withRole(const Draft& draft, const QString& path, FileRole role) {
    Draft changed = draft;
    const auto file = std::find_if(changed.files.begin(), changed.files.end(),
                                   [&path](const DraftFile& entry) { return entry.path == path; });
    if (file == changed.files.end() || file->role == role) {
        return changed;
    }
    if (role != FileRole::General) {
        for (DraftFile& other : changed.files) {
            other.role = other.role == role ? file->role : other.role;
        }
    }
    file->role = role;
    return changed;
}

Draft withoutFile(const Draft& draft, const QString& path) {
    Draft changed = draft;
    const auto file = std::find_if(changed.files.begin(), changed.files.end(),
                                   [&path](const DraftFile& entry) { return entry.path == path; });
    if (file == changed.files.end()) {
        return changed;
    }
    const bool lead = file->role == FileRole::Domain;
    changed.files.erase(file);
    if (lead) {
        changed.fields = {};
        const auto next =
            std::find_if(changed.files.begin(), changed.files.end(),
                         [](const DraftFile& entry) { return entry.role == FileRole::General; });
        if (next != changed.files.end()) {
            next->role = FileRole::Domain;
        }
    }
    return changed;
}

DraftFields ownFields(const experiment::Plan& plan) {
    const task::TaskInfo& task = task::taskOf(plan.task).info();
    DraftFields fields;
    for (const task::FeatureColumn& column : plan.features) {
        fields.features << QString::fromStdString(data::columnField(column.name));
    }
    if (task.target == data::TargetForm::Answer) {
        fields.text = QStringLiteral("turns"); // see core/data/sample_file.h
        return fields;
    }
    fields.text = task.input == task::InputKind::Text ? QStringLiteral("text") : QString();
    fields.label = task.target == data::TargetForm::None ? QString() : QStringLiteral("label");
    return fields;
}

Draft frozenDraft(const Snapshot& snapshot) {
    Draft draft;
    const QDir folder(snapshot.folder);
    const auto add = [&](const experiment::DataFile& file, FileRole role) {
        draft.files << DraftFile{folder.filePath(QString::fromStdString(file.file)), role};
    };
    add(snapshot.plan.domain, FileRole::Domain);
    if (!snapshot.plan.crossValidated()) {
        add(snapshot.plan.test, FileRole::Test);
    }
    if (snapshot.plan.validation) {
        add(*snapshot.plan.validation, FileRole::Validation);
    }
    if (snapshot.plan.general) {
        for (const experiment::DataFile& file : snapshot.plan.general->files) {
            add(file, FileRole::General);
        }
        if (snapshot.plan.general->test) {
            add(*snapshot.plan.general->test, FileRole::GeneralTest);
        }
    }
    draft.name = QString::fromStdString(snapshot.plan.name);
    draft.task = QString::fromStdString(snapshot.plan.task);
    draft.fields = ownFields(snapshot.plan);
    return draft;
}

bool isDataFile(const QString& path) {
    static const QStringList endings = {QStringLiteral("jsonl"),  QStringLiteral("json"),
                                        QStringLiteral("ndjson"), QStringLiteral("csv"),
                                        QStringLiteral("tsv"),    QStringLiteral("txt")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

data::SplitRule splitRule(const Draft& draft, const data::FieldMapping& mapping, const DataScan* scan) {
    if (draft.file(FileRole::Test) != nullptr) {
        return data::SplitRule::None;
    }
    for (const auto rule : {data::SplitRule::Field, data::SplitRule::Stratified, data::SplitRule::Group,
                            data::SplitRule::Order, data::SplitRule::Folds}) {
        if (draft.split == QLatin1String(data::name(rule))) {
            return rule;
        }
    }
    if (!draft.fields.order.isEmpty()) {
        return data::SplitRule::Order; // a time field is named for nothing else
    }
    const auto test = static_cast<std::size_t>(data::Side::Test);
    if (mapping.split && (scan == nullptr || scan->sideCounts[test] > 0)) {
        return data::SplitRule::Field;
    }
    if (draft.folds > 0) {
        return data::SplitRule::Folds;
    }
    return mapping.group ? data::SplitRule::Group : data::SplitRule::Stratified;
}

namespace {

void countSides(const DataScan& scan, SplitPreview& preview) {
    const auto of = [&scan](data::Side side) {
        return static_cast<std::int64_t>(scan.sideCounts[static_cast<std::size_t>(side)]);
    };
    preview.pool = of(data::Side::Train);
    preview.validation = of(data::Side::Validation);
    preview.test = of(data::Side::Test);
}

void countShares(const DataScan& scan, double share, SplitPreview& preview) {
    const auto all = static_cast<std::int64_t>(scan.usable);
    preview.exact = false;
    preview.test = std::llround(share * static_cast<double>(all));
    preview.pool = all - preview.test;
}

void draw(const data::Dataset& dataset, const data::FieldMapping& mapping, const Draft& draft,
          const std::stop_token& stop, SplitPreview& preview) {
    const auto loaded = data::loadSamples(dataset, mapping, stop);
    if (!loaded) {
        preview.error = loaded.error();
        return;
    }
    data::SplitSettings settings;
    settings.rule = preview.rule;
    settings.testShare = draft.testShare;
    settings.seed = draft.splitSeed;
    const bool guessedGroup =
        preview.rule == data::SplitRule::Group && draft.split.isEmpty() && draft.fields.group.isEmpty();
    if (guessedGroup && data::whyNoGroups(loaded->samples)) {
        preview.rule = settings.rule = data::SplitRule::Stratified;
    }
    const task::Task& task = task::taskOf(draft.task.toStdString());
    auto split = experiment::taskSplit(task, loaded->samples, mapping, settings);
    if (!split && preview.rule == data::SplitRule::Group && draft.split.isEmpty() &&
        draft.fields.group.isEmpty()) {
        preview.rule = settings.rule = data::SplitRule::Stratified; // a guessed group that does not serve
        split = experiment::taskSplit(task, loaded->samples, mapping, settings);
    }
    if (!split) {
        preview.error = split.error();
        return;
    }
    preview.pool = static_cast<std::int64_t>(split->train.size());
    preview.test = static_cast<std::int64_t>(split->test.size());
    preview.validation = static_cast<std::int64_t>(split->validation.size());
    if (task.info().target == data::TargetForm::ClassName) {
        preview.testOnlyLabels = split->testOnlyLabels;
    }
}

void compareLabels(const DataScan& pool, const DataScan& test, SplitPreview& preview) {
    std::set_difference(test.labelNames.begin(), test.labelNames.end(), pool.labelNames.begin(),
                        pool.labelNames.end(), std::back_inserter(preview.testOnlyLabels));
}

} // namespace

SplitPreview previewSplit(const data::Dataset& dataset, const data::FieldMapping& mapping,
                          const DataScan& scan, const Draft& draft, const DataScan* ownTest,
                          const DataScan* ownValidation, std::stop_token stop) {
    SplitPreview preview;
    preview.rule = splitRule(draft, mapping, &scan);
    if (preview.rule == data::SplitRule::None) {
        preview.pool = static_cast<std::int64_t>(scan.usable);
        preview.test = ownTest != nullptr ? static_cast<std::int64_t>(ownTest->usable) : 0;
        if (ownTest != nullptr) {
            compareLabels(scan, *ownTest, preview);
        }
    } else if (preview.rule == data::SplitRule::Folds) {
        preview.pool = preview.test = static_cast<std::int64_t>(scan.usable);
    } else if (scan.usable <= mostDrawnRows) {
        draw(dataset, mapping, draft, stop, preview);
    } else if (preview.rule == data::SplitRule::Field) {
        countSides(scan, preview);
    } else {
        countShares(scan, draft.testShare, preview);
    }
    if (ownValidation != nullptr) {
        preview.validation = static_cast<std::int64_t>(ownValidation->usable);
    }
    return preview;
}

} // namespace plateau::ui
