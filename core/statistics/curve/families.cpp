#include "core/statistics/curve/families.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace plateau::statistics {

namespace {

constexpr std::size_t exponentCount = 40;
constexpr std::size_t offsetCount = 26;
constexpr std::size_t scaleCount = 28;
constexpr std::size_t powerCount = 24;
constexpr std::size_t pow4First = familyCells[0];
constexpr std::size_t mmf4First = pow4First + familyCells[1];
constexpr std::size_t wbl4First = mmf4First + familyCells[2];
static_assert(familyCells[1] == offsetCount * exponentCount && familyCells[2] == scaleCount * powerCount);

using Column = Eigen::Map<Eigen::ArrayXd>;
using ConstColumn = Eigen::Map<const Eigen::ArrayXd>;

Eigen::Index index(std::size_t i) {
    return static_cast<Eigen::Index>(i);
}

/// `count` values from low to high, both included, evenly spaced in the logarithm.
std::vector<double> geometric(double low, double high, std::size_t count) {
    std::vector<double> values(count);
    const double step = std::log(high / low) / static_cast<double>(count - 1);
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = low * std::exp(step * static_cast<double>(i));
    }
    values.back() = high;
    return values;
}

bool overlaps(CellRange range, std::size_t first, std::size_t count) {
    return range.first < first + count && first < range.first + range.count;
}

/// The sums of one weighted regression that all cells share.
struct Totals {
    double weight = 0;
    double y = 0;
    double least = std::numeric_limits<double>::infinity();
};

/// a and b of one cell from its sums F = Σwφ, Q = Σwφ², P = Σwφy.
std::pair<double, double> closedForm(const Totals& totals, double f, double q, double p) {
    const double determinant = totals.weight * q - f * f;
    double b = 0;
    double a = totals.y / totals.weight;
    if (determinant > 1e-14 * totals.weight * q) {
        const double slope = (totals.weight * p - totals.y * f) / determinant;
        if (slope >= 0) {
            b = slope;
            a = (totals.y - b * f) / totals.weight;
        }
    }
    const double clamped = std::clamp(a, 0.0, totals.least);
    if (clamped != a) {
        a = clamped;
        b = q > 0 ? std::max(0.0, (p - a * f) / q) : 0;
    }
    return {a, b};
}

/// From log weights of equal families to weights of sum 1.
void normalise(Column& logs) {
    for (const Family family : allFamilies) {
        const CellRange range = cellsOf(family);
        logs.segment(index(range.first), index(range.count)) -= std::log(static_cast<double>(range.count));
    }
    logs = (logs - logs.maxCoeff()).exp();
    logs /= logs.sum();
}

} // namespace

const char* name(Family family) {
    constexpr std::array names{"pow3", "pow4", "mmf4", "wbl4"};
    return names[static_cast<std::size_t>(family)];
}

CellRange cellsOf(Family family) {
    constexpr std::array<std::size_t, 4> first{0, pow4First, mmf4First, wbl4First};
    const auto i = static_cast<std::size_t>(family);
    return {first[i], familyCells[i]};
}

Grid::Grid(std::span<const double> n, CellRange range)
    : m_first(n.front()),
      m_ratio(n.back() / n.front()),
      m_sizes(n.size()),
      m_range(range),
      m_exponents(geometric(0.02, 3, exponentCount)),
      m_offsets{0},
      m_logScales(geometric(0.25, 8 * m_ratio, scaleCount)),
      m_powers(geometric(0.1, 4, powerCount)),
      m_basis(n.size() * gridCells, 0.0) {
    const auto offsets = geometric(0.25, 4 * m_ratio, offsetCount - 1);
    m_offsets.insert(m_offsets.end(), offsets.begin(), offsets.end());
    for (double& scale : m_logScales) {
        scale = std::log(scale);
    }
    for (std::size_t i = 0; i < n.size(); ++i) {
        fill(n[i] / m_first, m_basis.data() + i * gridCells);
    }
}

void Grid::fill(double x, double* out) const {
    const ConstColumn exponents(m_exponents.data(), index(exponentCount));
    const double logX = std::log(x);
    if (overlaps(m_range, 0, pow4First)) {
        Column(out, index(exponentCount)) = (-logX * exponents).exp();
    }
    if (overlaps(m_range, pow4First, familyCells[1])) {
        for (std::size_t j = 0; j < offsetCount; ++j) {
            Column(out + pow4First + j * exponentCount, index(exponentCount)) =
                (-std::log(x + m_offsets[j]) * exponents).exp();
        }
    }
    if (overlaps(m_range, mmf4First, 2 * familyCells[2])) {
        const ConstColumn powers(m_powers.data(), index(powerCount));
        for (std::size_t j = 0; j < scaleCount; ++j) {
            const std::size_t at = j * powerCount;
            Column scaled(out + wbl4First + at, index(powerCount));
            scaled = (powers * (logX - m_logScales[j])).exp();
            Column(out + mmf4First + at, index(powerCount)) = (1 + scaled).inverse();
            scaled = (-scaled).exp();
        }
    }
}

