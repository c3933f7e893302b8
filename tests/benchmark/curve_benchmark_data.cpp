#include "tests/benchmark/curve_benchmark_data.h"

#include "tests/benchmark/inflated.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace plateau::benchmark {

namespace {

constexpr std::size_t pilotStep = 4;
constexpr std::size_t leastPilots = 4;
constexpr std::size_t leastRows = 40;

bool readNumber(std::string_view field, double& out) {
    const auto end = field.data() + field.size();
    const auto [at, error] = std::from_chars(field.data(), end, out);
    return error == std::errc() && at == end;
}

/// Splits at commas from the right: the id may hold none, but names of learners are not ours to trust.
bool readRow(std::string_view line, std::string_view& id, std::array<double, 3>& numbers) {
    for (std::size_t i = numbers.size(); i-- > 0;) {
        const auto comma = line.rfind(',');
        if (comma == std::string_view::npos || !readNumber(line.substr(comma + 1), numbers[i])) {
            return false;
        }
        line = line.substr(0, comma);
    }
    id = line;
    return true;
}

} // namespace

Result<std::vector<ErrorCurve>> readErrorCurves(const std::filesystem::path& path) {
    const auto text = inflated(path);
    if (!text) {
        return text.error();
    }
    std::vector<ErrorCurve> curves;
    std::string_view rest = *text;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (number == 1 || line.empty()) {
            continue;
        }
        std::string_view id;
        std::array<double, 3> row{};
        if (!readRow(line, id, row)) {
            return badInput(fmt::format("{}:{}", path.string(), number),
                            "is not curve_id,n,mean_error,stderr", "give a file with these four columns");
        }
        if (curves.empty() || curves.back().id != id) {
            curves.push_back({std::string(id), {}, {}, {}});
        }
        curves.back().n.push_back(row[0]);
        curves.back().error.push_back(row[1]);
        curves.back().standardError.push_back(row[2]);
    }
    return curves;
}

bool isUsable(const ErrorCurve& curve) {
    return curve.n.size() >= leastRows && !curve.id.ends_with(":DummyClassifier");
}

std::optional<statistics::FitInput> pilots(const ErrorCurve& curve, double most) {
    const auto end = std::upper_bound(curve.n.begin(), curve.n.end(), most);
    const auto known = static_cast<std::size_t>(end - curve.n.begin());
    if (known <= (leastPilots - 1) * pilotStep) {
        return std::nullopt;
    }
    statistics::FitInput input;
    for (std::size_t i = (known - 1) % pilotStep; i < known; i += pilotStep) {
        input.n.push_back(curve.n[i]);
        input.y.push_back(curve.error[i]);
        input.se.push_back(curve.standardError[i]);
    }
    return input;
}

} // namespace plateau::benchmark
