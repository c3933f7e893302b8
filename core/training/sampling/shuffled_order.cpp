#include "core/training/sampling/shuffled_order.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace plateau::training {
namespace {

/// More draws than any cell makes; a damaged state must not keep restore() busy for ever.
constexpr std::uint64_t mostDraws = 1'000'000'000'000;

} // namespace

ShuffledOrder::ShuffledOrder(std::uint64_t seed, std::size_t samples, std::string stream)
    : m_seed(seed),
      m_stream(std::move(stream)),
      m_random(seed, m_stream),
      m_permutation(samples),
      m_at(samples) {
    std::iota(m_permutation.begin(), m_permutation.end(), 0U);
}

std::uint32_t ShuffledOrder::peek() {
    if (m_at == m_permutation.size()) {
        m_random.shuffle(std::span(m_permutation));
        m_at = 0;
    }
    return m_permutation[m_at];
}

std::uint32_t ShuffledOrder::draw() {
    const std::uint32_t sample = peek();
    ++m_at;
    ++m_drawn;
    return sample;
}

std::vector<Draw> ShuffledOrder::next(std::size_t count) {
    std::vector<Draw> draws;
    draws.reserve(count);
    while (draws.size() < count) {
        draws.push_back({0, draw()});
    }
    return draws;
}

std::vector<RealisedDraws> ShuffledOrder::realised() const {
    const auto unique = std::min<std::uint64_t>(m_drawn, m_permutation.size());
    return {{static_cast<std::int64_t>(m_drawn), static_cast<std::int64_t>(unique),
             static_cast<std::int64_t>(m_drawn - unique)}};
}

Json ShuffledOrder::state() const {
    return {{"drawn", m_drawn}, {"samples", m_permutation.size()}};
}

Result<void> ShuffledOrder::restore(const Json& state) {
    const auto drawn = state.find("drawn");
    const auto samples = state.find("samples");
    if (!state.is_object() || drawn == state.end() || samples == state.end() ||
        !drawn->is_number_unsigned() || !samples->is_number_unsigned() ||
        samples->get<std::uint64_t>() != m_permutation.size() || drawn->get<std::uint64_t>() > mostDraws) {
        return badInput("order of samples", "does not belong to this cell", "Train the cell anew.");
    }
    // The numbers before are drawn again: the state of the generator never has to be written down.
    *this = ShuffledOrder(m_seed, m_permutation.size(), m_stream);
    while (m_drawn < drawn->get<std::uint64_t>()) {
        draw();
    }
    return {};
}

} // namespace plateau::training
