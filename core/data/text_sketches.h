#pragma once

#include "core/data/progress.h"
#include "core/data/samples.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace plateau::data {

/// What makes texts comparable without comparing all pairs: for every text its n-grams and a MinHash of 252
/// permutations, folded into one key for each of 42 bands of 6 rows. Two texts of Jaccard similarity s share
/// at least one key with probability 1 − (1 − s⁶)⁴² (.484 at .5, .9948 at .7). The same on every platform
/// and number of threads. Memory: 168 bytes a text and 4 bytes an n-gram. Never changes once made.
class TextSketches {
public:
    static constexpr std::size_t bands = 42;
    static constexpr std::size_t rowsPerBand = 6;

    /// @param samples kept by reference. Nothing when it was stopped. @param progress gets samples
    static std::optional<TextSketches> of(std::span<const Sample> samples, const std::stop_token& stop = {},
                                          const Progress& progress = {});

    std::size_t size() const { return m_samples.size(); }
    std::span<const Sample> samples() const { return m_samples; }
    const Sample& sample(std::size_t i) const { return m_samples[i]; }
    /// White space only: without n-grams, near to nothing.
    bool isBlank(std::size_t i) const { return grams(i).empty(); }
    /// Texts with equal keys of a band are candidates.
    std::uint32_t key(std::size_t band, std::size_t i) const { return m_keys[band * m_samples.size() + i]; }
    /// The upper halves of shinglesOf(text), ascending.
    std::span<const std::uint32_t> grams(std::size_t i) const;

private:
    /// The n-grams of neighbouring texts, one after the other.
    struct Chunk {
        std::vector<std::uint32_t> grams;
        std::vector<std::uint32_t> ends;
    };

    explicit TextSketches(std::span<const Sample> samples);
    void sketchChunk(std::size_t chunk);

    std::span<const Sample> m_samples;
    std::vector<std::uint32_t> m_keys; ///< [band][sample]
    std::vector<Chunk> m_chunks;
};

/// The exact Jaccard similarity of two texts if it is at least `threshold`.
std::optional<double> similarityFrom(double threshold, const TextSketches& left, std::size_t i,
                                     const TextSketches& right, std::size_t j);

} // namespace plateau::data
