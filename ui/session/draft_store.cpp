#include "ui/session/draft_store.h"

#include "core/base/file.h"
#include "core/base/json_fields.h"
#include "core/recipe/setting_range.h"
#include "core/task/task_list.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plateau::ui {

namespace {

constexpr int schema = 1;
constexpr qint64 mostBytes = 256 << 10;
constexpr std::size_t mostFiles = 64;

const std::array<const char*, 5> roles{"domain", "general", "test", "validation", "general_test"};

std::string text(const QString& value) {
    return value.toStdString();
}

std::vector<std::string> texts(const QStringList& values) {
    std::vector<std::string> out;
    for (const QString& value : values) {
        out.push_back(text(value));
    }
    return out;
}

class Reader {
public:
    explicit Reader(JsonFields fields) : m_fields(std::move(fields)) {}
    void read(const char* key, QString& out) {
        std::string value = text(out);
        m_fields.read(key, value);
        out = QString::fromStdString(value);
    }
    void read(const char* key, QStringList& out) {
        std::vector<std::string> values;
        m_fields.read(key, values);
        for (const std::string& value : values) {
            out << QString::fromStdString(value);
        }
    }
    template <typename T>
    void read(const char* key, T& out) {
        m_fields.read(key, out);
    }
    JsonFields& fields() { return m_fields; }

private:
    JsonFields m_fields;
};

void readFiles(JsonFields& fields, Draft& draft) {
    const Json* files = fields.find("files");
    if (files == nullptr || !files->is_array()) {
        return;
    }
    for (std::size_t i = 0; i < std::min(files->size(), mostFiles); ++i) {
        const Json& file = (*files)[i];
        const auto named = [&file](const char* key) {
            const auto found = file.is_object() ? file.find(key) : file.end();
            return file.is_object() && found != file.end() && found->is_string() ? found->get<std::string>()
                                                                                 : std::string();
        };
        const auto role = std::find(roles.begin(), roles.end(), named("role"));
        if (role != roles.end() && !named("path").empty()) {
            draft.files << DraftFile{QString::fromStdString(named("path")),
                                     static_cast<FileRole>(role - roles.begin())};
        }
    }
}

void readFieldNames(JsonFields& fields, DraftFields& out) {
    if (auto object = fields.object("fields")) {
        Reader names(*object);
        names.read("text", out.text);
        names.read("label", out.label);
        names.read("id", out.id);
        names.read("group", out.group);
        names.read("split", out.split);
        names.read("order", out.order);
        names.read("context", out.context);
        names.read("system", out.system);
        names.read("history", out.history);
        names.read("label_columns", out.labelColumns);
        names.read("features", out.features);
    }
}

/// What no control could have set.
void bound(Draft& draft) {
    for (const auto& [path, number] :
         {std::pair{"seeds", &draft.seeds}, std::pair{"instant_seeds", &draft.instantSeeds},
          std::pair{"folds", &draft.folds}}) {
        const recipe::PlanRange& range = recipe::planRange(path);
        *number = range.takes(*number) ? *number : std::clamp(*number, range.leastShown(), range.high);
    }
    if (!(draft.testShare > 0 && draft.testShare < 1)) {
        draft.testShare = Draft().testShare;
    }
    if (draft.target && (!std::isfinite(*draft.target) || *draft.target == 0)) {
        draft.target.reset();
    }
    draft.generalTestShare =
        std::isfinite(draft.generalTestShare) ? std::clamp(draft.generalTestShare, 0.0, 0.9) : 0;
    if (draft.retention && !(*draft.retention > 0 && *draft.retention <= 1)) {
        draft.retention.reset();
    }
    if (task::find(draft.task.toStdString()) == nullptr) {
        draft.task.clear();
    }
}

} // namespace

