#include "core/data/near_duplicates.h"

#include "core/base/random.h"
#include "core/data/shingles.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace plateau::data {
namespace {

constexpr std::size_t bands = 42;
constexpr std::size_t rowsPerBand = 6;
constexpr std::size_t permutations = bands * rowsPerBand;

/// x → a·x + b modulo 2³² with odd a: permutations of the 32-bit numbers. Order is that of signed numbers,
/// which baseline x86-64 can compare in vectors.
struct Permutations {
    std::array<std::uint32_t, permutations> factor;
    std::array<std::uint32_t, permutations> offset;

    Permutations() {
        Random random(0, "minhash");
        for (std::size_t i = 0; i < permutations; ++i) {
            const std::uint64_t bits = random.next();
            factor[i] = static_cast<std::uint32_t>(bits) | 1u;
            offset[i] = static_cast<std::uint32_t>(bits >> 32);
        }
    }
};

using Signature = std::array<std::int32_t, permutations>;

Signature signatureOf(const Permutations& by, std::span<const std::uint64_t> shingles) {
    Signature lowest;
    lowest.fill(std::numeric_limits<std::int32_t>::max());
    for (const std::uint64_t shingle : shingles) {
        const auto x = static_cast<std::uint32_t>(shingle >> 32);
        for (std::size_t i = 0; i < permutations; ++i) {
            const auto value = static_cast<std::int32_t>(by.factor[i] * x + by.offset[i]);
            lowest[i] = value < lowest[i] ? value : lowest[i];
        }
    }
    return lowest;
}

/// Per sample a key for every band and eight bits of every minimum.
class Sketches {
public:
    explicit Sketches(std::size_t samples)
        : m_keys(bands * samples), m_bits(permutations * samples), m_samples(samples) {}

    void set(std::size_t sample, const Signature& signature) {
        for (std::size_t i = 0; i < permutations; ++i) {
            m_bits[sample * permutations + i] = static_cast<std::uint8_t>(signature[i]);
        }
        for (std::size_t band = 0; band < bands; ++band) {
            std::uint64_t key = band;
            for (std::size_t row = 0; row < rowsPerBand; ++row) {
                const auto value = static_cast<std::uint32_t>(signature[band * rowsPerBand + row]);
                key = (key ^ value) * 0x9E3779B97F4A7C15u;
                key ^= key >> 29;
            }
            m_keys[band * m_samples + sample] = static_cast<std::uint32_t>(key >> 32);
        }
    }

    std::uint32_t key(std::size_t band, std::size_t sample) const {
        return m_keys[band * m_samples + sample];
    }

