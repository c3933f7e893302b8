#include "core/export/lora_tensors.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace plateau::exporter {
namespace {

bool allFinite(const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

bool allZero(const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return value == 0.0F; });
}

bool holds(const std::vector<float>& values, int rows, int columns) {
    return rows > 0 && columns > 0 &&
           values.size() == static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

std::string problemOf(const LoraModule& module) {
    const auto shown = printable(module.module, 100);
    if (module.module.empty() || firstInvalidUtf8(module.module)) {
        return fmt::format("'{}' cannot be the name of a module", shown);
    }
    if (!holds(module.a, module.rank, module.in) || !holds(module.b, module.out, module.rank)) {
        return fmt::format("the values of '{}' do not fit rank {}, {} inputs and {} outputs", shown,
                           module.rank, module.in, module.out);
    }
    return allFinite(module.a) && allFinite(module.b)
               ? ""
               : fmt::format("'{}' holds values that are not finite", shown);
}

} // namespace

double LoraTensors::scale(const LoraModule& module) const {
    return alpha / (rsLora ? std::sqrt(static_cast<double>(module.rank)) : static_cast<double>(module.rank));
}

LoraTensors portable(const LoraTensors& tensors) {
    LoraTensors out = tensors;
    int rank = 1;
    for (const LoraModule& module : tensors.modules) {
        rank = std::max(rank, module.rank);
    }
    out.alpha = rank;
    out.rsLora = false;
    for (std::size_t m = 0; m < out.modules.size(); ++m) {
        const LoraModule& from = tensors.modules[m];
        LoraModule& to = out.modules[m];
        const double scale = tensors.scale(from);
        const auto wide = static_cast<std::size_t>(rank);
        const auto narrow = static_cast<std::size_t>(from.rank);
        to.rank = rank;
        to.a.resize(wide * static_cast<std::size_t>(from.in), 0.0F);
        to.b.assign(static_cast<std::size_t>(from.out) * wide, 0.0F);
        for (std::size_t row = 0; row < static_cast<std::size_t>(from.out); ++row) {
            for (std::size_t column = 0; column < narrow; ++column) {
                to.b[row * wide + column] = static_cast<float>(from.b[row * narrow + column] * scale);
            }
        }
    }
    return out;
}

std::string problemOf(const LoraTensors& tensors) {
    std::set<std::string> names;
    bool changes = false;
    for (const LoraModule& module : tensors.modules) {
        if (auto problem = problemOf(module); !problem.empty()) {
            return problem;
        }
        if (!names.insert(module.module).second) {
            return fmt::format("the module '{}' appears twice", printable(module.module, 100));
        }
        changes = changes || (!allZero(module.a) && !allZero(module.b));
    }
    if (!std::isfinite(tensors.alpha) || tensors.alpha <= 0) {
        return fmt::format("alpha is {}, not above 0", tensors.alpha);
    }
    if (!changes) {
        return "the adapter changes nothing: every update is zero";
    }
    return tensors.head ? problemOf(*tensors.head) : "";
}

std::string problemOf(const Head& head) {
    if (!holds(head.weight, head.classes, head.hidden) || !holds(head.bias, head.classes, 1)) {
        return fmt::format("the values of the head do not fit {} classes and {} features", head.classes,
                           head.hidden);
    }
    return allFinite(head.weight) && allFinite(head.bias) ? "" : "the head holds values that are not finite";
}

} // namespace plateau::exporter
