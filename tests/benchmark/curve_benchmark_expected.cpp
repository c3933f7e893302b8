#include "tests/benchmark/curve_benchmark_expected.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace plateau::benchmark {

namespace {

constexpr const char* wholeFile = "6954065e9f2123fb98969ad5187c806a7ace68f6981fc206b62a0e34cbb7b8b0";
constexpr const char* sampleFile = "199d413cbebcb7bafc7ad3af7a53de8f2a44b4848e98f1aaf4387403a46ae29c";

struct HorizonFigures {
    int horizon;
    std::size_t curves;
    std::array<Score, methodCount> error; ///< by Method; a zero median is not checked
};

// Median and mean absolute error at the largest size, 4,762 development curves of LCDB 1.1, four digits.
constexpr std::array wholeHorizons{
    HorizonFigures{2,
                   4762,
                   {{{.0067, .0208},
                     {.0073, .0288},
                     {.0051, .0195},
                     {.0038, .0167},
                     {.0055, .0206},
                     {.0055, .0195},
                     {.0059, .0203},
                     {.0050, .0188},
                     {.0037, .0149},
                     {.0037, .0153}}}},
    HorizonFigures{4,
                   4762,
                   {{{.0150, .0398},
                     {.0111, .0371},
                     {.0091, .0299},
                     {.0073, .0274},
                     {.0097, .0316},
                     {.0100, .0333},
                     {.0119, .0361},
                     {.0091, .0287},
                     {.0076, .0257},
                     {.0070, .0258}}}},
    HorizonFigures{8,
                   4762,
                   {{{.0255, .0612},
                     {.0157, .0472},
                     {.0141, .0414},
                     {.0125, .0394},
                     {.0156, .0449},
                     {.0172, .0493},
                     {.0211, .0539},
                     {.0142, .0404},
                     {.0127, .0379},
                     {.0121, .0377}}}},
    HorizonFigures{16,
                   4483,
                   {{{.0387, .0843},
                     {.0219, .0586},
                     {.0203, .0544},
                     {.0184, .0526},
                     {.0242, .0617},
                     {.0270, .0707},
                     {.0336, .0772},
                     {.0217, .0532},
                     {.0200, .0513},
                     {.0181, .0507}}}},
    HorizonFigures{32,
                   3103,
                   {{{.0405, .0933},
                     {.0237, .0643},
                     {.0215, .0598},
                     {.0200, .0577},
                     {.0245, .0655},
                     {.0279, .0730},
                     {.0333, .0798},
                     {.0230, .0583},
                     {.0221, .0569},
                     {.0204, .0560}}}},
};

struct SampleFigures {
    int horizon;
    Score avg;
};

// The same for its 2,000-curve sample, AVG only.
constexpr std::array sampleHorizons{SampleFigures{2, {.0035, .0144}}, SampleFigures{4, {.0070, .0243}},
                                    SampleFigures{8, {.0121, .0361}}, SampleFigures{16, {.0181, .0480}},
                                    SampleFigures{32, {.0202, .0519}}};
constexpr Score sampleLastX8{.0241, .0578};

struct BandFigures {
    int horizon;
    std::array<BandScore, bandCount> band; ///< by BandKind
};

constexpr std::array wholeBands{
    BandFigures{4, {{{.830, .061, .280}, {.896, .076, .276}, {.896, .130, .260}}}},
    BandFigures{8, {{{.816, .095, .403}, {.891, .126, .387}, {.897, .175, .326}}}},
    BandFigures{16, {{{.787, .123, .535}, {.901, .200, .507}, {.900, .226, .371}}}},
};

class Checks {
public:
    explicit Checks(const Tables& tables) : m_tables(&tables) {}

