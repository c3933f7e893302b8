#include "core/experiment/store/events.h"

#include "core/base/json_fields.h"
#include "core/experiment/store/attempt.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace plateau::experiment {
namespace {

constexpr std::array eventNames = {"run_started",  "cell_started", "cell_progress", "cell_done",
                                   "cell_failed",  "answer",       "paused",        "resumed",
                                   "run_finished", "cell_damaged", "worker_silent", "worker_heard"};
static_assert(eventNames.size() == std::variant_size_v<EventBody>);

constexpr std::size_t textBytes = 4096;        ///< of one text in a line, escapes included
constexpr std::int64_t mostEvents = 1ll << 53; ///< beyond it no counter came there by counting

/// Bytes that a character takes in a JSON line at most: escapes, or a replacement for what is not UTF-8.
std::size_t escapedBytes(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 ? 6 : byte >= 0x80 ? 3 : c == '"' || c == '\\' ? 2 : 1;
}

/// Cut between code points so that it takes at most textBytes in the line.
std::string cut(const std::string& text) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bytes += escapedBytes(text[i]);
        if (bytes > textBytes) {
            while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) {
                --i;
            }
            return text.substr(0, i) + "…";
        }
    }
    return text;
}

Json bodyJson(const RunStarted& e) {
    return {{"build", cut(e.build)}, {"device", cut(e.device)}, {"pid", e.pid},
            {"cells", e.cells},      {"missing", e.missing},    {"predicted_seconds", e.predictedSeconds}};
}
Json bodyJson(const CellStarted& e) {
    return {{"cell", cut(e.cell)},
            {"attempt", cut(e.attempt)},
            {"updates", e.updates},
            {"packed_with", e.packedWith}};
}
Json bodyJson(const CellProgress& e) {
    return {{"cell", cut(e.cell)},
            {"update", e.update},
            {"updates", e.updates},
            {"loss", e.loss},
            {"seconds_left", e.secondsLeft}};
}
Json bodyJson(const CellDone& e) {
    return {{"cell", cut(e.cell)},
            {"status", name(e.status)},
            {"score", e.score},
            {"seconds", e.seconds},
            {"under_trained", e.underTrained}};
}
Json bodyJson(const CellFailed& e) {
    return {{"cell", cut(e.cell)},
            {"attempt", cut(e.attempt)},
            {"kind", cut(e.kind)},
            {"text", cut(e.text)},
            {"will_retry", e.willRetry}};
}
Json bodyJson(const AnswerGiven& e) {
    return {{"number", e.number}, {"sentence", cut(e.sentence)}};
}
Json bodyJson(const Paused&) {
    return Json::object();
}
Json bodyJson(const Resumed&) {
    return Json::object();
}
Json bodyJson(const RunFinished& e) {
    return {{"done", e.done},
            {"diverged", e.diverged},
            {"failed", e.failed},
            {"pending", e.pending},
            {"stopped", e.stopped}};
}

Json bodyJson(const CellDamaged& e) {
    return {{"cell", cut(e.cell)}, {"text", cut(e.text)}};
}
Json bodyJson(const WorkerSilent& e) {
    return {{"seconds", e.seconds}};
}
Json bodyJson(const WorkerHeard&) {
    return Json::object();
}

/// A loss may be NaN, which JSON writes as null.
void readNumber(JsonFields& f, const std::string& key, double& out) {
    const Json* value = f.find(key);
    if (value && value->is_number()) {
        out = value->get<double>();
    }
}

void readBody(JsonFields& f, RunStarted& e) {
    f.read("build", e.build);
    f.read("device", e.device);
    f.read("pid", e.pid);
    f.read("cells", e.cells);
    f.read("missing", e.missing);
    readNumber(f, "predicted_seconds", e.predictedSeconds);
}
void readBody(JsonFields& f, CellStarted& e) {
    f.read("cell", e.cell);
    f.read("attempt", e.attempt);
    f.read("updates", e.updates);
    f.read("packed_with", e.packedWith);
}
void readBody(JsonFields& f, CellProgress& e) {
    f.read("cell", e.cell);
    f.read("update", e.update);
    f.read("updates", e.updates);
    e.loss = std::numeric_limits<double>::quiet_NaN();
    readNumber(f, "loss", e.loss);
    readNumber(f, "seconds_left", e.secondsLeft);
}
void readBody(JsonFields& f, CellDone& e) {
    std::string status;
    f.read("cell", e.cell);
    f.read("status", status);
    e.status = status == name(CellStatus::Diverged) ? CellStatus::Diverged : CellStatus::Done;
    readNumber(f, "score", e.score);
    readNumber(f, "seconds", e.seconds);
    f.read("under_trained", e.underTrained);
}
void readBody(JsonFields& f, CellFailed& e) {
    f.read("cell", e.cell);
    f.read("attempt", e.attempt);
    f.read("kind", e.kind);
    f.read("text", e.text);
    f.read("will_retry", e.willRetry);
}
void readBody(JsonFields& f, AnswerGiven& e) {
    f.read("number", e.number);
    f.read("sentence", e.sentence);
}
void readBody(JsonFields&, Paused&) {}
void readBody(JsonFields&, Resumed&) {}
void readBody(JsonFields& f, RunFinished& e) {
    f.read("done", e.done);
    f.read("diverged", e.diverged);
    f.read("failed", e.failed);
    f.read("pending", e.pending);
    f.read("stopped", e.stopped);
}

