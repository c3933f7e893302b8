#include "core/checkpoint/safetensors_header.h"

#include "core/base/json.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace plateau::checkpoint {
namespace {

constexpr const char* getAgain = "Get the file again from where it came.";

/// Reads {"__metadata__": {text: text}, name: {"dtype": …, "shape": […], "data_offsets": [begin, end]}, …}
/// and stops at the first thing that does not belong there.
class HeaderReader : public nlohmann::json_sax<Json> {
public:
    SafetensorsHeader take() { return std::move(m_header); }
    const std::string& problem() const { return m_problem; }

    bool null() override { return misplaced("null"); }
    bool boolean(bool) override { return misplaced("a truth value"); }
    bool number_integer(number_integer_t) override { return misplaced("a negative number"); }
    bool number_float(number_float_t, const string_t&) override {
        return misplaced("a number that is no 64-bit integer");
    }
    bool binary(binary_t&) override { return misplaced("binary data"); }

    bool number_unsigned(number_unsigned_t value) override {
        if (m_place != Place::List) {
            return misplaced("a number");
        }
        std::vector<std::uint64_t>& list = m_field == Field::Shape ? m_tensor.shape : m_offsets;
        const std::size_t most = m_field == Field::Shape ? limits::rank : 2;
        list.push_back(value);
        return list.size() <= most ||
               refuse(m_field == Field::Shape ? fmt::format("has more than {} dimensions", limits::rank)
                                              : "has more than two data_offsets");
    }

    bool string(string_t& value) override {
        if (m_place == Place::Metadata) {
            return m_header.metadata.emplace(m_name, value).second || refuse("appears twice");
        }
        if (m_place != Place::Tensor || m_field != Field::DataType) {
            return misplaced("a text");
        }
        const auto type = dataTypeFromName(value);
        m_tensor.type = type.value_or(DataType::F32);
        return type || refuse(fmt::format("has the unknown data type '{}'", printable(value, 40)));
    }

    bool start_object(std::size_t) override {
        if (m_place == Place::Outside) {
            m_place = Place::Top;
            return true;
        }
        if (m_place != Place::Top) {
            return misplaced("an object");
        }
        m_place = m_name == "__metadata__" ? Place::Metadata : Place::Tensor;
        m_tensor = TensorInfo{};
        m_offsets.clear();
        m_seen = {};
        return true;
    }

    bool key(string_t& value) override {
        if (m_place == Place::Tensor) {
            return tensorKey(value);
        }
        m_name = value;
        if (value.find('\0') != string_t::npos) {
            return refuse("has a NUL character in its name");
        }
        if (m_place == Place::Top && value == "__metadata__") {
            return !std::exchange(m_metadataSeen, true) || refuse("appears twice");
        }
        if (m_place == Place::Metadata) {
            return m_header.metadata.size() < limits::tensors || refuse("is one metadata entry too many");
        }
        if (m_header.tensors.size() == limits::tensors) {
            return refuse(fmt::format("is one too many: a file may hold {} tensors", limits::tensors));
        }
        return (!value.empty() && value.size() <= limits::nameBytes) ||
               refuse(fmt::format("has a name of {} bytes, not 1 to {}", value.size(), limits::nameBytes));
    }

    bool end_object() override {
        const Place ended = m_place;
        m_place = ended == Place::Top ? Place::Outside : Place::Top;
        return ended != Place::Tensor || finishTensor();
    }

    bool start_array(std::size_t) override {
        if (m_place != Place::Tensor || m_field == Field::DataType) {
            return misplaced("a list");
        }
        m_place = Place::List;
        return true;
    }

    bool end_array() override {
        m_place = Place::Tensor;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        m_problem = fmt::format("header byte {}: not valid JSON", position);
        return false;
    }

private:
    enum class Place { Outside, Top, Metadata, Tensor, List };
    enum class Field { DataType, Shape, Offsets };

    bool refuse(const std::string& problem) {
        m_problem = fmt::format("'{}' {}", printable(m_name, 80), problem);
        return false;
    }
    bool misplaced(const char* found) { return refuse(fmt::format("has {} in the wrong place", found)); }

