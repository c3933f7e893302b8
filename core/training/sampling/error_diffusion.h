#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace plateau::training {

/// Chooses sources so that what was drawn stays as near to the rates as whole samples allow: with costs of 1
/// and two sources the distance of every prefix is at most half a draw, with other costs half the highest.
class ErrorDiffusion {
public:
    explicit ErrorDiffusion(std::size_t sources) : m_credits(sources, 0.0) {}

    /// The source whose credit is highest after the draw is paid for; of equal ones the first. A source with
    /// rate 0 is not taken.
    /// @param rates add up to 1, at least one above 0; @param costs > 0, of the next draw of each source
    std::size_t take(std::span<const double> rates, std::span<const double> costs);

    /// Planned minus drawn, a source.
    std::span<const double> credits() const { return m_credits; }

private:
    std::vector<double> m_credits;
};

} // namespace plateau::training