Json toJson(const Draft& draft) {
    Json files = Json::array();
    for (const DraftFile& file : draft.files) {
        files.push_back({{"path", text(file.path)}, {"role", roles.at(static_cast<std::size_t>(file.role))}});
    }
    Json out{{"schema", schema},
             {"name", text(draft.name)},
             {"task", text(draft.task)},
             {"files", files},
             {"fields",
              {{"text", text(draft.fields.text)},
               {"label", text(draft.fields.label)},
               {"id", text(draft.fields.id)},
               {"group", text(draft.fields.group)},
               {"split", text(draft.fields.split)},
               {"order", text(draft.fields.order)},
               {"context", text(draft.fields.context)},
               {"system", text(draft.fields.system)},
               {"history", text(draft.fields.history)},
               {"label_columns", texts(draft.fields.labelColumns)},
               {"features", texts(draft.fields.features)}}},
             {"split", text(draft.split)},
             {"test_share", draft.testShare},
             {"split_seed", draft.splitSeed},
             {"skip_bad_rows", draft.skipBadRows},
             {"model", text(draft.model)},
             {"training", recipe::toJson(draft.training)},
             {"mixtures", texts(draft.mixtures)},
             {"general_test_share", draft.generalTestShare},
             {"sizes", draft.sizes},
             {"seeds", draft.seeds},
             {"instant_seeds", draft.instantSeeds},
             {"folds", draft.folds},
             {"words", draft.words},
             {"baseline", draft.baseline},
             {"shuffled_control", draft.shuffledControl}};
    if (draft.target) {
        out["target"] = *draft.target;
    }
    if (draft.retention) {
        out["retention"] = *draft.retention;
    }
    if (draft.maxTokens) {
        out["max_tokens"] = *draft.maxTokens;
    }
    if (draft.maxNewTokens) {
        out["max_new_tokens"] = *draft.maxNewTokens;
    }
    return out;
}

std::optional<Draft> readDraft(const Json& json) {
    std::vector<Fault> faults;
    int version = 0;
    if (!json.is_object()) {
        return std::nullopt;
    }
    Reader reader(JsonFields(json, "", faults));
    reader.read("schema", version);
    if (version != schema) {
        return std::nullopt;
    }
    Draft draft;
    reader.read("name", draft.name);
    reader.read("task", draft.task);
    readFiles(reader.fields(), draft);
    readFieldNames(reader.fields(), draft.fields);
    reader.read("split", draft.split);
    reader.read("test_share", draft.testShare);
    reader.read("split_seed", draft.splitSeed);
    reader.read("skip_bad_rows", draft.skipBadRows);
    reader.read("model", draft.model);
    if (auto training = reader.fields().object("training")) {
        draft.training = recipe::readSettings(*training);
    }
    std::vector<std::string> mixtures;
    reader.read("mixtures", mixtures);
    for (const std::string& mixture : mixtures) {
        draft.mixtures << QString::fromStdString(mixture);
    }
    reader.read("general_test_share", draft.generalTestShare);
    reader.read("sizes", draft.sizes);
    reader.read("seeds", draft.seeds);
    reader.read("instant_seeds", draft.instantSeeds);
    reader.read("folds", draft.folds);
    reader.read("words", draft.words);
    reader.read("baseline", draft.baseline);
    reader.read("shuffled_control", draft.shuffledControl);
    reader.read("target", draft.target);
    reader.read("retention", draft.retention);
    reader.read("max_tokens", draft.maxTokens);
    reader.read("max_new_tokens", draft.maxNewTokens);
    bound(draft);
    return draft;
}

QString DraftStore::newId() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString DraftStore::fileOf(const QString& id) const {
    return QDir(m_folder).filePath(id + QStringLiteral(".json"));
}

QList<DraftEntry> DraftStore::read() const {
    QList<DraftEntry> out;
    const auto files = QDir(m_folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        if (out.size() >= mostDrafts || info.size() > mostBytes || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const auto json = parseJson(file.readAll().toStdString(), info.fileName().toStdString());
        if (auto draft = json ? readDraft(*json) : std::nullopt) {
            out << DraftEntry{info.completeBaseName(), std::move(*draft)};
        }
    }
    return out;
}

Result<void> DraftStore::write(const DraftEntry& entry) const {
    if (auto made = makeFolders(m_folder.toStdString()); !made) {
        return made;
    }
    const auto done =
        publishFile(fileOf(entry.id).toStdString(), toJson(entry.draft).dump(1), Publish::Replace);
    return done ? Result<void>() : Result<void>(done.error());
}

void DraftStore::remove(const QString& id) const {
    QFile::remove(fileOf(id));
}

} // namespace plateau::ui
