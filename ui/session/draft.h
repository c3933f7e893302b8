#pragma once

#include "core/recipe/settings.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace plateau::ui {

enum class FileRole { Domain, General, Test, Validation, GeneralTest };

/// A file or folder that the user opened.
struct DraftFile {
    QString path;
    FileRole role = FileRole::Domain;
    bool operator==(const DraftFile&) const = default;
};

/// Which field plays which part; empty: guessed by the program.
struct DraftFields {
    QString text;
    QString label;
    QString id;
    QString group;
    QString split;
    QString order;            ///< time or number: the latest rows are the test set
    QStringList labelColumns; ///< several labels a text as one column of 0 and 1 each, instead of `label`
    QString context;          ///< this and the next two as in data::FieldMapping, of conversations only
    QString system;
    QString history;
    QStringList features; ///< columns of a table to learn from; empty: all that play no other part
    bool operator==(const DraftFields&) const = default;
};

/// What file dialogs offer first.
constexpr char dataFilePatterns[] = "*.jsonl *.ndjson *.json *.csv *.tsv *.txt";

/// An experiment before it is frozen: what the Data and the Plan page edit. A value; edits go through
/// Session::editDraft(), so that each can be undone.
struct Draft {
    QString name; ///< empty: after the first file
    QString task; ///< id; empty: the one that the data propose
    QList<DraftFile> files;
    DraftFields fields;
    QString split;          ///< "field", "stratified", "group", "order"; empty: what the data allows
    double testShare = 0.2; ///< of all samples, drawn splits only
    std::uint64_t splitSeed = 0;
    bool skipBadRows = false;

    QString model; ///< name or folder; empty: the first one installed
    recipe::TrainingSettings training = recipe::defaultSettings(recipe::MethodKind::Lora);
    std::optional<int> maxTokens;    ///< nothing: from the pool
    std::optional<int> maxNewTokens; ///< of an answer; nothing: from the pool
    /// What is drawn from beside the domain, a curve each, as the command line has it: "10%..50%", "none";
    /// empty: the domain alone.
    QStringList mixtures;
    /// Of the general files, drawn as general test set where there is no file for it; 0: none, at most 0.9.
    double generalTestShare = 0;
    std::vector<std::int64_t> sizes; ///< empty: doubling
    int seeds = 3;                   ///< ranges of these three: recipe::planRange()
    int instantSeeds = 10;
    int folds = 0;     ///< K-fold draws, pools under 500 samples; 0: none
    bool words = true; ///< naive Bayes on words
    bool baseline = true;
    bool shuffledControl = false;
    std::optional<double>
        retention;                ///< share of general ability to keep beside the target; nothing: not asked
    std::optional<double> target; ///< in the unit of the task's metric; nothing: its usual one, if it has one

    bool operator==(const Draft&) const = default;

    /// The file of a role, or nothing.
    const DraftFile* file(FileRole role) const;
    /// General ability will be measured: on a file, or on a share of the general data.
    bool measuresGeneral() const;
};

/// The home-control example of the set-up: intents of spoken commands, with its own test set.
Draft exampleDraft();
/// Whether its data are installed.
bool hasExample();

/// Arguments of `plateau` that make the experiment: {"experiment", "new", folder, "--train", …}. Settings
/// equal to the method's defaults are left out.
QStringList newArguments(const Draft& draft, const QString& folder);

/// The command as one would type it in a POSIX shell, each argument quoted where needed.
QString asCommand(const QString& program, const QStringList& arguments);

} // namespace plateau::ui
