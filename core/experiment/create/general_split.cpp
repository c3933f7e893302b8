#include "core/data/near_duplicates.h"
#include "core/experiment/create/create_parts.h"
#include "core/experiment/create/task_split.h"
#include "core/task/task_list.h"

#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

/// A general test set that is drawn out of the general pool.
namespace plateau::experiment {
namespace {

/// Samples that must stay on one side: of one group, or of (nearly) equal texts.
class Units {
public:
    explicit Units(std::size_t samples) : m_parent(samples) {
        std::iota(m_parent.begin(), m_parent.end(), 0u);
    }

    std::uint32_t rootOf(std::uint32_t i) {
        while (m_parent[i] != i) {
            i = m_parent[i] = m_parent[m_parent[i]];
        }
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) { m_parent[rootOf(a)] = rootOf(b); }

private:
    std::vector<std::uint32_t> m_parent;
};

Result<Units> unitsOf(const std::vector<data::Sample>& samples, bool comparesTexts,
                      const std::stop_token& stop) {
    Units units(samples.size());
    std::unordered_map<std::string, std::uint32_t> firstOf;
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        if (!samples[i].group.empty()) {
            units.join(i, firstOf.emplace(samples[i].group, i).first->second);
        }
    }
    if (comparesTexts) {
        const auto near = data::findNearDuplicates(samples, {}, stop);
        if (!near) {
            return near.error();
        }
        for (std::uint32_t i = 0; i < samples.size(); ++i) {
            units.join(i, near->keeper[i]);
        }
    }
    return units;
}

Error refused(const std::string& what, const std::string& fix) {
    return {ErrorKind::Usage, "general_test", what, fix};
}

Result<void> checkShare(const CreateRequest& request, const SplitData& data) {
    const double share = *request.general.testShare;
    if (request.general.test) {
        return refused("is both a file and a share", "Give one of them.");
    }
    if (data.general.empty()) {
        return refused("is a share of the general pool, but there is none",
                       "Add general data, or name a file.");
    }
    if (!(share > 0 && share <= 0.9)) {
        return refused(fmt::format("is {:g} % of the general pool", 100 * share),
                       "Write a share of at most 90%.");
    }
    return {};
}

/// Items of several files have one name space: predictions are kept by id.
void makeIdsUnique(std::vector<data::Sample>& samples) {
    std::set<std::string> ids;
    for (data::Sample& sample : samples) {
        const std::string own = sample.id;
        for (int number = 2; !ids.insert(sample.id).second; ++number) {
            sample.id = fmt::format("{}#{}", own, number);
        }
    }
}

} // namespace

Result<void> drawGeneralTest(const CreateRequest& request, const data::FieldMapping& mapping, SplitData& data,
                             const std::stop_token& stop) {
    if (!request.general.testShare) {
        return {};
    }
    if (auto fits = checkShare(request, data); !fits) {
        return fits;
    }
    std::vector<data::Sample> all;
    std::vector<std::size_t> datasets; // of each sample
    for (std::size_t i = 0; i < data.general.size(); ++i) {
        std::move(data.general[i].begin(), data.general[i].end(), std::back_inserter(all));
        datasets.resize(all.size(), i);
        data.general[i].clear();
    }
    const task::Task& task = task::taskOf(request.task);
    auto units = unitsOf(all, task.info().comparesTexts, stop);
    if (!units) {
        return units.error();
    }
    std::vector<std::string> groups;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        groups.push_back(std::exchange(all[i].group, fmt::format("unit {}", units->rootOf(i))));
    }
    data::SplitSettings settings;
    settings.rule = data::SplitRule::Group;
    settings.testShare = *request.general.testShare;
    settings.seed = request.splitSeed;
    const auto split = taskSplit(task, all, mapping, settings);
    if (!split) {
        return refused(fmt::format("cannot be drawn: {}", split.error().what),
                       "Add general samples that differ, or name a file.");
    }
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        all[i].group = std::move(groups[i]);
    }
    for (const std::uint32_t i : split->test) {
        data.generalTest.push_back(std::move(all[i]));
    }
    makeIdsUnique(data.generalTest);
    for (const std::uint32_t i : split->train) {
        data.general[datasets[i]].push_back(std::move(all[i]));
    }
    data.report.generalTestShare = *request.general.testShare;
    return {};
}

} // namespace plateau::experiment
