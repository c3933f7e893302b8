#include "core/experiment/create/choose_fields.h"

#include "core/data/field_names.h"

namespace plateau::experiment {

Result<data::GuessedMapping> chooseFields(const data::Dataset& dataset, const task::TaskInfo& task,
                                          const data::FieldNames& names,
                                          const std::vector<std::string>& features) {
    if (task.target == data::TargetForm::ClassName) {
        return data::guessMapping(dataset, names);
    }
    data::FieldMapping named;
    named.target = task.target;
    named.text = names.text.value_or("");
    named.features = features;
    named.id = names.id;
    named.group = names.group;
    named.split = names.split;
    named.order = names.order;
    if (task.target == data::TargetForm::Answer) {
        named.context = names.context;
        named.system = names.system;
        named.history = names.history;
    }
    const std::string label = task.target == data::TargetForm::None ? "" : names.label.value_or("");
    if (task.target == data::TargetForm::ClassSet && label.find(',') != std::string::npos &&
        !dataset.fieldNumber(label)) {
        named.labelColumns = data::parseFieldList(label);
    } else {
        named.label = label;
    }
    return data::completeMapping(dataset, named, task.input == task::InputKind::TableRow);
}

} // namespace plateau::experiment
