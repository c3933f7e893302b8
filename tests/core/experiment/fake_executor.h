#pragma once

#include "core/experiment/run/executor.h"
#include "core/experiment/store/folder.h"

#include "tests/support/class_results.h"

#include <algorithm>
#include <deque>
#include <set>
#include <string>
#include <vector>

namespace plateau::experiment::sample {

/// Trains nothing: publishes results of a formula, several groups at once and in another order than they
/// came.
class FakeExecutor : public Executor {
public:
    FakeExecutor(const Folder& folder, std::size_t capacity) : m_folder(folder), m_capacity(capacity) {}

    std::set<std::string> fails; ///< cells whose group ends with an error
    std::set<std::string> loses; ///< cells that are forgotten once, without a word
    std::vector<std::vector<std::string>> submitted;
    std::size_t mostAtOnce = 0;
    int replaced = 0; ///< how often somebody asked for other workers

    std::size_t capacity() const override { return m_capacity - m_groups.size(); }

    Result<void> submit(std::span<const CellGroup> groups) override {
        if (groups.size() > capacity()) {
            return Error{ErrorKind::Busy, "fake", "too many groups", ""};
        }
        for (const CellGroup& group : groups) {
            m_groups.push_back(group);
            submitted.push_back(idsOf(group));
        }
        mostAtOnce = std::max(mostAtOnce, m_groups.size());
        return {};
    }

    Result<std::vector<ExecutorEvent>> poll(std::chrono::milliseconds) override {
        std::vector<ExecutorEvent> events;
        if (!std::exchange(m_ready, true)) {
            events.push_back(event(ExecutorEvent::Type::Ready));
            events.back().facts = {{"device", "fake"}};
        }
        if (!m_groups.empty()) {
            const CellGroup group = m_groups.back(); // the newest first
            m_groups.pop_back();
            run(group, events);
        }
        return events;
    }

    std::vector<ExecutorEvent> stop() override {
        m_groups.clear();
        return {};
    }

    void replaceWorkers() override { ++replaced; }

    std::vector<std::string> lost(std::span<const std::string> cells) override {
        std::vector<std::string> out;
        for (const std::string& cell : cells) {
            const bool known = std::any_of(m_groups.begin(), m_groups.end(), [&](const CellGroup& group) {
                const auto ids = idsOf(group);
                return std::find(ids.begin(), ids.end(), cell) != ids.end();
            });
            if (!known) {
                out.push_back(cell);
            }
        }
        return out;
    }

private:
    static std::vector<std::string> idsOf(const CellGroup& group) {
        std::vector<std::string> ids;
        for (const PlannedCell& cell : group) {
            ids.push_back(cell.id);
        }
        return ids;
    }
    static ExecutorEvent event(ExecutorEvent::Type type) {
        ExecutorEvent out;
        out.type = type;
        return out;
    }

    void run(const CellGroup& group, std::vector<ExecutorEvent>& events) {
        for (const PlannedCell& cell : group) {
            if (loses.erase(cell.id) > 0) {
                return;
            }
        }
        events.push_back(event(ExecutorEvent::Type::Started));
        events.back().cells = idsOf(group);
        ExecutorEvent ended = event(ExecutorEvent::Type::Ended);
        ended.cells = idsOf(group);
        for (const PlannedCell& cell : group) {
            if (fails.contains(cell.id)) {
                ended.error = badInput("cell", "cannot be trained", "Choose another model.");
                break;
            }
            CellResult result;
            result.cell = cell.id;
            result.spec = cell.spec;
            sample::setAccuracy(result, 0.5, 1000);
            static_cast<void>(m_folder.publishResult(result, {}));
            events.push_back(event(ExecutorEvent::Type::Result));
            events.back().cell = cell.id;
        }
        events.push_back(std::move(ended));
    }

    const Folder& m_folder;
    std::size_t m_capacity;
    std::deque<CellGroup> m_groups;
    bool m_ready = false;
};

} // namespace plateau::experiment::sample
