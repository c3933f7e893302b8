#include "ui/viewmodels/plan_checker.h"

#include "ui/viewmodels/plan_draft.h"

#include "core/task/task_list.h"

#include <QFileInfo>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int patienceMs = 300;
constexpr int timeoutMs = 300'000;

QString text(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                       : QString();
}

double number(const Json& object, const char* key) {
    const auto found = object.find(key);
    const double value = found != object.end() && found->is_number() ? found->get<double>() : 0;
    return std::clamp(value, 0.0, 1e15);
}

std::vector<std::string> texts(const Json& object, const char* key) {
    std::vector<std::string> all;
    const auto found = object.find(key);
    for (const Json& item : found != object.end() && found->is_array() ? *found : Json::array()) {
        if (item.is_string()) {
            all.push_back(item.get<std::string>());
        }
    }
    return all;
}

bool flag(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// Whether two drafts have the same pool and test set.
bool hasSameData(const Draft& a, const Draft& b) {
    return a.task == b.task && a.files == b.files && a.fields == b.fields && a.split == b.split &&
           a.testShare == b.testShare && a.splitSeed == b.splitSeed && a.skipBadRows == b.skipBadRows;
}

} // namespace

PlanModel readPlanModel(const Json& json) {
    PlanModel model;
    if (!json.is_object()) {
        return model;
    }
    model.name = text(json, "name");
    model.folder = text(json, "folder");
    model.family = text(json, "family");
    model.pooling = text(json, "pooling");
    model.licence = text(json, "licence");
    model.fault = text(json, "error");
    model.parameters = number(json, "parameters");
    model.bytes = number(json, "bytes");
    model.layers = static_cast<int>(std::min(number(json, "layers"), 1e6));
    model.hidden = static_cast<int>(std::min(number(json, "hidden"), 1e6));
    model.traits.scratch = flag(json, "built_in");
    model.traits.language = flag(json, "language");
    if (auto targets = texts(json, "targets"); !targets.empty()) {
        model.traits.targets = std::move(targets);
    }
    if (const auto tasks = json.find("tasks"); tasks != json.end() && tasks->is_array()) {
        for (const Json& task : *tasks) {
            model.tasks << (task.is_string() ? QString::fromStdString(task.get<std::string>()) : QString());
        }
    }
    model.maxTokens = static_cast<int>(std::min(number(json, "max_tokens"), 1e9));
    return model;
}

PlanChecker::PlanChecker(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_call(session.cli()), m_list(session.cli()) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &PlanChecker::ask);
    connect(&session, &Session::draftChanged, this, &PlanChecker::draftChanged);
    connect(&session, &Session::folderChanged, this, &PlanChecker::draftChanged);
    connect(&session.cli(), &CliRunner::statusChanged, this, [this] {
        if (m_session.cli().isReady()) {
            listModels();
        }
        draftChanged();
    });
    if (session.cli().isReady()) {
        listModels();
    }
    draftChanged();
}

const PlanModel* PlanChecker::modelNamed(const QString& name) const {
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [&name](const PlanModel& model) { return model.name == name; });
    return found == m_models.end() ? nullptr : &*found;
}

bool PlanChecker::isSearching(const Draft& draft) const {
    return m_session.cli().isReady() &&
           (!m_listed || (QFileInfo(draft.model).isAbsolute() && modelNamed(draft.model) == nullptr));
}

const PlanModel* PlanChecker::modelOf(const Draft& draft) const {
    if (!draft.model.isEmpty()) {
        return modelNamed(draft.model);
    }
    const QString task = draft.task.isEmpty() ? m_session.task() : draft.task;
    const task::Task& known = task::taskOf(task.toStdString());
    const PlanModel* asked = nullptr; // sorts texts as well, but takes longer than one made for it
    for (const PlanModel& model : m_models) {
        if (model.suits(task) && (known.info().writesAnswers || !isAsked(known, model.traits))) {
            return &model;
        }
        asked = asked == nullptr && model.suits(task) ? &model : asked;
    }
    return asked;
}