std::span<const double> Grid::basis(std::size_t i) const {
    return std::span(m_basis).subspan(i * gridCells, gridCells);
}

std::vector<double> Grid::basisAt(double n) const {
    std::vector<double> values(gridCells, 0.0);
    fill(n / m_first, values.data());
    return values;
}

double Grid::basisAt(std::size_t cell, double n) const {
    const auto [first, second] = shape(cell);
    const double x = n / m_first;
    if (cell < mmf4First) {
        return std::pow(x + second, -first);
    }
    const double scaled = std::pow(x / first, second);
    return cell < wbl4First ? 1 / (1 + scaled) : std::exp(-scaled);
}

std::array<double, 2> Grid::shape(std::size_t cell) const {
    if (cell < pow4First) {
        return {m_exponents[cell], 0};
    }
    if (cell < mmf4First) {
        const std::size_t local = cell - pow4First;
        return {m_exponents[local % exponentCount], m_offsets[local / exponentCount]};
    }
    const std::size_t local = (cell - mmf4First) % familyCells[2];
    return {std::exp(m_logScales[local / powerCount]), m_powers[local % powerCount]};
}

double Grid::sizeWhere(std::size_t cell, double phi) const {
    const auto [first, second] = shape(cell);
    if (cell < mmf4First) {
        return m_first * std::max(0.0, std::pow(phi, -1 / first) - second);
    }
    const double inner = cell < wbl4First ? 1 / phi - 1 : -std::log(phi);
    return m_first * first * std::pow(std::max(inner, 0.0), 1 / second);
}

Cells solve(const Grid& grid, std::span<const double> y, std::span<const double> weight) {
    return solve(grid, y, weight, grid.range());
}

Cells solve(const Grid& grid, std::span<const double> y, std::span<const double> weight, CellRange range) {
    const auto count = index(range.count);
    Eigen::ArrayXd f = Eigen::ArrayXd::Zero(count);
    Eigen::ArrayXd q = f;
    Eigen::ArrayXd p = f;
    Totals totals;
    const auto basis = [&](std::size_t i) { return ConstColumn(grid.basis(i).data() + range.first, count); };
    for (std::size_t i = 0; i < y.size(); ++i) {
        const auto phi = basis(i);
        f += weight[i] * phi;
        q += weight[i] * phi.square();
        p += weight[i] * y[i] * phi;
        totals.weight += weight[i];
        totals.y += weight[i] * y[i];
        totals.least = std::min(totals.least, y[i]);
    }
    Cells cells{std::vector<double>(gridCells, 0.0), std::vector<double>(gridCells, 0.0),
                std::vector<double>(gridCells, std::numeric_limits<double>::infinity())};
    Column a(cells.a.data() + range.first, count);
    Column b(cells.b.data() + range.first, count);
    for (Eigen::Index j = 0; j < count; ++j) {
        std::tie(a[j], b[j]) = closedForm(totals, f[j], q[j], p[j]);
    }
    Column rss(cells.rss.data() + range.first, count);
    rss.setZero();
    for (std::size_t i = 0; i < y.size(); ++i) {
        rss += weight[i] * (y[i] - a - b * basis(i)).square();
    }
    return cells;
}

std::size_t bestCell(const Cells& cells, CellRange range) {
    const auto first = cells.rss.begin() + static_cast<std::ptrdiff_t>(range.first);
    return static_cast<std::size_t>(
        std::min_element(first, first + static_cast<std::ptrdiff_t>(range.count)) - cells.rss.begin());
}

std::vector<double> averagingWeights(const Cells& cells, std::size_t sizes) {
    std::vector<double> weight(gridCells);
    Column all(weight.data(), index(gridCells));
    const ConstColumn rss(cells.rss.data(), index(gridCells));
    all = -(static_cast<double>(sizes) + 4) / 2 * (1 + rss / 4).log();
    normalise(all);
    return weight;
}

std::vector<double> needWeights(const Grid& grid, const Cells& cells, std::span<const double> n) {
    const auto sizes = static_cast<double>(n.size());
    const double effective = std::min(sizes, 1 + std::log2(n.back() / n.front()));
    std::vector<double> weight(gridCells);
    Column all(weight.data(), index(gridCells));
    const ConstColumn rss(cells.rss.data(), index(gridCells));
    const ConstColumn a(cells.a.data(), index(gridCells));
    const ConstColumn b(cells.b.data(), index(gridCells));
    const ConstColumn last(grid.basis(n.size() - 1).data(), index(gridCells));
    const Eigen::ArrayXd value = a + b * last;
    const Eigen::ArrayXd floor = (value > 0).select(a / value, 0);
    all = -(effective + 4) / 2 * (1 + rss * effective / (4 * sizes)).log() - (8 * floor.square()).min(2);
    normalise(all);
    return weight;
}

} // namespace plateau::statistics
