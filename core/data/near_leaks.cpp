#include "core/data/near_leaks.h"

#include "core/data/duplicates.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace plateau::data {
namespace {

/// The test samples of one band by key; test sets are small, so pools are run past them.
class TestBuckets {
public:
    struct Entry {
        std::uint32_t key = 0;
        std::uint32_t test = 0;
        int candidates = 0; ///< pool samples met so far
    };

    TestBuckets(const TextSketches& test, std::size_t band,
                const std::vector<std::optional<NearLeak>>& best) {
        for (std::uint32_t i = 0; i < test.size(); ++i) {
            if (!test.isBlank(i) && !(best[i] && best[i]->exact)) {
                m_entries.push_back({test.key(band, i), i, 0});
            }
        }
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.key, a.test) < std::pair(b.key, b.test);
        });
    }

    /// Calls each(entry) for the test samples with this key.
    template <typename Each>
    void withKey(std::uint32_t key, const Each& each) {
        const auto before = [](const Entry& entry, std::uint32_t wanted) { return entry.key < wanted; };
        for (auto at = std::lower_bound(m_entries.begin(), m_entries.end(), key, before);
             at != m_entries.end() && at->key == key; ++at) {
            each(*at);
        }
    }

private:
    std::vector<Entry> m_entries;
};

class Finder {
public:
    Finder(const TextSketches& pool, const TextSketches& test, const NearDuplicateSettings& settings)
        : m_pool(pool), m_test(test), m_settings(settings), m_best(test.size()) {
        const LeakReport exact = findLeaks(pool.samples(), test.samples());
        for (std::size_t i = 0; i < exact.testRows.size(); ++i) {
            m_best[exact.testRows[i]] = NearLeak{exact.testRows[i], exact.partners[i], 1, true};
        }
    }

    bool compareBand(std::size_t band, const std::stop_token& stop) {
        TestBuckets buckets(m_test, band, m_best);
        for (std::uint32_t i = 0; i < m_pool.size(); ++i) {
            if (i % 1024 == 0 && stop.stop_requested()) {
                return false;
            }
            if (m_pool.isBlank(i)) {
                continue;
            }
            buckets.withKey(m_pool.key(band, i), [&](TestBuckets::Entry& entry) {
                if (entry.candidates++ < m_settings.candidates) {
                    compare(entry.test, i);
                }
            });
        }
        return true;
    }

    std::vector<NearLeak> result() const {
        std::vector<NearLeak> leaks;
        for (const auto& best : m_best) {
            if (best) {
                leaks.push_back(*best);
            }
        }
        return leaks;
    }

private:
    void compare(std::uint32_t test, std::uint32_t pool) {
        auto& best = m_best[test];
        if (best && best->pool == pool) {
            return;
        }
        const auto similarity = similarityFrom(m_settings.threshold, m_test, test, m_pool, pool);
        if (similarity && (!best || *similarity > best->similarity ||
                           (*similarity == best->similarity && pool < best->pool))) {
            best = NearLeak{test, pool, *similarity, false};
        }
    }

    const TextSketches& m_pool;
    const TextSketches& m_test;
    NearDuplicateSettings m_settings;
    std::vector<std::optional<NearLeak>> m_best;
};

} // namespace

Result<std::vector<NearLeak>> findNearLeaks(const TextSketches& pool, const TextSketches& test,
                                            const NearDuplicateSettings& settings,
                                            const std::stop_token& stop) {
    if (const auto good = checkSettings(settings); !good) {
        return good.error();
    }
    Finder finder(pool, test, settings);
    for (std::size_t band = 0; band < TextSketches::bands; ++band) {
        if (!finder.compareBand(band, stop)) {
            return Error{ErrorKind::Cancelled, "near leaks", "the search was stopped", ""};
        }
    }
    return finder.result();
}

} // namespace plateau::data
