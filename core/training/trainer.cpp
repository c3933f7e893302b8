#include "core/training/trainer.h"

#include "core/training/baselines/baseline.h"
#include "core/training/cell_mixture.h"
#include "core/training/cell_run.h"
#include "core/training/out_of_memory.h"
#include "core/training/pack_width.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace plateau::training {
namespace {

/// The one place where Torch's exceptions become errors.
template <typename Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::OutOfMemory, "training", "no memory left",
                     "Use a smaller batch or fewer tokens."};
    } catch (const c10::Error& error) {
        if (isOutOfMemory(error)) {
            return Error{ErrorKind::OutOfMemory, "training", error.what_without_backtrace(),
                         "Use a smaller batch or fewer tokens."};
        }
        return Error{ErrorKind::Internal, "training", error.what_without_backtrace(), ""};
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, "training", error.what(), ""};
    }
}

TokenFacts tokenFacts(const TrainingContext& context) {
    const EncodingFacts pool = context.pool().facts();
    TokenFacts facts{pool.tokens, 0, pool.unknown, pool.truncated, 0, pool.lengths};
    for (std::size_t set = 0; set < context.data().evaluations.size(); ++set) {
        const EncodingFacts items = context.evaluation(set).facts();
        facts.testTokens += items.tokens;
        facts.unknownTokens += items.unknown;
        facts.truncatedTest += items.truncated;
    }
    return facts;
}

} // namespace

struct Trainer::State {
    std::unique_ptr<TrainingContext> context;
    TokenFacts tokens;
    std::map<std::string, int> widths; ///< measured pack widths
    std::map<BaselineKind, std::unique_ptr<Baseline>> baselines;

    Baseline* baseline(BaselineKind kind) {
        auto known = baselines.find(kind);
        if (known == baselines.end()) {
            known = baselines.emplace(kind, makeBaseline(kind, *context)).first;
        }
        return known->second.get();
    }
};

Trainer::Trainer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::open(TrainerOptions options, TaskData data) {
    return guarded([&]() -> Result<std::unique_ptr<Trainer>> {
        auto context = TrainingContext::open(std::move(options), std::move(data));
        if (!context) {
            return context.error();
        }
        auto state = std::make_unique<State>();
        state->context = std::move(*context);
        state->tokens = tokenFacts(*state->context);
        return std::unique_ptr<Trainer>(new Trainer(std::move(state)));
    });
}

const DeviceFacts& Trainer::device() const {
    return m_state->context->facts();
}

const TokenFacts& Trainer::tokens() const {
    return m_state->tokens;
}

int Trainer::packWidth(const recipe::TrainingSettings& settings, std::int64_t n, std::int64_t waiting) {
    TrainingContext& context = *m_state->context;
    const std::int64_t batch = std::min<std::int64_t>(n, settings.optimizer.batch);
    const std::int64_t most = std::min(waiting, widestPack(context, batch));
    if (most <= 1 || !context.source().packs(settings)) {
        return 1;
    }
    const std::string key = recipe::toJson(settings).dump() + fmt::format("/{}/{}", batch, most);
    const auto known = m_state->widths.find(key);
    if (known != m_state->widths.end()) {
        return known->second;
    }
    const auto width = guarded([&] { return measurePackWidth(context, settings, n, most); });
    return m_state->widths[key] = width ? *width : 1;
}

Result<std::vector<CellReport>> Trainer::train(std::span<const CellTask> cells, std::stop_token stop,
                                               const TrainEvents& events) {
    return guarded([&]() -> Result<std::vector<CellReport>> {
        TrainingContext& context = *m_state->context;
        std::vector<CellReport> reports;
        for (std::size_t at = 0; at < cells.size();) {
            const CellTask& first = cells[at];
            if (first.rows.empty()) {
                return badInput("cell " + first.id, "has no rows", "Use n of at least 1.");
            }
            std::size_t count = 1;
            while (context.source().packs(first.settings) && at + count < cells.size() &&
                   cells[at + count].settings == first.settings &&
                   cells[at + count].mixture == first.mixture && !hasOwnLength(first) &&
                   cells[at + count].rows.size() == first.rows.size()) {
                ++count;
            }
            auto group = CellRun(context, cells.subspan(at, count), stop, events).run();
            if (!group) {
                return group.error();
            }
            std::move(group->begin(), group->end(), std::back_inserter(reports));
            at += count;
        }
        context.source().save();
        return reports;
    });
}

std::vector<std::vector<std::string>> Trainer::interrupted() const {
    return interruptedGroups(m_state->context->options().checkpointFolder);
}

void Trainer::removeCheckpoints(const std::function<bool(const std::string& cell)>& finished) {
    removeFinishedGroups(m_state->context->options().checkpointFolder, finished);
}

bool Trainer::has(BaselineKind kind) const {
    const auto found = guarded([&]() -> Result<bool> { return m_state->baseline(kind) != nullptr; });
    return found && *found;
}

Result<std::vector<CellReport>> Trainer::baseline(BaselineKind kind, std::span<const BaselineTask> tasks,
                                                  std::stop_token stop) {
    return guarded([&]() -> Result<std::vector<CellReport>> {
        Baseline* const baseline = m_state->baseline(kind);
        if (baseline == nullptr) {
            return badInput("baseline", "does not exist for this task and model",
                            "Leave it out of the plan.");
        }
        return baseline->run(tasks, stop);
    });
}

} // namespace plateau::training
