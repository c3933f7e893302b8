#include "core/data/text_sketches.h"

#include "core/base/random.h"
#include "core/data/parallel_jobs.h"
#include "core/data/shingles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace plateau::data {
namespace {

constexpr std::size_t permutations = TextSketches::bands * TextSketches::rowsPerBand;
constexpr std::size_t chunkSize = 1024;

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

Signature signatureOf(std::span<const std::uint32_t> grams) {
    static const Permutations by;
    Signature lowest;
    lowest.fill(std::numeric_limits<std::int32_t>::max());
    for (const std::uint32_t x : grams) {
        for (std::size_t i = 0; i < permutations; ++i) {
            const auto value = static_cast<std::int32_t>(by.factor[i] * x + by.offset[i]);
            lowest[i] = value < lowest[i] ? value : lowest[i];
        }
    }
    return lowest;
}

std::uint32_t bandKey(const Signature& signature, std::size_t band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < TextSketches::rowsPerBand; ++row) {
        const auto value = static_cast<std::uint32_t>(signature[band * TextSketches::rowsPerBand + row]);
        key = (key ^ value) * 0x9E3779B97F4A7C15u;
        key ^= key >> 29;
    }
    return static_cast<std::uint32_t>(key >> 32);
}

/// Members that ascending lists share; equal members of one list count on their own.
std::size_t countShared(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        shared += a[i] == b[j];
        const bool left = a[i] <= b[j];
        const bool right = b[j] <= a[i];
        i += left;
        j += right;
    }
    return shared;
}

} // namespace

TextSketches::TextSketches(std::span<const Sample> samples)
    : m_samples(samples),
      m_keys(bands * samples.size()),
      m_chunks((samples.size() + chunkSize - 1) / chunkSize) {}

std::optional<TextSketches> TextSketches::of(std::span<const Sample> samples, const std::stop_token& stop,
                                             const Progress& progress) {
    TextSketches sketches(samples);
    const bool finished = runJobs(
        sketches.m_chunks.size(), [&](std::size_t chunk) { sketches.sketchChunk(chunk); }, stop,
        [&](std::size_t chunks) {
            if (progress) {
                progress(std::min(chunks * chunkSize, samples.size()), samples.size());
            }
        });
    return finished ? std::optional(std::move(sketches)) : std::nullopt;
}

void TextSketches::sketchChunk(std::size_t number) {
    Chunk& chunk = m_chunks[number];
    const std::size_t end = std::min((number + 1) * chunkSize, m_samples.size());
    for (std::size_t i = number * chunkSize; i < end; ++i) {
        const std::size_t begin = chunk.grams.size();
        for (const std::uint64_t shingle : shinglesOf(m_samples[i].text)) {
            chunk.grams.push_back(static_cast<std::uint32_t>(shingle >> 32));
        }
        chunk.ends.push_back(static_cast<std::uint32_t>(chunk.grams.size()));
        const Signature signature = signatureOf(std::span(chunk.grams).subspan(begin));
        for (std::size_t band = 0; band < bands; ++band) {
            m_keys[band * m_samples.size() + i] = bandKey(signature, band);
        }
    }
    chunk.grams.shrink_to_fit();
}

std::span<const std::uint32_t> TextSketches::grams(std::size_t i) const {
    const Chunk& chunk = m_chunks[i / chunkSize];
    const std::size_t at = i % chunkSize;
    const std::size_t begin = at == 0 ? 0 : chunk.ends[at - 1];
    return std::span(chunk.grams).subspan(begin, chunk.ends[at] - begin);
}

std::optional<double> similarityFrom(double threshold, const TextSketches& left, std::size_t i,
                                     const TextSketches& right, std::size_t j) {
    const auto a = left.grams(i);
    const auto b = right.grams(j);
    const auto [smaller, larger] = std::minmax({a.size(), b.size()});
    if (larger == 0 || static_cast<double>(smaller) < threshold * static_cast<double>(larger) - 1) {
        return std::nullopt;
    }
    const std::size_t shared = countShared(a, b);
    const auto any = static_cast<double>(a.size() + b.size() - shared);
    const double margin = static_cast<double>(shared) - threshold * any;
    // Halved hashes may agree by accident, once in millions of pairs: where one n-gram decides, whole ones
    // do.
    constexpr double decides = 2;
    const double exact = std::abs(margin) > decides
                             ? static_cast<double>(shared) / any
                             : jaccard(shinglesOf(left.sample(i).text), shinglesOf(right.sample(j).text));
    return exact >= threshold ? std::optional(exact) : std::nullopt;
}

} // namespace plateau::data