    bool tensorKey(const std::string& key) {
        const char* const names[] = {"dtype", "shape", "data_offsets"};
        const auto* const found = std::find(std::begin(names), std::end(names), key);
        if (found == std::end(names)) {
            return refuse(fmt::format("has the unknown field '{}'", printable(key, 40)));
        }
        const auto index = static_cast<std::size_t>(found - std::begin(names));
        m_field = static_cast<Field>(index);
        return !std::exchange(m_seen[index], true) || refuse(fmt::format("has '{}' twice", key));
    }

    bool finishTensor() {
        if (!m_seen[0] || !m_seen[1] || !m_seen[2] || m_offsets.size() != 2) {
            return refuse("lacks dtype, shape or two data_offsets");
        }
        const auto bytes = byteCount(m_tensor.type, m_tensor.shape);
        if (!bytes) {
            return refuse("has a shape whose size does not fit in 64 bits");
        }
        m_tensor.begin = m_offsets[0];
        m_tensor.end = m_offsets[1];
        if (m_tensor.end < m_tensor.begin || m_tensor.bytes() != *bytes) {
            return refuse(fmt::format("needs {} bytes, its data_offsets are {} to {}", *bytes, m_tensor.begin,
                                      m_tensor.end));
        }
        m_tensor.name = m_name;
        m_header.tensors.push_back(std::move(m_tensor));
        return true;
    }

    SafetensorsHeader m_header;
    Place m_place = Place::Outside;
    Field m_field = Field::DataType;
    std::string m_name;
    TensorInfo m_tensor;
    std::vector<std::uint64_t> m_offsets;
    std::array<bool, 3> m_seen{}; ///< fields of the present tensor, in the order of Field
    bool m_metadataSeen = false;
    std::string m_problem;
};

/// A name that appears twice, or nothing.
const std::string* duplicate(const std::vector<TensorInfo>& tensors) {
    std::vector<const TensorInfo*> byName;
    byName.reserve(tensors.size());
    for (const TensorInfo& tensor : tensors) {
        byName.push_back(&tensor);
    }
    std::sort(byName.begin(), byName.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    const auto twice = std::adjacent_find(byName.begin(), byName.end(),
                                          [](const auto* a, const auto* b) { return a->name == b->name; });
    return twice == byName.end() ? nullptr : &(*twice)->name;
}

/// What is wrong with the layout of sorted tensors; empty when they fill the data exactly.
std::string layoutProblem(const std::vector<TensorInfo>& tensors, std::uint64_t dataBytes) {
    std::uint64_t at = 0;
    for (const TensorInfo& tensor : tensors) {
        if (tensor.begin != at) {
            return fmt::format("'{}' begins at data byte {}, the tensor before it ends at {}",
                               printable(tensor.name, 80), tensor.begin, at);
        }
        at = tensor.end;
    }
    if (at > dataBytes) {
        return fmt::format("the file is truncated: its tensors need {} bytes, {} are there", at, dataBytes);
    }
    return at == dataBytes ? ""
                           : fmt::format("the tensors end at data byte {}, the file at {}", at, dataBytes);
}

} // namespace

std::optional<std::uint64_t> byteCount(DataType type, const std::vector<std::uint64_t>& shape) {
    std::uint64_t bytes = elementSize(type);
    for (const std::uint64_t size : shape) {
        if (__builtin_mul_overflow(bytes, size, &bytes)) {
            return std::nullopt;
        }
    }
    return bytes;
}

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view text, std::uint64_t dataBytes,
                                                 const std::string& where) {
    // The JSON library takes a NUL byte for the end of the text.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
        return badInput(where, fmt::format("header byte {}: not valid JSON", nul + 1), getAgain);
    }
    HeaderReader reader;
    if (!Json::sax_parse(text.begin(), text.end(), &reader)) {
        return badInput(where, reader.problem(), getAgain);
    }
    SafetensorsHeader header = reader.take();
    if (const std::string* twice = duplicate(header.tensors)) {
        return badInput(where, fmt::format("the tensor '{}' appears twice", printable(*twice, 80)), getAgain);
    }
    std::sort(header.tensors.begin(), header.tensors.end(), [](const TensorInfo& a, const TensorInfo& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    if (const auto problem = layoutProblem(header.tensors, dataBytes); !problem.empty()) {
        return badInput(where, problem, getAgain);
    }
    return header;
}

} // namespace plateau::checkpoint
