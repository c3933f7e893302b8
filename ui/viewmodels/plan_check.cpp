#include "ui/viewmodels/plan_check.h"

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr std::size_t mostFaults = 200;
constexpr qsizetype mostTemplateName = 40;
constexpr std::size_t mostCells = 100'000;
constexpr std::size_t mostDraws = 10'000;
constexpr qsizetype mostShownDraws = 4096;
constexpr double scarceDisk = 1e9;
constexpr double diskReserve = 10;

const Json& member(const Json& object, const char* key) {
    static const Json nothing;
    if (!object.is_object()) {
        return nothing;
    }
    const auto found = object.find(key);
    return found != object.end() ? *found : nothing;
}

double number(const Json& object, const char* key) {
    const Json& value = member(object, key);
    const double read = value.is_number() ? value.get<double>() : 0;
    return std::isfinite(read) && read > 0 ? std::min(read, 1e15) : 0;
}

std::int64_t count(const Json& object, const char* key) {
    return static_cast<std::int64_t>(number(object, key));
}

QString text(const Json& object, const char* key) {
    const Json& value = member(object, key);
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

void readFaults(const Json& list, PlanCheck& check) {
    for (std::size_t i = 0; list.is_array() && i < std::min(list.size(), mostFaults); ++i) {
        check.faults.push_back({text(list[i], "field"), text(list[i], "what"), text(list[i], "fix")});
    }
}

experiment::CellKind kindOf(const QString& name) {
    using experiment::CellKind;
    for (const CellKind kind :
         {CellKind::Baseline, CellKind::Control, CellKind::LinearProbe, CellKind::BagOfWords}) {
        if (name == QLatin1String(experiment::name(kind))) {
            return kind;
        }
    }
    return CellKind::Cell;
}

void readCells(const Json& list, PlanCheck& check) {
    for (std::size_t i = 0; list.is_array() && i < std::min(list.size(), mostCells); ++i) {
        check.cells.push_back({kindOf(text(list[i], "kind")), count(list[i], "n"),
                               static_cast<std::uint64_t>(count(list[i], "seed")),
                               number(list[i], "seconds")});
    }
}

void readPlanned(const Json& plan, PlanCheck& check) {
    const Json& sizes = member(plan, "sizes");
    for (std::size_t i = 0; sizes.is_array() && i < std::min<std::size_t>(sizes.size(), 64); ++i) {
        if (sizes[i].is_number_integer()) {
            check.sizes.push_back(sizes[i].get<std::int64_t>());
        }
    }
    check.seeds = static_cast<int>(std::min(number(plan, "seeds"), 1000.0));
    const Json& mixtures = member(plan, "mixtures");
    check.curves =
        mixtures.is_array() ? static_cast<int>(std::clamp<std::size_t>(mixtures.size(), 1, 64)) : 1;
    const Json& training = member(plan, "training");
    check.maxTokens = static_cast<int>(std::min(number(training, "max_tokens"), 1e6));
    const Json& answer = member(training, "answer");
    check.chatTemplate = text(answer, "template").left(mostTemplateName).toStdString();
    check.maxNewTokens = static_cast<int>(std::min(number(answer, "max_new_tokens"), 1e6));
}

PlannedDraws readDraws(const Json& json) {
    PlannedDraws draws;
    draws.mixture = text(json, "mixture").toStdString();
    draws.n = count(json, "n");
    draws.seed = static_cast<std::uint64_t>(count(json, "seed"));
    draws.updates = count(json, "updates");
    for (const QChar letter : text(json, "first").left(mostShownDraws)) {
        draws.first += letter == QLatin1Char('D') ? 'D' : 'G';
    }
    const Json& pools = member(json, "pools");
    if (pools.is_object()) {
        for (const auto& [name, pool] : pools.items()) {
            draws.pools.push_back(
                {name, count(pool, "drawn"), count(pool, "unique"), count(pool, "samples")});
        }
    }
    return draws;
}

} // namespace

bool PlanCheck::isDiskTight() const {
    return costs && costs->freeDiskBytes > 0 &&
           costs->freeDiskBytes < std::max(scarceDisk, diskReserve * costs->diskBytes);
}

std::optional<PlanCheck> readPlanCheck(const Json& json) {
    if (text(json, "schema") != QLatin1String("plateau.dry-run/1")) {
        return std::nullopt;
    }
    PlanCheck check;
    readFaults(member(json, "faults"), check);
    readPlanned(member(json, "plan"), check);
    const Json& report = member(json, "report");
    check.poolRows = count(report, "pool_rows");
    check.testRows = count(report, "test_rows");
    check.classes = count(report, "classes");
    std::vector<Fault> unread;
    check.warnings = experiment::readWarnings(member(report, "warnings"), unread);
    readCells(member(json, "cells"), check);
    const Json& draws = member(report, "draws");
    for (std::size_t i = 0; draws.is_array() && i < std::min(draws.size(), mostDraws); ++i) {
        check.draws.push_back(readDraws(draws[i]));
    }
    if (const Json& costs = member(json, "prediction"); costs.is_object()) {
        check.costs = PlanCosts{number(costs, "seconds"),      number(costs, "first_answer_seconds"),
                                number(costs, "memory_bytes"), number(costs, "machine_memory_bytes"),
                                number(costs, "disk_bytes"),   number(costs, "disk_free_bytes")};
    }
    if (member(json, "smallest_visible_gain").is_number()) {
        check.smallestGain = number(json, "smallest_visible_gain");
    }
    return check;
}

} // namespace plateau::ui
