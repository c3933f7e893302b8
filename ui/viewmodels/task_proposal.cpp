#include "ui/viewmodels/task_proposal.h"

#include "ui/viewmodels/data_files.h"

#include "core/data/answer_fields.h"
#include "core/data/field_probe.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <set>

namespace plateau::ui {

namespace {

constexpr std::uint64_t probedRows = 200;
constexpr double most = 0.8;             ///< of the values, from which a column counts as such
constexpr std::size_t fewestColumns = 2; ///< of numbers, beside the target

/// What the first values of a column look like.
struct ColumnLook {
    std::size_t values = 0;
    std::size_t numbers = 0;
    std::size_t lists = 0;
    std::size_t sentences = 0; ///< of several words
    std::size_t phrases = 0;   ///< of more than one word of ASCII letters: no names
    std::set<std::string> different;

    bool mostly(std::size_t count) const {
        return values > 0 && static_cast<double>(count) >= most * static_cast<double>(values);
    }
    bool isNumber() const { return mostly(numbers); }
    /// Few different values, as classes have.
    bool returns() const { return different.size() > 1 && 2 * different.size() <= values; }
    bool isText() const {
        return !isNumber() && !mostly(lists) &&
               (mostly(sentences) || (mostly(phrases) && different.size() > task::mostCategories));
    }
};

void look(const std::string& value, ColumnLook& column) {
    ++column.values;
    column.numbers += data::parseNumber(value) ? 1 : 0;
    column.lists += value.starts_with('[') && data::parseClassSet(value) ? 1 : 0;
    column.sentences += std::count(value.begin(), value.end(), ' ') >= 2 ? 1 : 0;
    column.phrases += std::any_of(value.begin(), value.end(),
                                  [](char c) { return c == ' ' || static_cast<unsigned char>(c) >= 0x80; })
                          ? 1
                          : 0;
    column.different.insert(value);
}

std::vector<ColumnLook> looks(const data::Dataset& dataset) {
    std::vector<ColumnLook> columns(dataset.fields().size());
    for (std::uint64_t number = 0; number < std::min(dataset.rowCount(), probedRows); ++number) {
        const auto row = dataset.row(number);
        for (std::size_t i = 0; row && i < columns.size() && i < row->values.size(); ++i) {
            if (row->values[i] && !row->values[i]->empty()) {
                look(*row->values[i], columns[i]);
            }
        }
    }
    return columns;
}

bool playsOtherPart(const std::string& field, const data::FieldMapping& mapping) {
    return field == mapping.id || field == mapping.group || field == mapping.split || field == mapping.order;
}

} // namespace

const task::Task& proposedTask(const data::Dataset& dataset, const data::FieldMapping& guess,
                               const DraftFields& fields) {
    using data::TargetForm;
    using task::InputKind;
    if (fields.text.isEmpty() && fields.label.isEmpty() && fields.labelColumns.isEmpty()) {
        const auto answers = data::findAnswers(dataset);
        const task::Task& task = task::firstTask(InputKind::Text, TargetForm::Answer);
        if (answers && *answers && task.info().target == TargetForm::Answer) {
            return task;
        }
    }
    const std::vector<ColumnLook> columns = looks(dataset);
    const data::FieldMapping mapping = merged(guess, fields);
    const auto label = dataset.fieldNumber(mapping.label);
    std::size_t numbers = 0;
    bool texts = false;
    bool lists = false;
    bool classes = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnLook& column = columns[i];
        if (playsOtherPart(dataset.fields()[i], mapping)) {
            continue;
        }
        lists = lists || ((!label || i == *label) && column.mostly(column.lists));
        numbers += i != label && column.isNumber() ? 1 : 0;
        texts = texts || (i != label && column.isText());
        classes = classes || (column.returns() && !column.isText());
    }
    const bool unlabelled = guess.label.empty() && fields.label.isEmpty();
    const bool flags =
        !fields.labelColumns.isEmpty() || (unlabelled && data::flagColumns(dataset).size() > 1);
    if ((lists || flags) && texts) {
        return task::firstTask(InputKind::Text, TargetForm::ClassSet);
    }
    const bool table = numbers >= fewestColumns && !texts && fields.text.isEmpty();
    if (table && (fields.label.isEmpty() || (label && columns[*label].isNumber()))) {
        return task::firstTask(InputKind::TableRow, TargetForm::Number);
    }
    const bool raw = !label && texts && !classes;
    return task::firstTask(InputKind::Text, raw ? TargetForm::None : TargetForm::ClassName);
}

Result<data::FieldMapping> mappingFor(const task::Task& task, const data::Dataset& dataset,
                                      const data::FieldMapping& guess, const DraftFields& fields) {
    const task::TaskInfo& info = task.info();
    DraftFields used = fields; // without what another task left over
    if (info.target != data::TargetForm::ClassSet) {
        used.labelColumns.clear();
    }
    if (info.input != task::InputKind::TableRow) {
        used.features.clear();
    }
    if (info.target != data::TargetForm::Answer) {
        used.context.clear();
        used.system.clear();
        used.history.clear();
    }
    if (info.target == data::TargetForm::ClassName) {
        return merged(guess, used);
    }
    data::FieldMapping named = merged(data::FieldMapping(), used);
    named.target = info.target;
    if (info.target == data::TargetForm::None) {
        named.label.clear();
    }
    const bool table = info.input == task::InputKind::TableRow;
    if (table) {
        named.text.clear();
    }
    auto completed = data::completeMapping(dataset, named, table);
    return completed ? Result<data::FieldMapping>(std::move(completed->mapping)) : completed.error();
}

} // namespace plateau::ui
