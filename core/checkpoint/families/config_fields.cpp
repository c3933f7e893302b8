#include "core/checkpoint/families/config_fields.h"

#include <fmt/format.h>

namespace plateau::checkpoint {
namespace {

constexpr int mostLayers = 4096; ///< beyond it a list of modules is no list

} // namespace

void readPositive(JsonFields& fields, const char* key, int& out, JsonFields::Presence presence) {
    const std::size_t most = 1 << 24;
    fields.read(key, out, presence);
    if (fields.find(key) != nullptr && (out < 1 || static_cast<std::size_t>(out) > most)) {
        fields.fault(key, fmt::format("is not in 1 to {}", most), restoreConfig);
    }
}

std::vector<std::string> modulesOfLayers(std::string_view prefix, int layers,
                                         const std::vector<std::string_view>& modules) {
    std::vector<std::string> names;
    for (int layer = 0; layer < std::min(layers, mostLayers); ++layer) {
        for (const std::string_view module : modules) {
            names.push_back(fmt::format("{}{}.{}", prefix, layer, module));
        }
    }
    return names;
}

} // namespace plateau::checkpoint
