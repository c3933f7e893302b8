#include "core/experiment/run/worker_protocol.h"

#include "core/base/json_fields.h"

#include <array>
#include <utility>

namespace plateau::experiment {
namespace {

using Type = WorkerMessage::Type;

constexpr std::array types{std::pair{Type::Ready, "ready"},       std::pair{Type::Started, "started"},
                           std::pair{Type::Progress, "progress"}, std::pair{Type::Result, "result"},
                           std::pair{Type::Failed, "failed"},     std::pair{Type::Idle, "idle"},
                           std::pair{Type::Fatal, "fatal"},       std::pair{Type::Alive, "alive"}};

constexpr std::array errorKinds{ErrorKind::Usage,         ErrorKind::BadInput,   ErrorKind::NotFound,
                                ErrorKind::Permission,    ErrorKind::OutOfSpace, ErrorKind::OutOfMemory,
                                ErrorKind::DeviceMissing, ErrorKind::Io,         ErrorKind::Busy,
                                ErrorKind::Cancelled,     ErrorKind::Internal};

Error readError(JsonFields& fields) {
    Error error;
    std::string kind;
    fields.read("kind", kind);
    for (const ErrorKind known : errorKinds) {
        if (kind == plateau::name(known)) {
            error.kind = known;
        }
    }
    fields.read("where", error.where);
    fields.read("what", error.what);
    fields.read("fix", error.fix);
    return error;
}

Json errorToJson(const Error& error) {
    return {{"kind", plateau::name(error.kind)},
            {"where", error.where},
            {"what", error.what},
            {"fix", error.fix}};
}

std::string dumpLine(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string toLine(const WorkerRequest& request) {
    return dumpLine({{"type", "run"}, {"cells", request.cells}});
}

Result<WorkerRequest> readRequest(std::string_view line) {
    const auto json = parseJson(line, "worker request");
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    WorkerRequest request;
    std::string type;
    fields.read("type", type, JsonFields::Presence::Required);
    fields.read("cells", request.cells, JsonFields::Presence::Required);
    if (!faults.empty() || type != "run") {
        return badInput("worker request", "is not a run request",
                        "Start the worker through `plateau experiment run`.");
    }
    return request;
}

std::string toLine(const WorkerMessage& m) {
    Json json = {{"protocol", m.protocol}};
    for (const auto& [type, text] : types) {
        if (type == m.type) {
            json["type"] = text;
        }
    }
    switch (m.type) {
    case Type::Ready:
        json["facts"] = m.facts;
        break;
    case Type::Started:
        json["cells"] = m.cells;
        break;
    case Type::Progress:
        json.update({{"cell", m.cell}, {"update", m.update}, {"updates", m.updates}, {"loss", m.loss}});
        break;
    case Type::Result:
        json.update({{"cell", m.cell}, {"status", m.status}, {"score", m.score}, {"seconds", m.seconds}});
        break;
    case Type::Failed:
        json["cells"] = m.cells;
        json["error"] = errorToJson(m.error);
        break;
    case Type::Fatal:
        json["error"] = errorToJson(m.error);
        break;
    case Type::Idle:
    case Type::Alive:
        break;
    }
    return dumpLine(json);
}

Result<WorkerMessage> readMessage(std::string_view line) {
    const auto json = parseJson(line, "worker message");
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    WorkerMessage m;
    std::string type;
    fields.read("type", type, JsonFields::Presence::Required);
    fields.read("protocol", m.protocol, JsonFields::Presence::Required);
    fields.read("cell", m.cell);
    fields.read("cells", m.cells);
    fields.read("update", m.update);
    fields.read("updates", m.updates);
    if (const Json* loss = fields.find("loss"); loss && !loss->is_null()) { // null: NaN
        fields.read("loss", m.loss);
    }
    fields.read("status", m.status);
    fields.read("score", m.score);
    fields.read("seconds", m.seconds);
    if (auto error = fields.object("error")) {
        m.error = readError(*error);
    }
    if (const Json* facts = fields.find("facts")) {
        m.facts = *facts;
    }
    if (!faults.empty()) {
        return faultsToError("worker message", faults);
    }
    for (const auto& [known, text] : types) {
        if (type == text) {
            m.type = known;
            return m;
        }
    }
    return badInput("worker message", "has an unknown type", "Use a worker of the same version.");
}

} // namespace plateau::experiment
