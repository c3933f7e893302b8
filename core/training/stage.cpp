#include "core/training/stage.h"

#include "core/recipe/budget.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace plateau::training {

Stage::Stage(const EncodedTexts& pool, const recipe::TrainingSettings& settings, CellPack& pack)
    : m_pool(pool), m_settings(settings), m_pack(pack), m_window(pack.onCpu() ? 1 : 16) {}

Result<void> Stage::run(std::vector<Lane> lanes, const Hooks& hooks, const std::stop_token& stop) {
    m_lanes = std::move(lanes);
    m_gone.assign(m_lanes.size(), 0);
    m_pending.clear();
    for (std::int64_t number = 1; !m_lanes.empty(); ++number) {
        if (stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, "", "stopped on request", ""};
        }
        const auto begin = std::chrono::steady_clock::now();
        update(number);
        const bool marked = std::any_of(m_lanes.begin(), m_lanes.end(), [&](const Lane& lane) {
            return number >= lane.updates || std::binary_search(lane.marks.begin(), lane.marks.end(), number);
        });
        const bool due = marked || m_pending.size() >= m_window;
        if (due) {
            if (auto flushed = flush(hooks); !flushed) {
                return flushed;
            }
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        for (Lane& lane : m_lanes) {
            lane.seconds += took.count() / static_cast<double>(m_lanes.size());
        }
        if (marked) {
            if (auto looked = lookAtMarks(number, hooks); !looked) {
                return looked;
            }
        }
        if (due) {
            removeGone();
        }
    }
    return {};
}

void Stage::update(std::int64_t number) {
    std::vector<std::span<const std::int32_t>> texts;
    std::vector<int> labels;
    std::vector<double> factors;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = m_lanes[i];
        const auto batch = std::min(static_cast<std::size_t>(m_settings.optimizer.batch), lane.rows.size());
        for (const std::uint32_t index : lane.order.next(batch)) {
            texts.push_back(m_pool.ids(lane.rows[index]));
            labels.push_back(lane.labels[index]);
            lane.tokens += static_cast<std::int64_t>(texts.back().size());
        }
        factors.push_back(recipe::rateFactor(m_settings.optimizer, number - 1, lane.updates));
        if (lane.poisonAt == number) {
            m_pack.poison(static_cast<std::int64_t>(i));
        }
    }
    m_pending.push_back({number, m_pack.step(texts, labels, factors)});
}

Result<void> Stage::flush(const Hooks& hooks) {
    for (const Pending& pending : m_pending) {
        const at::Tensor loss = pending.result.loss.to(at::kCPU);
        const at::Tensor norm = pending.result.norm.to(at::kCPU);
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            Lane& lane = m_lanes[i];
            if (m_gone[i] != 0) {
                continue;
            }
            const double lossValue = loss.const_data_ptr<float>()[i];
            const double normValue = norm.const_data_ptr<float>()[i];
            if (!std::isfinite(lossValue) || !std::isfinite(normValue)) {
                m_gone[i] = 1;
                hooks.diverged(lane, pending.update);
            } else if (hooks.sink) {
                const double rate =
                    m_settings.optimizer.learningRate *
                    recipe::rateFactor(m_settings.optimizer, pending.update - 1, lane.updates);
                hooks.sink({lane.id, pending.update, lane.updates, lossValue, rate, normValue});
            }
        }
    }
    m_pending.clear();
    return {};
}

Result<void> Stage::lookAtMarks(std::int64_t number, const Hooks& hooks) {
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = m_lanes[i];
        const bool last = number >= lane.updates;
        if (m_gone[i] != 0 || !(last || std::binary_search(lane.marks.begin(), lane.marks.end(), number))) {
            continue;
        }
        auto after = hooks.look(lane, static_cast<std::int64_t>(i), number);
        if (!after) {
            return after.error();
        }
        m_gone[i] = last || *after == After::Finished ? 1 : 0;
    }
    return {};
}

void Stage::removeGone() {
    std::vector<std::int64_t> kept;
    std::vector<Lane> lanes;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        if (m_gone[i] == 0) {
            kept.push_back(static_cast<std::int64_t>(i));
            lanes.push_back(std::move(m_lanes[i]));
        }
    }
    if (kept.size() == m_lanes.size()) {
        m_lanes = std::move(lanes);
        return;
    }
    m_lanes = std::move(lanes);
    m_gone.assign(m_lanes.size(), 0);
    if (!kept.empty()) {
        m_pack.keep(kept);
    }
}

} // namespace plateau::training
