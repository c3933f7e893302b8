// How long a comparison of two large experiments takes: 12 sizes, 10 seeds, 1,000 test items, 10,000
// bootstrap draws.
#include "core/experiment/compare/comparison.h"
#include "tests/core/experiment/compared_sample.h"

#include <chrono>
#include <cstdio>

using namespace plateau;
using namespace plateau::experiment;

namespace {

ComparedExperiment opened(const std::filesystem::path& root, double rate) {
    sample::Finished wanted = sample::rising(root.filename().string(), rate);
    wanted.sizes = {10, 20, 40, 60, 80, 100, 120, 160, 200, 240, 320, 400};
    wanted.seeds = 10;
    wanted.items = 1000;
    sample::make(root, wanted);
    return std::move(*openCompared(root));
}

} // namespace

int main() {
    const support::TemporaryFolder dir;
    const auto first = opened(dir / "a", 2.5);
    const auto second = opened(dir / "b", 2);
    const auto start = std::chrono::steady_clock::now();
    const auto compared = compareExperiments(first, second);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    if (!compared) {
        std::fprintf(stderr, "%s\n", compared.error().text().c_str());
        return 1;
    }
    std::printf("comparison of 12 sizes, 10 seeds, 1,000 items: %.1f s\n", taken.count());
    return 0;
}
