#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

/// Curve families y = a + b·φ(n/n_1) and their grid of shapes. k = sizes in the data, x = n/n_1,
/// R = n_k/n_1.
namespace plateau::statistics {

enum class Family {
    Pow3, ///< x^−c
    Pow4, ///< (x + d)^−c
    Mmf4, ///< 1/(1 + (x/s)^d), the "rectified scaling law"
    Wbl4, ///< exp(−(x/s)^d)
};

inline constexpr std::array allFamilies{Family::Pow3, Family::Pow4, Family::Mmf4, Family::Wbl4};
const char* name(Family family);

/// Shapes of each family, in the order of allFamilies; 2,424 in all.
inline constexpr std::array<std::size_t, 4> familyCells{40, 1040, 672, 672};
inline constexpr std::size_t gridCells = 40 + 1040 + 672 + 672;

/// A run of cells inside the grid.
struct CellRange {
    std::size_t first = 0;
    std::size_t count = 0;
};

CellRange cellsOf(Family family);
inline constexpr CellRange everyCell{0, gridCells};

/// The grid of shapes for one set of sizes, with φ at those sizes. Cells are ordered family by family.
class Grid {
public:
    /// @param n ascending, > 0, at least two
    /// @param range cells to tabulate (others stay zero), for single-family fits
    explicit Grid(std::span<const double> n, CellRange range = everyCell);

    std::size_t sizes() const { return m_sizes; }
    CellRange range() const { return m_range; }
    /// φ of every cell at size i: gridCells values.
    std::span<const double> basis(std::size_t i) const;
    /// φ of every cell at any n > 0.
    std::vector<double> basisAt(double n) const;
    /// φ of one cell at any n > 0.
    double basisAt(std::size_t cell, double n) const;
    /// The size at which φ of `cell` has the value `phi`; 0 when it is below for every n, infinity when
    /// never.
    double sizeWhere(std::size_t cell, double phi) const;
    /// Shape parameters of a cell: (c, –), (c, d), (s, d), (s, d); s and d in units of n_1.
    std::array<double, 2> shape(std::size_t cell) const;

private:
    void fill(double x, double* out) const;

    double m_first;
    double m_ratio;
    std::size_t m_sizes;
    CellRange m_range;
    std::vector<double> m_exponents; ///< c of pow3 and pow4
    std::vector<double> m_offsets;   ///< d of pow4
    std::vector<double> m_logScales; ///< ln s of mmf4 and wbl4
    std::vector<double> m_powers;    ///< d of mmf4 and wbl4
    std::vector<double> m_basis;     ///< sizes × gridCells
};

/// Closed-form least squares of every cell; index = cell. Cells outside the grid's range stay zero with
/// infinite rss.
struct Cells {
    std::vector<double> a;
    std::vector<double> b;
    std::vector<double> rss;
};

/// Variable projection: b ≥ 0, 0 ≤ a ≤ min y.
/// @param weight per size, > 0
Cells solve(const Grid& grid, std::span<const double> y, std::span<const double> weight);
/// The same for some cells only; the others stay zero with infinite rss.
/// @param range inside grid.range()
Cells solve(const Grid& grid, std::span<const double> y, std::span<const double> weight, CellRange range);

/// The cell of least rss in `range` (the first one on ties).
std::size_t bestCell(const Cells& cells, CellRange range);

/// Normalised weights of all cells: log weight = −(k + 4)/2·ln(1 + rss/4) − ln G.
std::vector<double> averagingWeights(const Cells& cells, std::size_t sizes);

/// Normalised weights for the needed n. Sizes count by doublings, so that a denser sweep is not taken for
/// more knowledge: k_eff = min(k, 1 + log2(n_k/n_1)). Cells that put their floor just below the last score
/// are damped by r = a/f(n_k): log weight = −(k_eff + 4)/2·ln(1 + rss·k_eff/(4k)) − ln G − min(8 r², 2).
/// @param n the sizes of `grid`
std::vector<double> needWeights(const Grid& grid, const Cells& cells, std::span<const double> n);

} // namespace plateau::statistics
