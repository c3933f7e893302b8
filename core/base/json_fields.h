#pragma once

#include "core/base/json.h"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace plateau {

/// One thing wrong with a plan or configuration: the field ("method.rank"), the reason, the fix.
struct Fault {
    std::string field;
    std::string reason;
    std::string fix;
    bool operator==(const Fault&) const = default;
};

/// All faults as one BadInput error, a line each.
Error faultsToError(const std::string& where, const std::vector<Fault>& faults);

/// Reads the fields of one JSON object into typed variables and collects every fault instead of stopping at
/// the first. `finish()` reports the fields nobody asked for. The faults vector must outlive the reader.
class JsonFields {
public:
    enum class Presence { Optional, Required };

    JsonFields(const Json& object, std::string path, std::vector<Fault>& faults);

    /// Leaves `out` as it is when an optional field is absent or the value has another type (a fault).
    template <typename T>
    void read(const std::string& key, T& out, Presence presence = Presence::Optional) {
        if (const Json* value = find(key, presence)) {
            convert(*value, name(key), out);
        }
    }

    /// The nested object of that name, or nothing when absent; not an object is a fault.
    std::optional<JsonFields> object(const std::string& key, Presence presence = Presence::Optional);
    /// Any value, for fields with their own reader.
    const Json* find(const std::string& key, Presence presence = Presence::Optional);

    void fault(const std::string& key, std::string reason, std::string fix);
    /// Reports every field that was never asked for.
    void finish();

private:
    std::string name(const std::string& key) const { return m_path.empty() ? key : m_path + "." + key; }

    template <typename T>
    void convert(const Json& value, const std::string& field, T& out);

    void wrongType(const std::string& field, const char* wanted, const Json& value);

    const Json* m_object;
    std::string m_path;
    std::vector<Fault>* m_faults;
    std::set<std::string> m_seen;
};

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <typename T>
void JsonFields::convert(const Json& value, const std::string& field, T& out) {
    if constexpr (std::is_same_v<T, bool>) {
        value.is_boolean() ? out = value.get<bool>() : (wrongType(field, "true or false", value), out);
    } else if constexpr (std::is_integral_v<T>) {
        const bool fits = value.is_number_unsigned()
                              ? std::in_range<T>(value.get<std::uint64_t>())
                              : value.is_number_integer() && std::in_range<T>(value.get<std::int64_t>());
        fits ? out = value.get<T>() : (wrongType(field, "a whole number in range", value), out);
    } else if constexpr (std::is_floating_point_v<T>) {
        value.is_number() ? out = value.get<T>() : (wrongType(field, "a number", value), out);
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (value.is_string()) {
            out = value.get<std::string>();
        } else {
            wrongType(field, "a string", value);
        }
    } else if constexpr (IsOptional<T>::value) {
        if (value.is_null()) {
            out.reset();
        } else {
            typename T::value_type inner{};
            const auto before = m_faults->size();
            convert(value, field, inner);
            if (m_faults->size() == before) {
                out = std::move(inner);
            }
        }
    } else {
        static_assert(IsVector<T>::value, "no conversion for this type");
        if (!value.is_array()) {
            wrongType(field, "a list", value);
            return;
        }
        T items;
        for (std::size_t i = 0; i < value.size(); ++i) {
            typename T::value_type item{};
            convert(value[i], fmt::format("{}[{}]", field, i), item);
            items.push_back(std::move(item));
        }
        out = std::move(items);
    }
}

} // namespace plateau