void readBody(JsonFields& f, CellDamaged& e) {
    f.read("cell", e.cell);
    f.read("text", e.text);
}
void readBody(JsonFields& f, WorkerSilent& e) {
    readNumber(f, "seconds", e.seconds);
}
void readBody(JsonFields&, WorkerHeard&) {}

template <std::size_t I = 0>
std::optional<EventBody> emptyBody(const std::string& type) {
    if constexpr (I < std::variant_size_v<EventBody>) {
        return type == eventNames[I] ? EventBody(std::in_place_index<I>) : emptyBody<I + 1>(type);
    } else {
        return std::nullopt;
    }
}

double monotonicClock() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

const char* eventName(const EventBody& body) {
    return eventNames[body.index()];
}

std::string toLine(const Event& event) {
    Json json = std::visit([](const auto& body) { return bodyJson(body); }, event.body);
    json["schema"] = eventSchema;
    json["seq"] = event.sequence;
    json["monotonic"] = event.monotonic;
    json["time"] = event.wall;
    json["type"] = eventName(event.body);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ReadEvent readEvent(std::string_view line) {
    ReadEvent out;
    const auto json = parseJson(line, "events.jsonl");
    if (!json || !json->is_object()) {
        return out;
    }
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    int schema = 0;
    std::string type;
    Event event;
    fields.read("schema", schema, JsonFields::Presence::Required);
    fields.read("seq", event.sequence, JsonFields::Presence::Required);
    fields.read("type", type, JsonFields::Presence::Required);
    readNumber(fields, "monotonic", event.monotonic);
    readNumber(fields, "time", event.wall);
    if (!faults.empty() || event.sequence < 1 || event.sequence > mostEvents) {
        return out;
    }
    out.sequence = event.sequence;
    if (auto body = emptyBody(type); body && schema <= eventSchema) {
        event.body = std::move(*body);
        std::visit([&](auto& known) { readBody(fields, known); }, event.body);
        if (faults.empty()) {
            out.event = std::move(event);
        } else {
            out.sequence = 0;
        }
    }
    return out;
}

Result<EventLog> EventLog::open(const std::filesystem::path& path) {
    EventTail tail(path);
    std::int64_t last = 0;
    while (true) {
        const auto batch = tail.next();
        if (!batch) {
            return batch.error();
        }
        if (!batch->more) {
            break;
        }
    }
    last = tail.lastSequence();
    auto log = LineLog::open(path);
    if (!log) {
        return log.error();
    }
    return EventLog(std::move(*log), last);
}

Result<std::int64_t> EventLog::write(EventBody body) {
    const Event event{m_last + 1, monotonicClock(), wallClock(), std::move(body)};
    if (const auto wrote = m_log.append(toLine(event)); !wrote) {
        return wrote.error();
    }
    return ++m_last;
}

void EventTail::take(std::string_view line, Batch& batch) {
    ReadEvent read = readEvent(line);
    if (read.sequence == 0) {
        batch.gap = true;
        return;
    }
    batch.gap = batch.gap || read.sequence != m_last + 1;
    m_last = read.sequence;
    if (read.event) {
        batch.events.push_back(std::move(*read.event));
    } else {
        ++batch.unknown;
    }
}

Result<EventTail::Batch> EventTail::next() {
    constexpr std::size_t batchBytes = 4u << 20;
    Batch batch;
    auto file = ReadFile::open(m_path);
    if (!file) {
        return file.error().kind == ErrorKind::NotFound ? Result<Batch>(std::move(batch)) : file.error();
    }
    if (file->size() < m_offset) { // truncated or another file
        m_offset = 0;
        m_last = 0;
        m_skipping = false;
        batch.gap = true;
    }
    std::string bytes(std::min<std::uint64_t>(batchBytes, file->size() - m_offset), '\0');
    const auto got = file->read(m_offset, bytes);
    if (!got) {
        return got.error();
    }
    batch.more = *got == batchBytes;
    std::string_view rest = std::string_view(bytes).substr(0, *got);
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        if (m_skipping || end >= eventLineBytes) {
            m_skipping = false;
            batch.gap = true;
        } else if (end > 0) {
            take(rest.substr(0, end), batch);
        }
        rest.remove_prefix(end + 1);
    }
    if (rest.size() >= eventLineBytes) { // no event can become that long
        m_skipping = true;
        rest = {};
    }
    m_offset += *got - rest.size();
    return batch;
}

} // namespace plateau::experiment
