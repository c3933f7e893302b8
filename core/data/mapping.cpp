#include "core/data/mapping.h"

#include "core/base/utf8.h"
#include "core/data/field_names.h"

#include <fmt/format.h>

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

Result<void> checkMapping(const Dataset& dataset, const FieldMapping& mapping) {
    std::vector<std::string> wanted;
    for (const auto& field : {mapping.text, mapping.label}) {
        if (!field.empty()) {
            wanted.push_back(field);
        }
    }
    for (const auto* fields : {&mapping.features, &mapping.labelColumns}) {
        wanted.insert(wanted.end(), fields->begin(), fields->end());
    }
    for (const auto& field : {mapping.id, mapping.group, mapping.split, mapping.order}) {
        if (field) {
            wanted.push_back(*field);
        }
    }
    for (const std::string& field : wanted) {
        if (!dataset.fieldNumber(field)) {
            return noField(dataset, field);
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