Draft PlanChecker::completed(const Draft& draft) const {
    Draft out = draft;
    if (out.task.isEmpty()) {
        out.task = m_session.task();
    }
    if (const PlanModel* model = modelOf(out)) {
        out.model = out.model.isEmpty() ? model->name : out.model;
        fitToModel(out, model->traits);
    }
    if (!out.target) {
        out.target = usualTarget(task::taskOf(out.task.toStdString()));
    }
    return out;
}

void PlanChecker::refresh() {
    m_asked.clear();
    listModels();
    draftChanged();
}

void PlanChecker::set(State state) {
    m_state = state;
    Q_EMIT changed();
}

void PlanChecker::draftChanged() {
    const Draft draft = completed(m_session.draft());
    if (m_session.draft().file(FileRole::Domain) == nullptr || draft.model.isEmpty() ||
        !m_session.cli().isReady() || !m_session.folder().isEmpty()) {
        m_patience.stop();
        m_call.cancel();
        m_asked.clear();
        m_check.reset();
        m_error.reset();
        return set(State::Idle);
    }
    if (!hasSameData(m_seen, draft)) {
        m_check.reset(); // its counts are those of other data
    }
    m_seen = draft;
    if (QFileInfo(draft.model).isAbsolute() && modelOf(draft) == nullptr) {
        inspectModel(draft.model);
    }
    m_patience.start();
    set(State::Checking);
}

void PlanChecker::ask() {
    QStringList arguments =
        newArguments(completed(m_session.draft()), m_session.newFolder(QStringLiteral("new")));
    arguments << QStringLiteral("--dry-run") << QStringLiteral("--json");
    if (arguments == m_asked && !m_call.isRunning()) {
        return set(m_error ? State::Failed : State::Ready);
    }
    m_asked = arguments;
    CliCallSettings settings;
    settings.timeoutMs = timeoutMs;
    m_call.start(
        arguments, [this](const CliReply& reply) { take(reply); }, settings);
    set(State::Checking);
}

void PlanChecker::take(const CliReply& reply) {
    auto check = reply.value ? readPlanCheck(*reply.value) : std::nullopt;
    if (check) {
        m_check = std::move(check);
        m_error.reset();
        return set(State::Ready);
    }
    m_check.reset();
    m_error =
        reply.error ? *reply.error : Error{ErrorKind::Internal, "plateau", "its answer cannot be read", ""};
    set(State::Failed);
}

void PlanChecker::listModels() {
    m_list.start({QStringLiteral("model"), QStringLiteral("list"), QStringLiteral("--json")},
                 [this](const CliReply& reply) { takeModels(reply); });
}

void PlanChecker::takeModels(const CliReply& reply) {
    m_models.clear();
    m_inspected.clear();
    if (reply.value && reply.value->is_object() && reply.value->contains("models")) {
        for (const Json& entry : (*reply.value)["models"]) {
            const PlanModel model = readPlanModel(entry);
            if (!model.name.isEmpty()) {
                m_models << model;
            }
        }
    }
    m_listed = true;
    draftChanged();
}

void PlanChecker::inspectModel(const QString& folder) {
    if (m_inspected.contains(folder)) {
        return;
    }
    m_inspected << folder;
    m_session.cli().call(
        {QStringLiteral("model"), QStringLiteral("inspect"), folder, QStringLiteral("--json")}, this,
        [this, folder](const CliReply& reply) {
            PlanModel model = reply.value ? readPlanModel(*reply.value) : PlanModel{};
            model.name = folder;
            if (reply.error) {
                model.fault = QString::fromStdString(reply.error->text());
            }
            if (m_inspected.contains(folder) && modelNamed(folder) == nullptr) {
                m_models << model;
            }
            Q_EMIT changed();
        });
}

} // namespace plateau::ui
