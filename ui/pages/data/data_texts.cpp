#include "ui/pages/data/data_texts.h"

#include "ui/viewmodels/texts.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace plateau::ui {

namespace {

struct DataTexts {
    Q_DECLARE_TR_FUNCTIONS(DataTexts)
};

QString formatName(const data::Layout& layout) {
    switch (layout.format) {
    case data::Format::JsonLines:
        return QStringLiteral("JSONL");
    case data::Format::JsonArray:
        return QStringLiteral("JSON");
    case data::Format::Delimited:
        break;
    }
    return layout.delimiter == '\t' ? QStringLiteral("TSV") : QStringLiteral("CSV");
}

QString drawnText(const QString& share, data::TargetForm target) {
    switch (target) {
    case data::TargetForm::ClassName:
        return DataTexts::tr("%1 drawn, classes in proportion").arg(share);
    case data::TargetForm::ClassSet:
        return DataTexts::tr("%1 drawn, labels in proportion").arg(share);
    case data::TargetForm::Number:
        return DataTexts::tr("%1 drawn, from the whole range").arg(share);
    case data::TargetForm::None:
    case data::TargetForm::Answer:
        break;
    }
    return DataTexts::tr("%1 drawn").arg(share);
}

} // namespace

QString roleName(FileRole role) {
    switch (role) {
    case FileRole::Domain:
        return DataTexts::tr("domain");
    case FileRole::General:
        return DataTexts::tr("general");
    case FileRole::Test:
        return DataTexts::tr("test");
    case FileRole::GeneralTest:
        return DataTexts::tr("general test");
    case FileRole::Validation:
        break;
    }
    return DataTexts::tr("validation");
}

QString roleMeaning(FileRole role) {
    switch (role) {
    case FileRole::Domain:
        return DataTexts::tr("The task itself: samples are drawn from this file");
    case FileRole::General:
        return DataTexts::tr("Other samples of the same form, which the plan may mix in");
    case FileRole::Test:
        return DataTexts::tr("Frozen: never trained on, every score is measured on it");
    case FileRole::GeneralTest:
        return DataTexts::tr(
            "What the model should not forget: never trained on, retention is measured on it");
    case FileRole::Validation:
        break;
    }
    return DataTexts::tr("Set apart for choosing settings; never trained on");
}

ChipKind roleKind(FileRole role) {
    return role == FileRole::Domain ? ChipKind::Accent
                                    : (role == FileRole::Test ? ChipKind::Good : ChipKind::Neutral);
}

QString shownName(const QString& path) {
    return untrusted(QFileInfo(path).completeBaseName());
}

QString fileFacts(const DataEntry& entry) {
    QStringList facts;
    if (entry.scan && entry.mapping.target == data::TargetForm::ClassName) {
        facts << DataTexts::tr("%Ln class(es)", nullptr, static_cast<int>(entry.scan->counts.size()));
    }
    if (!entry.mapping.features.empty()) {
        facts << DataTexts::tr("%Ln column(s)", nullptr, static_cast<int>(entry.mapping.features.size()));
    }
    if (entry.dataset) {
        facts << formatName(entry.dataset->layout()) + QStringLiteral(", ") +
                     QString::fromStdString(entry.dataset->encoding())
              << Texts::bytes(static_cast<double>(entry.dataset->bytes()));
    }
    return facts.join(Texts::dot());
}

QString progressText(const DataEntry& entry) {
    const std::uint64_t total = entry.progress->total;
    const std::uint64_t done = entry.progress->done;
    if (entry.state == DataEntry::State::Opening) {
        return total == 0 ? DataTexts::tr("opening …")
                          : DataTexts::tr("reading, %1 of %2")
                                .arg(Texts::bytes(static_cast<double>(done)),
                                     Texts::bytes(static_cast<double>(total)));
    }
    if (entry.state == DataEntry::State::Scanning) {
        return DataTexts::tr("looking at row %1 of %2")
            .arg(Texts::count(static_cast<std::int64_t>(done)),
                 Texts::count(static_cast<std::int64_t>(total)));
    }
    return {};
}

QString splitText(data::SplitRule rule, const data::FieldMapping& mapping, const Draft& draft) {
    const QString share = Texts::percent(draft.testShare, 0);
    switch (rule) {
    case data::SplitRule::None:
        return DataTexts::tr("a file of its own");
    case data::SplitRule::Field:
        return DataTexts::tr("told by field “%1”")
            .arg(untrusted(QString::fromStdString(mapping.split.value_or("split"))));
    case data::SplitRule::Stratified:
        return drawnText(share, mapping.target);
    case data::SplitRule::Group:
        return DataTexts::tr("%1 drawn, whole groups of “%2”")
            .arg(share, untrusted(QString::fromStdString(mapping.group.value_or("group"))));
    case data::SplitRule::Folds:
        return DataTexts::tr("cross-validation in %1 parts").arg(Texts::count(draft.folds));
    case data::SplitRule::Order:
        break;
    }
    return mapping.order ? DataTexts::tr("the last %1 by “%2”")
                               .arg(share, untrusted(QString::fromStdString(*mapping.order)))
                         : DataTexts::tr("the last %1 of the file").arg(share);
}

QString frozenSplitText(const experiment::SplitRecord& split, data::TargetForm target) {
    const QString share = Texts::percent(split.testShare, 0);
    if (split.kind == "given_file") {
        return DataTexts::tr("a file of its own");
    }
    if (split.kind == "split_field") {
        return DataTexts::tr("told by the split field");
    }
    if (split.kind == "group") {
        return DataTexts::tr("%1 drawn, whole groups").arg(share);
    }
    if (split.kind == "folds") {
        return DataTexts::tr("cross-validation, every sample once");
    }
    if (split.kind == "group_folds") {
        return DataTexts::tr("cross-validation, whole groups");
    }
    if (split.kind == "file_order") {
        return DataTexts::tr("the last %1 of the file").arg(share);
    }
    return split.kind == "time" ? DataTexts::tr("the last %1 by time").arg(share) : drawnText(share, target);
}

} // namespace plateau::ui
