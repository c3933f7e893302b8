#include "core/data/draw_units.h"

#include "core/data/duplicates.h"

#include <string>
#include <unordered_map>

namespace plateau::data {

std::vector<DrawnTogether> drawUnits(std::span<const Sample> samples, std::span<const std::uint32_t> from,
                                     std::span<const int> strata, DrawUnit kind) {
    std::unordered_map<std::string, std::size_t> known;
    std::vector<DrawnTogether> units;
    for (const auto i : from) {
        const bool alone = kind == DrawUnit::Sample || (kind == DrawUnit::Group && samples[i].group.empty());
        std::size_t number = units.size();
        if (!alone) {
            const auto key = kind == DrawUnit::Group ? samples[i].group : comparableText(samples[i].text);
            number = known.emplace(key, units.size()).first->second;
        }
        if (number == units.size()) {
            units.emplace_back();
        }
        units[number].members.push_back(i);
        ++units[number].strata[strata[i]];
    }
    return units;
}

} // namespace plateau::data
