#include "core/checkpoint/data_type.h"

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

struct Row {
    const char* name;
    std::size_t bytes;
    bool floating;
};

/// In the order of DataType.
constexpr std::array<Row, 15> rows = {{{"BOOL", 1, false},
                                       {"U8", 1, false},
                                       {"I8", 1, false},
                                       {"F8_E5M2", 1, true},
                                       {"F8_E4M3", 1, true},
                                       {"U16", 2, false},
                                       {"I16", 2, false},
                                       {"F16", 2, true},
                                       {"BF16", 2, true},
                                       {"U32", 4, false},
                                       {"I32", 4, false},
                                       {"F32", 4, true},
                                       {"U64", 8, false},
                                       {"I64", 8, false},
                                       {"F64", 8, true}}};

const Row& row(DataType type) {
    return rows[static_cast<std::size_t>(type)];
}

} // namespace

const char* name(DataType type) {
    return row(type).name;
}

std::size_t elementSize(DataType type) {
    return row(type).bytes;
}

bool isFloating(DataType type) {
    return row(type).floating;
}

std::optional<DataType> dataTypeFromName(std::string_view name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return name == r.name; });
    return found == rows.end() ? std::nullopt
                               : std::optional(static_cast<DataType>(std::distance(rows.begin(), found)));
}

} // namespace plateau::checkpoint
