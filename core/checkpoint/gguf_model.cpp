#include "core/checkpoint/gguf_model.h"

#include <algorithm>

namespace plateau::checkpoint {

std::optional<std::filesystem::path> ggufOf(const std::filesystem::path& path) {
    if (isGguf(path)) {
        return path;
    }
    std::error_code code;
    std::optional<std::filesystem::path> only;
    for (const auto& entry : std::filesystem::directory_iterator(path, code)) {
        if (entry.path().extension() == ".gguf" && isGguf(entry.path())) {
            if (only) {
                return std::nullopt;
            }
            only = entry.path();
        }
    }
    return only;
}

std::string weightTypes(const GgufFile& file) {
    std::map<std::string, std::uint64_t> elements;
    for (const auto& [name, tensor] : file.tensors()) {
        elements[tensor.type->name] += tensor.elements;
    }
    std::vector<std::pair<std::uint64_t, std::string>> order;
    for (const auto& [type, count] : elements) {
        order.emplace_back(count, type);
    }
    std::sort(order.rbegin(), order.rend());
    std::string text;
    for (const auto& [count, type] : order) {
        text += (text.empty() ? "" : ", ") + type;
    }
    return text;
}

} // namespace plateau::checkpoint
