#include "core/base/random.h"

#include <cmath>
#include <numbers>

namespace plateau {
namespace {

std::uint32_t low(std::uint64_t x) {
    return static_cast<std::uint32_t>(x);
}

std::uint32_t high(std::uint64_t x) {
    return static_cast<std::uint32_t>(x >> 32);
}

/// FNV-1a, 64 bit: names the stream inside the counter.
std::uint64_t hashName(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    }
    return hash;
}

} // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> c, std::array<std::uint32_t, 2> k) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p0 = std::uint64_t{0xD2511F53u} * c[0];
        const std::uint64_t p1 = std::uint64_t{0xCD9E8D57u} * c[2];
        c = {high(p1) ^ c[1] ^ k[0], low(p1), high(p0) ^ c[3] ^ k[1], low(p0)};
        k[0] += 0x9E3779B9u;
        k[1] += 0xBB67AE85u;
    }
    return c;
}

Random::Random(std::uint64_t seed, std::string_view stream)
    : m_key{low(seed), high(seed)}, m_stream(hashName(stream)) {}

std::uint64_t Random::next() {
    if (m_left == 0) {
        const auto block = philox({low(m_block), high(m_block), low(m_stream), high(m_stream)}, m_key);
        ++m_block;
        m_values = {std::uint64_t{block[1]} << 32 | block[0], std::uint64_t{block[3]} << 32 | block[2]};
        m_left = 2;
    }
    return m_values[2 - m_left--];
}

std::uint64_t Random::below(std::uint64_t bound) {
    // Rejecting the lowest 2^64 mod bound values leaves a multiple of bound.
    const std::uint64_t reject = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t value = next();
        if (value >= reject) {
            return value % bound;
        }
    }
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::normal() {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

} // namespace plateau