    void count(const std::string& what, std::size_t expected, std::size_t got) {
        m_all.push_back({what, static_cast<double>(expected), static_cast<double>(got), 0});
    }
    void error(int horizon, Method method, const Score& expected) {
        const HorizonRow* row = find(m_tables->horizons, horizon);
        if (row && expected.median > 0) {
            const Score& got = row->error[static_cast<std::size_t>(method)];
            const std::string what = fmt::format("x{} {}", horizon, name(method));
            m_all.push_back({what + " median", expected.median, got.median, 0.00005});
            m_all.push_back({what + " mean", expected.mean, got.mean, 0.00005});
        }
    }
    void band(int horizon, BandKind kind, const BandScore& expected) {
        if (const BandRow* row = find(m_tables->bands, horizon)) {
            const BandScore& got = row->band[static_cast<std::size_t>(kind)];
            const std::string what = fmt::format("x{} {}", horizon, name(kind));
            m_all.push_back({what + " coverage", expected.coverage, got.coverage, 0.0005});
            m_all.push_back({what + " width", expected.width, got.width, 0.0005});
            m_all.push_back({what + " interval score", expected.interval, got.interval, 0.0005});
        }
    }
    void needed(NeededRule rule, double withinTwo, double medianRatio) {
        const NeededScore& got = m_tables->needed.front().rule[static_cast<std::size_t>(rule)];
        m_all.push_back({fmt::format("needed n {} within 2", name(rule)), withinTwo, got.withinTwo, 0.0005});
        m_all.push_back(
            {fmt::format("needed n {} median ratio", name(rule)), medianRatio, got.medianRatio, 0.005});
    }
    void figure(const std::string& what, double expected, double got, double rounding) {
        m_all.push_back({what, expected, got, rounding});
    }
    std::vector<Expected> take() { return std::move(m_all); }

private:
    template <typename Row>
    static const Row* find(const std::vector<Row>& rows, int horizon) {
        const auto row =
            std::find_if(rows.begin(), rows.end(), [=](const Row& r) { return r.horizon == horizon; });
        return row == rows.end() ? nullptr : &*row;
    }

    const Tables* m_tables;
    std::vector<Expected> m_all;
};

std::vector<Expected> whole(const Tables& tables) {
    Checks checks(tables);
    checks.count("usable curves", 4762, tables.curves);
    for (std::size_t i = 0; i < wholeHorizons.size(); ++i) {
        const HorizonFigures& row = wholeHorizons[i];
        checks.count(fmt::format("x{} curves", row.horizon), row.curves, tables.horizons[i].curves);
        for (std::size_t method = 0; method < methodCount; ++method) {
            checks.error(row.horizon, static_cast<Method>(method), row.error[method]);
        }
    }
    for (const BandFigures& row : wholeBands) {
        for (std::size_t kind = 0; kind < bandCount; ++kind) {
            checks.band(row.horizon, static_cast<BandKind>(kind), row.band[kind]);
        }
    }
    const NeededRow& fourfold = tables.needed.front();
    checks.count("needed n curves", 2715, fourfold.curves);
    checks.needed(NeededRule::Pow3N2, .482, 1.81);
    checks.needed(NeededRule::Median, .458, 1.88);
    checks.needed(NeededRule::Quarter, .606, .97);
    checks.figure("needed n quantile_25 never", .123,
                  fourfold.rule[static_cast<std::size_t>(NeededRule::Quarter)].never, 0.0005);
    return checks.take();
}

std::vector<Expected> sample(const Tables& tables) {
    Checks checks(tables);
    checks.count("usable curves", 1697, tables.curves);
    for (const SampleFigures& row : sampleHorizons) {
        checks.error(row.horizon, Method::Avg, row.avg);
    }
    checks.error(8, Method::Last1, sampleLastX8);
    return checks.take();
}

} // namespace

bool Expected::met() const {
    return std::abs(got - value) <= 0.01 * value + rounding;
}

std::vector<Expected> expectedFigures(const std::string& digest, const Tables& tables) {
    if (digest == wholeFile) {
        return whole(tables);
    }
    return digest == sampleFile ? sample(tables) : std::vector<Expected>{};
}

} // namespace plateau::benchmark
