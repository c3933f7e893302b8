#include "core/base/json_fields.h"

#include "core/base/utf8.h"

namespace plateau {

Error faultsToError(const std::string& where, const std::vector<Fault>& faults) {
    std::string what;
    for (const Fault& fault : faults) {
        what += fmt::format("{}{}: {}. {}", what.empty() ? "" : "\n", fault.field, fault.reason, fault.fix);
    }
    return badInput(where, what, "");
}

JsonFields::JsonFields(const Json& object, std::string path, std::vector<Fault>& faults)
    : m_object(&object), m_path(std::move(path)), m_faults(&faults) {
    if (!object.is_object()) {
        m_faults->push_back(
            {m_path.empty() ? "(whole file)" : m_path, "is not an object", "Write {…} here."});
    }
}

const Json* JsonFields::find(const std::string& key, Presence presence) {
    m_seen.insert(key);
    if (m_object->is_object()) {
        if (const auto it = m_object->find(key); it != m_object->end()) {
            return &*it;
        }
        if (presence == Presence::Required) {
            fault(key, "is missing", "Add it.");
        }
    }
    return nullptr;
}

std::optional<JsonFields> JsonFields::object(const std::string& key, Presence presence) {
    const Json* value = find(key, presence);
    if (!value) {
        return std::nullopt;
    }
    if (!value->is_object()) {
        wrongType(name(key), "an object", *value);
        return std::nullopt;
    }
    return JsonFields(*value, name(key), *m_faults);
}

void JsonFields::fault(const std::string& key, std::string reason, std::string fix) {
    m_faults->push_back({name(key), std::move(reason), std::move(fix)});
}

void JsonFields::finish() {
    if (!m_object->is_object()) {
        return;
    }
    for (const auto& [key, value] : m_object->items()) {
        if (!m_seen.contains(key)) {
            fault(printable(key, 60), "is not a known field", "Remove it or correct its spelling.");
        }
    }
}

void JsonFields::wrongType(const std::string& field, const char* wanted, const Json& value) {
    m_faults->push_back(
        {field, fmt::format("must be {}, not {}", wanted, printable(value.dump(), 60)), "Correct it."});
}

} // namespace plateau