    /// Estimated Jaccard similarity; eight bits agree by chance in one of 256 cases.
    double similarity(std::size_t a, std::size_t b) const {
        const std::uint8_t* left = &m_bits[a * permutations];
        const std::uint8_t* right = &m_bits[b * permutations];
        int equal = 0;
        for (std::size_t i = 0; i < permutations; ++i) {
            equal += left[i] == right[i];
        }
        const double share = static_cast<double>(equal) / permutations;
        return (share - 1.0 / 256) / (1 - 1.0 / 256);
    }

private:
    std::vector<std::uint32_t> m_keys;
    std::vector<std::uint8_t> m_bits;
    std::size_t m_samples;
};

/// Union-find; the root of a cluster is its first position.
class Clusters {
public:
    explicit Clusters(std::size_t count) : m_parent(count) {
        std::iota(m_parent.begin(), m_parent.end(), 0u);
    }
    std::uint32_t root(std::uint32_t i) {
        while (m_parent[i] != i) {
            m_parent[i] = m_parent[m_parent[i]];
            i = m_parent[i];
        }
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        const std::uint32_t left = root(a);
        const std::uint32_t right = root(b);
        m_parent[std::max(left, right)] = std::min(left, right);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

/// Members of equal key: positions by key, then position.
class Buckets {
public:
    Buckets(const Sketches& sketches, std::size_t band, std::span<const std::uint32_t> positions) {
        m_entries.reserve(positions.size());
        for (const auto i : positions) {
            m_entries.push_back(std::uint64_t{sketches.key(band, i)} << 32 | i);
        }
        std::sort(m_entries.begin(), m_entries.end());
    }
    std::size_t size() const { return m_entries.size(); }
    std::uint32_t position(std::size_t entry) const { return static_cast<std::uint32_t>(m_entries[entry]); }
    bool sameBucket(std::size_t a, std::size_t b) const { return m_entries[a] >> 32 == m_entries[b] >> 32; }

private:
    std::vector<std::uint64_t> m_entries;
};

class Finder {
public:
    Finder(std::span<const Sample> samples, const NearDuplicateSettings& settings)
        : m_samples(samples), m_settings(settings), m_sketches(samples.size()), m_clusters(samples.size()) {}

    bool sketchAll(const std::stop_token& stop, const Progress& progress) {
        const Permutations by;
        for (std::uint32_t i = 0; i < m_samples.size(); ++i) {
            const auto shingles = shinglesOf(m_samples[i].text);
            if (!shingles.empty()) {
                m_sketches.set(i, signatureOf(by, shingles));
                m_filled.push_back(i);
            }
            if (i % 1024 == 0 && stop.stop_requested()) {
                return false;
            }
            if (progress && (i + 1) % 1024 == 0) {
                progress(i + 1, m_samples.size());
            }
        }
        return true;
    }

    bool joinAll(const std::stop_token& stop) {
        for (std::size_t band = 0; band < bands; ++band) {
            const Buckets buckets(m_sketches, band, m_filled);
            for (std::size_t entry = 1; entry < buckets.size(); ++entry) {
                compareWithEarlier(buckets, entry);
                if (entry % 1024 == 0 && stop.stop_requested()) {
                    return false;
                }
            }
        }
        return true;
    }

    NearDuplicates result() {
        NearDuplicates found;
        found.keeper.resize(m_samples.size());
        std::iota(found.keeper.begin(), found.keeper.end(), 0u);
        std::vector<std::uint32_t> sizes(m_samples.size());
        for (std::uint32_t i = 0; i < m_samples.size(); ++i) {
            const auto root = m_clusters.root(i);
            ++sizes[root];
            if (comesBefore(i, found.keeper[root])) {
                found.keeper[root] = i;
            }
        }
        // Roots come first in their cluster, so going down they are read before they are overwritten last.
        for (auto i = static_cast<std::uint32_t>(m_samples.size()); i-- > 0;) {
            found.keeper[i] = found.keeper[m_clusters.root(i)];
            found.removable += found.keeper[i] != i;
            found.clusters += sizes[i] > 1;
        }
        return found;
    }

private:
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
        // Four standard deviations of an estimate from 252 permutations (at most .0315 each).
        constexpr double margin = 4 * .0315;
        return m_sketches.similarity(a, b) >= m_settings.threshold - margin &&
               jaccard(shinglesOf(m_samples[a].text), shinglesOf(m_samples[b].text)) >= m_settings.threshold;
    }

    /// By id, shorter ones first (2 before 10), then by position.
    bool comesBefore(std::uint32_t a, std::uint32_t b) const {
        const std::string& left = m_samples[a].id;
        const std::string& right = m_samples[b].id;
        return left.size() != right.size() ? left.size() < right.size()
               : left != right             ? left < right
                                           : a < b;
    }

    std::span<const Sample> m_samples;
    NearDuplicateSettings m_settings;
    Sketches m_sketches;
    Clusters m_clusters;
    std::vector<std::uint32_t> m_filled;
};

} // namespace

Result<NearDuplicates> findNearDuplicates(std::span<const Sample> samples,
                                          const NearDuplicateSettings& settings, std::stop_token stop,
                                          const Progress& progress) {
    if (!(settings.threshold >= 0.5 && settings.threshold <= 1)) {
        return badInput("near duplicates", "the threshold must be from 0.5 to 1", "Use 0.7.");
    }
    if (settings.candidates < 1 || settings.candidates > 10000) {
        return badInput("near duplicates", "candidates must be from 1 to 10,000", "Use 32.");
    }
    Finder finder(samples, settings);
    if (!finder.sketchAll(stop, progress) || !finder.joinAll(stop)) {
        return Error{ErrorKind::Cancelled, "near duplicates", "the search was stopped", ""};
    }
    return finder.result();
}

} // namespace plateau::data
