#include "core/training/group_state.h"

#include "core/training/checkpoints/exact_number.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::training {
namespace {

using Presence = JsonFields::Presence;

Error foreign() {
    return badInput("saved state", "belongs to other cells or another version",
                    "The cells are trained anew.");
}

Json cellJson(const CellState& state) {
    const CellReport& report = state.report;
    return {{"id", report.id},
            {"updates", state.updates},
            {"loss_before", exactNumber(state.lossBefore)},
            {"search", state.search.state()},
            {"validation_rows", report.validationRows},
            {"tokens", report.tokens},
            {"build_seconds", report.buildSeconds},
            {"train_seconds", report.trainSeconds},
            {"eval_seconds", report.evalSeconds},
            {"packed_with", report.packedWith},
            {"resumed_at", report.resumption.updates},
            {"difference", report.resumption.difference}};
}

Result<void> restoreCell(const Json& json, CellState& state) {
    std::vector<Fault> faults;
    JsonFields fields(json, "cell", faults);
    CellReport& report = state.report;
    std::string id;
    fields.read("id", id, Presence::Required);
    fields.read("updates", state.updates, Presence::Required);
    readExact(fields, "loss_before", state.lossBefore);
    fields.read("validation_rows", report.validationRows, Presence::Required);
    fields.read("tokens", report.tokens, Presence::Required);
    fields.read("build_seconds", report.buildSeconds, Presence::Required);
    fields.read("train_seconds", report.trainSeconds, Presence::Required);
    fields.read("eval_seconds", report.evalSeconds, Presence::Required);
    fields.read("packed_with", report.packedWith, Presence::Required);
    fields.read("resumed_at", report.resumption.updates, Presence::Required);
    fields.read("difference", report.resumption.difference, Presence::Required);
    const Json* search = fields.find("search", Presence::Required);
    fields.finish();
    if (!faults.empty() || search == nullptr) {
        return faultsToError("saved state", faults);
    }
    return id == report.id ? state.search.restore(*search) : Result<void>(foreign());
}

} // namespace

Json machineFacts(const TrainingContext& context, const recipe::TrainingSettings& settings) {
    const DeviceFacts& facts = context.facts();
    return {{"precision", context.source().precision(settings)},
            {"device", facts.device},
            {"processor", facts.name},
            {"threads", std::to_string(facts.threads)},
            {"torch", facts.torchVersion}};
}

std::string differenceOf(const Json& before, const Json& now) {
    std::string differences;
    for (const auto& [key, value] : now.items()) {
        const auto old = before.find(key);
        const std::string was = old != before.end() && old->is_string() ? old->get<std::string>() : "unknown";
        if (was != value.get<std::string>()) {
            differences += fmt::format("{}{}: {} before, {} now", differences.empty() ? "" : "; ", key, was,
                                       value.get<std::string>());
        }
    }
    return differences;
}

Json factsOf(const GroupPosition& position, std::span<const CellTask> tasks,
             std::span<const CellState> states, std::span<const CellProgress> live, const Json& machine) {
    Json cells = Json::array();
    for (std::size_t cell = 0; cell < tasks.size(); ++cell) {
        if (!states[cell].finished) {
            cells.push_back(cellJson(states[cell]));
        }
    }
    Json progress = Json::array();
    for (const CellProgress& cell : live) {
        progress.push_back({{"id", cell.id},
                            {"source", cell.source->state()},
                            {"seconds", cell.seconds},
                            {"tokens", cell.tokens}});
    }
    return {{"stage", position.stage == Stage::Search ? "search" : "train"},
            {"update", position.update},
            {"checks_due", position.checksDue},
            {"machine", machine},
            {"cells", std::move(cells)},
            {"live", std::move(progress)}};
}

std::vector<std::string> cellsIn(const Json& facts) {
    std::vector<std::string> ids;
    const auto cells = facts.is_object() ? facts.find("cells") : facts.end();
    if (cells == facts.end() || !cells->is_array()) {
        return ids;
    }
    for (const Json& cell : *cells) {
        if (!cell.is_object() || !cell.contains("id") || !cell["id"].is_string()) {
            return {};
        }
        ids.push_back(cell["id"].get<std::string>());
    }
    return ids;
}

Result<GroupPosition> restoreGroup(const Json& facts, std::span<const CellTask> tasks,
                                   std::span<CellState> states) {
    std::vector<Fault> faults;
    JsonFields fields(facts, "", faults);
    GroupPosition position;
    std::string stage;
    fields.read("stage", stage, Presence::Required);
    fields.read("update", position.update, Presence::Required);
    fields.read("checks_due", position.checksDue, Presence::Required);
    const auto ids = cellsIn(facts);
    const bool same = std::equal(ids.begin(), ids.end(), tasks.begin(), tasks.end(),
                                 [](const std::string& id, const CellTask& task) { return id == task.id; });
    if (!faults.empty() || !same || (stage != "search" && stage != "train") || position.update < 1) {
        return foreign();
    }
    position.stage = stage == "search" ? Stage::Search : Stage::Train;
    for (std::size_t cell = 0; cell < states.size(); ++cell) {
        if (auto restored = restoreCell(facts["cells"][cell], states[cell]); !restored) {
            return restored.error();
        }
    }
    return position;
}

Result<std::vector<CellProgress>>
restoreProgress(const Json& facts, const std::function<CellProgress(std::size_t cell)>& start) {
    const auto ids = cellsIn(facts);
    const auto live = facts.find("live");
    if (live == facts.end() || !live->is_array() || live->empty()) {
        return foreign();
    }
    std::vector<CellProgress> cells;
    for (const Json& json : *live) {
        std::vector<Fault> faults;
        JsonFields fields(json, "live", faults);
        std::string id;
        double seconds = 0;
        std::int64_t tokens = 0;
        fields.read("id", id, Presence::Required);
        fields.read("seconds", seconds, Presence::Required);
        fields.read("tokens", tokens, Presence::Required);
        const Json* source = fields.find("source", Presence::Required);
        fields.finish();
        const auto place = std::find(ids.begin(), ids.end(), id);
        if (!faults.empty() || source == nullptr || place == ids.end()) {
            return foreign();
        }
        CellProgress cell = start(static_cast<std::size_t>(place - ids.begin()));
        cell.seconds = seconds;
        cell.tokens = tokens;
        if (auto restored = cell.source->restore(*source); !restored) {
            return restored.error();
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

} // namespace plateau::training
