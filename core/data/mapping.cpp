#include "core/data/mapping.h"

#include "core/base/utf8.h"
#include "core/data/field_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::data {
namespace {

Error noField(const Dataset& dataset, std::string_view name) {
    return badInput(dataset.fileName(),
                    fmt::format("no field '{}'. Fields here: {}", printable(name, 60), fieldList(dataset)),
                    "Pick another column.");
}

} // namespace

Result<std::string> findField(const Dataset& dataset, std::string_view name) {
    if (dataset.fieldNumber(name)) {
        return std::string(name);
    }
    std::vector<std::string> alike;
    for (const std::string& field : dataset.fields()) {
        if (plainName(field, Case::Folded) == plainName(name, Case::Folded)) {
            alike.push_back(field);
        }
    }
    if (alike.size() == 1) {
        return alike.front();
    }
    return noField(dataset, name);
}

std::vector<std::string*> namedFields(FieldMapping& mapping) {
    std::vector<std::string*> names = {&mapping.text, &mapping.label};
    for (auto* list : {&mapping.features, &mapping.labelColumns}) {
        for (std::string& field : *list) {
            names.push_back(&field);
        }
    }
    for (auto* field : {&mapping.id, &mapping.group, &mapping.split, &mapping.order, &mapping.context,
                        &mapping.system, &mapping.history}) {
        if (*field) {
            names.push_back(&**field);
        }
    }
    std::erase_if(names, [](const std::string* name) { return name->empty(); });
    return names;
}

Result<void> checkMapping(const Dataset& dataset, const FieldMapping& mapping) {
    FieldMapping copy = mapping;
    for (const std::string* field : namedFields(copy)) {
        if (!dataset.fieldNumber(*field)) {
            return noField(dataset, *field);
        }
    }
    const auto isFeature = [&](const std::string& field) {
        return std::find(mapping.features.begin(), mapping.features.end(), field) != mapping.features.end();
    };
    if (isFeature(mapping.label)) {
        return badInput(
            dataset.fileName(),
            fmt::format("the field '{}' is the target and a feature", printable(mapping.label, 60)),
            "Leave it out of the features.");
    }
    if (!mapping.text.empty() && mapping.text == mapping.label) {
        return badInput(dataset.fileName(),
                        fmt::format("text and label are both the field '{}'", printable(mapping.text, 60)),
                        "Pick another column for one of them.");
    }
    return {};
}

} // namespace plateau::data
