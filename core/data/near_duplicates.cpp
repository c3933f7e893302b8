#include "core/data/near_duplicates.h"

#include "core/data/parallel_jobs.h"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace plateau::data {
namespace {

/// Union-find that several threads may join at once; the root of a cluster is its first position.
class Clusters {
public:
    explicit Clusters(std::size_t count) : m_parent(count) {
        for (std::size_t i = 0; i < count; ++i) {
            m_parent[i].store(static_cast<std::uint32_t>(i), std::memory_order_relaxed);
        }
    }
    std::uint32_t root(std::uint32_t i) {
        for (std::uint32_t parent = m_parent[i]; parent != i; parent = m_parent[i]) {
            const std::uint32_t above = m_parent[parent];
            m_parent[i].compare_exchange_weak(parent, above); // lost to another thread: it is no longer
            i = above;
        }
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        for (;;) {
            const auto [first, second] = std::minmax({root(a), root(b)});
            std::uint32_t expected = second; // a root, unless another thread has just joined it
            if (first == second || m_parent[second].compare_exchange_strong(expected, first)) {
                return;
            }
        }
    }

private:
    std::vector<std::atomic<std::uint32_t>> m_parent;
};

/// Members of equal key: positions by key, then position.
class Buckets {
public:
    Buckets(const TextSketches& sketches, std::size_t band) {
        m_entries.reserve(sketches.size());
        for (std::size_t i = 0; i < sketches.size(); ++i) {
            if (!sketches.isBlank(i)) {
                m_entries.push_back(std::uint64_t{sketches.key(band, i)} << 32 | i);
            }
        }
        std::sort(m_entries.begin(), m_entries.end());
    }
    std::size_t size() const { return m_entries.size(); }
    std::uint32_t position(std::size_t entry) const { return static_cast<std::uint32_t>(m_entries[entry]); }
    bool sameBucket(std::size_t a, std::size_t b) const { return m_entries[a] >> 32 == m_entries[b] >> 32; }

private:
    std::vector<std::uint64_t> m_entries;
};

/// The clusters do not depend on the order of the joins: a pair is left out only where it would join nothing.
class Finder {
public:
    Finder(const TextSketches& sketches, const NearDuplicateSettings& settings)
        : m_sketches(sketches), m_settings(settings), m_clusters(sketches.size()) {}

    bool joinAll(const std::stop_token& stop) {
        return runJobs(
            TextSketches::bands, [&](std::size_t band) { joinBand(band, stop); }, stop);
    }

    NearDuplicates result() {
        NearDuplicates found;
        found.keeper.resize(m_sketches.size());
        std::iota(found.keeper.begin(), found.keeper.end(), 0u);
        std::vector<std::uint32_t> sizes(m_sketches.size());
        for (std::uint32_t i = 0; i < m_sketches.size(); ++i) {
            const auto root = m_clusters.root(i);
            ++sizes[root];
            if (comesBefore(i, found.keeper[root])) {
                found.keeper[root] = i;
            }
        }
        // Roots come first in their cluster, so going down they are read before they are overwritten last.
        for (auto i = static_cast<std::uint32_t>(m_sketches.size()); i-- > 0;) {
            found.keeper[i] = found.keeper[m_clusters.root(i)];
            found.removable += found.keeper[i] != i;
            found.clusters += sizes[i] > 1;
        }
        return found;
    }

private:
    void joinBand(std::size_t band, const std::stop_token& stop) {
        const Buckets buckets(m_sketches, band);
        for (std::size_t entry = 1; entry < buckets.size(); ++entry) {
            if (entry % 1024 == 0 && stop.stop_requested()) {
                return;
            }
            compareWithEarlier(buckets, entry);
        }
    }

    void compareWithEarlier(const Buckets& buckets, std::size_t entry) {
        const auto later = buckets.position(entry);
        const auto most = static_cast<std::size_t>(m_settings.candidates);
        for (std::size_t back = 1; back <= std::min(entry, most) && buckets.sameBucket(entry - back, entry);
             ++back) {
            const auto earlier = buckets.position(entry - back);
            if (m_clusters.root(earlier) != m_clusters.root(later) && isNear(earlier, later)) {
                m_clusters.join(earlier, later);
            }
        }
    }

    bool isNear(std::uint32_t a, std::uint32_t b) const {
        return similarityFrom(m_settings.threshold, m_sketches, a, m_sketches, b).has_value();
    }

    /// By id, shorter ones first (2 before 10), then by position.
    bool comesBefore(std::uint32_t a, std::uint32_t b) const {
        const std::string& left = m_sketches.sample(a).id;
        const std::string& right = m_sketches.sample(b).id;
        return left.size() != right.size() ? left.size() < right.size()
               : left != right             ? left < right
                                           : a < b;
    }

    const TextSketches& m_sketches;
    NearDuplicateSettings m_settings;
    Clusters m_clusters;
};

Error stopped() {
    return {ErrorKind::Cancelled, "near duplicates", "the search was stopped", ""};
}

} // namespace

Result<void> checkSettings(const NearDuplicateSettings& settings) {
    if (!(settings.threshold >= 0.5 && settings.threshold <= 1)) {
        return badInput("near duplicates", "the threshold must be from 0.5 to 1", "Use 0.7.");
    }
    if (settings.candidates < 1 || settings.candidates > 10000) {
        return badInput("near duplicates", "candidates must be from 1 to 10,000", "Use 32.");
    }
    return {};
}

Result<NearDuplicates> findNearDuplicates(const TextSketches& sketches, const NearDuplicateSettings& settings,
                                          const std::stop_token& stop) {
    if (const auto good = checkSettings(settings); !good) {
        return good.error();
    }
    Finder finder(sketches, settings);
    return finder.joinAll(stop) ? Result<NearDuplicates>(finder.result()) : stopped();
}

Result<NearDuplicates> findNearDuplicates(std::span<const Sample> samples,
                                          const NearDuplicateSettings& settings, const std::stop_token& stop,
                                          const Progress& progress) {
    if (const auto good = checkSettings(settings); !good) {
        return good.error();
    }
    const auto sketches = TextSketches::of(samples, stop, progress);
    return sketches ? findNearDuplicates(*sketches, settings, stop) : stopped();
}

} // namespace plateau::data
